namespace Nhi.Governance.Providers.Pki;

/// <summary>Says whom <see cref="OcspVerifier"/> asks, and what it believes.</summary>
public sealed record OcspOptions
{
    /// <summary>Name of the verifier.</summary>
    /// <value>The default is <c>ocsp</c>.</value>
    public string Name { get; init; } = "ocsp";

    /// <summary>Name of the issuer whose certificates are looked at: <see cref="OpenSslCaOptions.Name"/>, or that of another provider.</summary>
    public required string Issuer { get; init; }

    /// <summary>The responder; http or https. The address inside a certificate is never called.</summary>
    public required Uri Responder { get; init; }

    /// <summary>Certificate of the issuer, in PEM: its key signs the answers, or the certificate of who does.</summary>
    public required string IssuerCertificate { get; init; }

    /// <summary>Whether an answer must repeat the nonce.</summary>
    /// <value>The default is <see cref="OcspNonce.Required"/>.</value>
    public OcspNonce Nonce { get; init; }

    /// <summary>How far the clocks may be apart.</summary>
    /// <value>The default is one minute.</value>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How old an answer may be that does not say when the next one is due.</summary>
    /// <value>The default is one hour.</value>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long the responder may take to hear of a revocation; with <see cref="OcspNonce.Preferred"/> as long as its answers are valid.</summary>
    /// <value>The default is five minutes.</value>
    public TimeSpan PropagationWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Tells when a certificate ends, so that one that has ended is not called alive for not having been revoked. The default, <see langword="null"/>, leaves that open.</summary>
    public Func<VerificationRequest, CancellationToken, ValueTask<DateTimeOffset?>>? ExpiryOf { get; init; }
}
