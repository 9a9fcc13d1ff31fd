using System.Collections.Immutable;

namespace Nhi.Governance.Secrets;

/// <summary>
/// What a credential tells about itself without a network. Only names, ids and times: no part of it is secret, so it may be logged and kept.
/// What the value does not tell is <see langword="null"/> or empty. Nothing here is verified: whoever made the value may have lied.
/// </summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed record SecretReading
{
    /// <summary>The reading of a value that tells nothing.</summary>
    public static SecretReading Empty { get; } = new();

    /// <summary>The id of an AWS access key.</summary>
    public string? AwsAccessKeyId { get; init; }

    /// <summary>
    /// The AWS account, twelve digits, that a key id of the newer generation encodes. The bit after the prefix tells the generation (fifth
    /// character Q to Z or 2 to 7: the newer); an id of the older one does not tell its account.
    /// </summary>
    public string? AwsAccountId { get; init; }

    /// <summary>The claim <c>iss</c> of a JWT.</summary>
    public string? Issuer { get; init; }

    /// <summary>The claim <c>sub</c> of a JWT.</summary>
    public string? Subject { get; init; }

    /// <summary>The claim <c>aud</c> of a JWT.</summary>
    public ImmutableArray<string> Audience { get; init; } = [];

    /// <summary>The claim <c>exp</c> of a JWT.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The namespace of the Kubernetes service account a JWT is for.</summary>
    public string? KubernetesNamespace { get; init; }

    /// <summary>The name of the Kubernetes service account a JWT is for.</summary>
    public string? KubernetesServiceAccount { get; init; }

    /// <summary>The uid of the Kubernetes service account a JWT is for.</summary>
    public string? KubernetesServiceAccountUid { get; init; }

    /// <summary>The SHA-256 of the SubjectPublicKeyInfo that belongs to a private key, in small hexadecimal.</summary>
    public string? PublicKeySha256 { get; init; }

    /// <summary>The scheme of a database URL, as written.</summary>
    public string? DatabaseScheme { get; init; }

    /// <summary>The user of a database URL, percent-decoded.</summary>
    public string? DatabaseUser { get; init; }

    /// <summary>The host or hosts of a database URL, with ports, as written. Null when an @ further on makes it doubtful where the password ends.</summary>
    public string? DatabaseHost { get; init; }

    /// <summary>The database of a database URL, percent-decoded.</summary>
    public string? DatabaseName { get; init; }

    /// <summary>The host a URL names, with its port, as written.</summary>
    public string? Host { get; init; }

    /// <summary>The user a URL names, percent-decoded.</summary>
    public string? User { get; init; }

    /// <summary>The first day of the month in which the issuer allocated a key that tells it: its age needs no inventory.</summary>
    public DateOnly? AllocatedOn { get; init; }

    /// <summary>The organisation of a routable GitLab token.</summary>
    public long? GitLabOrganizationId { get; init; }

    /// <summary>The group of a routable GitLab token.</summary>
    public long? GitLabGroupId { get; init; }

    /// <summary>The project of a routable GitLab token.</summary>
    public long? GitLabProjectId { get; init; }

    /// <summary>The user of a routable GitLab token.</summary>
    public long? GitLabUserId { get; init; }
}
