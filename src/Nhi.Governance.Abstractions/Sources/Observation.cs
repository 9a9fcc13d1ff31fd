namespace Nhi.Governance;

/// <summary>One sighting of an identity by one source.</summary>
public sealed record Observation
{
    /// <summary>Authority and immutable id; where the export has no immutable id, authority and name.</summary>
    public required IdentityId Id { get; init; }

    /// <summary>Whether <see cref="Id"/> is the issuer's immutable id rather than a name.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsImmutableId { get; init; } = true;

    /// <summary>Other names its issuer declares for it.</summary>
    public IReadOnlyList<IdentityId> Aliases { get; init; } = [];

    /// <summary>The part of its authority it belongs to; see <see cref="AreaCoverage"/>.</summary>
    public required string Area { get; init; }

    /// <summary>Groups, namespaces, accounts and roles whose attachments reach it.</summary>
    public IReadOnlyList<string> Containers { get; init; } = [];

    /// <summary>What is known of it.</summary>
    public FactSet Facts { get; init; } = FactSet.Empty;

    /// <summary>Its credentials.</summary>
    public IReadOnlyList<Credential> Credentials { get; init; } = [];

    /// <summary>Who claims to answer for it.</summary>
    public IReadOnlyList<OwnerClaim> Owners { get; init; } = [];

    /// <summary>Names of identities it claims it can become.</summary>
    public IReadOnlyList<IdentityId> Becomes { get; init; } = [];

    /// <summary>Names of identities that it works by means of, and that stay identities of their own: a robot's account, an agent's client, a device's certificate.</summary>
    public IReadOnlyList<IdentityId> Holds { get; init; } = [];

    /// <summary>Whom it admits.</summary>
    public IReadOnlyList<Admission> Admissions { get; init; } = [];

    /// <summary>Where it was read.</summary>
    public required string Source { get; init; }
}
