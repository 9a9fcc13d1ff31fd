namespace Nhi.Governance;

/// <summary>What a new version should be like.</summary>
public sealed record IssueRequest
{
    /// <summary>How long it should live. The default, <see langword="null"/>, leaves it to the issuer. An issuer that cannot keep to it refuses.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>What the version may do, in the issuer's words: scopes of a token. The default, none, leaves it to the issuer.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>A certificate request (PKCS#10, PEM) where the consumer made the key and keeps it. The default, <see langword="null"/>, lets the issuer make the secret.</summary>
    public string? CertificateRequest { get; init; }
}
