namespace Nhi.Governance;

/// <summary>What a record says of another identity, or of all members of a container.</summary>
public sealed record Attachment
{
    /// <summary>An id or alias, or the name of a container.</summary>
    public required string Target { get; init; }

    /// <summary>Whether <see cref="Target"/> is an identity or a container.</summary>
    public AttachmentReach Reach { get; init; }

    /// <summary>The record it came from, in words: <c>ClusterRoleBinding gone-sa</c>.</summary>
    public required string Record { get; init; }

    /// <summary>Whether the target has to exist: where its completely read <see cref="Area"/> does not have it, the record dangles. A platform's own records may name what is only made when needed.</summary>
    public bool IsReference { get; init; }

    /// <summary>The area the target would be in; see <see cref="AreaCoverage"/>.</summary>
    public string Area { get; init; } = string.Empty;

    /// <summary>Facts of the target.</summary>
    public FactSet Facts { get; init; } = FactSet.Empty;

    /// <summary>Containers the target is a member of.</summary>
    public IReadOnlyList<string> Containers { get; init; } = [];

    /// <summary>Credentials of the target. Where nobody knows the target, each becomes a bearer-only identity of <see cref="BearerClass"/>.</summary>
    public IReadOnlyList<Credential> Credentials { get; init; } = [];

    /// <summary>Class of a credential whose principal nobody knows; <see cref="IdentityClass.Unknown"/> where it is not an identity of its own.</summary>
    public IdentityClass BearerClass { get; init; }

    /// <summary>Who claims to answer for the target.</summary>
    public IReadOnlyList<OwnerClaim> Owners { get; init; } = [];

    /// <summary>Whom the target admits.</summary>
    public IReadOnlyList<Admission> Admissions { get; init; } = [];

    /// <summary>What runs as the target.</summary>
    public IReadOnlyList<string> Controllers { get; init; } = [];

    /// <summary>What the record tells about parties, vendors and accounts rather than about identities.</summary>
    public PartyRecord? Party { get; init; }

    /// <summary>Where it was read.</summary>
    public required string Source { get; init; }
}
