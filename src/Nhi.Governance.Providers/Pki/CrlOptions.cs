namespace Nhi.Governance.Providers.Pki;

/// <summary>Says which revocation list <see cref="CrlVerifier"/> reads, and what it believes.</summary>
public sealed record CrlOptions
{
    /// <summary>Name of the verifier.</summary>
    /// <value>The default is <c>crl</c>.</value>
    public string Name { get; init; } = "crl";

    /// <summary>Name of the issuer whose certificates are looked at: <see cref="OpenSslCaOptions.Name"/>, or that of another provider.</summary>
    public required string Issuer { get; init; }

    /// <summary>Where the complete list is; http or https. DER or PEM.</summary>
    public required Uri List { get; init; }

    /// <summary>Where its delta is; the default, <see langword="null"/>, reads none. The address inside a list is never called.</summary>
    public Uri? Delta { get; init; }

    /// <summary>Certificate of the issuer, in PEM: its key signs the lists. Indirect lists are not believed.</summary>
    public required string IssuerCertificate { get; init; }

    /// <summary>
    /// Tells when a certificate ends. Lists drop what has ended, so that a certificate which is not listed is <see cref="Verdict.Alive"/> only where its end is
    /// known and lies ahead. The default, <see langword="null"/>, leaves every certificate that is not listed <see cref="Verdict.Indeterminate"/>.
    /// </summary>
    public Func<VerificationRequest, CancellationToken, ValueTask<DateTimeOffset?>>? ExpiryOf { get; init; }

    /// <summary>How far the clocks may be apart.</summary>
    /// <value>The default is one minute.</value>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How old a list may be that does not say when the next one is due.</summary>
    /// <value>The default is one day.</value>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long reading one list may take.</summary>
    /// <value>The default is one minute.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Most bytes of a list. It is read as a stream, so that this bounds time and not memory.</summary>
    /// <value>The default is 128 MiB.</value>
    public long MaxBytes { get; init; } = 128L * 1024 * 1024;

    /// <summary>How long a list may be served after a revocation that it lacks: the time from one list to the next.</summary>
    /// <value>The default is one day.</value>
    public TimeSpan PropagationWindow { get; init; } = TimeSpan.FromDays(1);
}
