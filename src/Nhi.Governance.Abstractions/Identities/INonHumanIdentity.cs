namespace Nhi.Governance;

/// <summary>One principal of the estate, over typed facts.</summary>
/// <remarks>A <em>view</em> gives a class its own fields (<c>identity.As&lt;WorkloadView&gt;().SpiffeId</c>); reclassifying never converts an object. Immutable, and so safe to share between threads.</remarks>
public interface INonHumanIdentity
{
    /// <summary>Authority and immutable id. Re-created under the same name is a new identity.</summary>
    IdentityId Id { get; }

    /// <summary>Other names its issuers declare for it, sorted: an ARN, an OIDC subject.</summary>
    IReadOnlyList<IdentityId> Aliases { get; }

    /// <summary>Set where this is a bearer-only credential whose principal is now known; it is then counted as that principal's credential.</summary>
    IdentityId? Principal { get; }

    /// <summary>What it is, and why.</summary>
    Classification Classification { get; }

    /// <summary>What is known of it, where from.</summary>
    FactSet Facts { get; }

    /// <summary>Its credentials, sorted by id.</summary>
    IReadOnlyList<Credential> Credentials { get; }

    /// <summary>Who answers for it, one entry a role that was asked about.</summary>
    IReadOnlyList<Owner> Owners { get; }

    /// <summary>What it may become, who may become it, what runs as it.</summary>
    IReadOnlyList<Relation> Relations { get; }

    /// <summary>Places where a secret of one of its credentials lies open.</summary>
    IReadOnlyList<SecretCopy> Copies { get; }

    /// <summary>When it was seen.</summary>
    Presence Presence { get; }
}
