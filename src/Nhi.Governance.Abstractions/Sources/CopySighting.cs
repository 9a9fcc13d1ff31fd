namespace Nhi.Governance;

/// <summary>A place where a secret lies open, with what the value tells about its owner. Never the value.</summary>
/// <param name="Format">Id of the format.</param>
/// <param name="Verdict">What the checksum says.</param>
/// <param name="Location">The place.</param>
/// <param name="Ordinal">Which of the distinct credentials of that format at that path, from 0: keeps ids apart without a fingerprint.</param>
public sealed record CopySighting(string Format, CopyVerdict Verdict, CopyLocation Location, int Ordinal)
{
    /// <summary>Id of the credential where the value tells it: an access key id.</summary>
    public CredentialId? Credential { get; init; }

    /// <summary>The enrolled secrets it is, each with the credential whose secret it is where its user said so; none where only its format was recognised.</summary>
    public IReadOnlyList<KeyValuePair<EnrolledCopy, CredentialId?>> Enrolled { get; init; } = [];

    /// <summary>Issuer of a token, without scheme.</summary>
    public string? Issuer { get; init; }

    /// <summary>Subject of a token.</summary>
    public string? Subject { get; init; }

    /// <summary>SHA-256 of the public half of a private key, in hexadecimal.</summary>
    public string? PublicKey { get; init; }
}
