namespace Nhi.Governance;

/// <summary>Sees for itself whether a credential still works. What it cannot tell is <see cref="Verdict.Indeterminate"/>, never a guess.</summary>
/// <remarks>
/// Refused means: this credential is refused, told apart from a broken network, a backend that refuses everyone, one that answers everything, a redirect, a stale
/// answer, a wrong clock and a mangled secret. Whether it was revoked, expired or switched off is <see cref="ProbeEvidence.Cause"/>, as far as the other side tells. A verifier that uses the credential itself is written as an <see cref="ICredentialProbe"/> and wrapped in
/// <c>ProbingVerifier</c>, which does that telling. Implementations are safe to call from several threads and throw nothing but
/// <see cref="OperationCanceledException"/> and <see cref="ArgumentException"/>.
/// </remarks>
public interface IRevocationVerifier
{
    /// <summary>Where it looks from, what it can tell at best, and what looking changes.</summary>
    VerifierDescriptor Descriptor { get; }

    /// <summary>Looks once. Follows no redirects and calls only configured endpoints.</summary>
    /// <param name="request">What to look at.</param>
    /// <param name="secret">The secret where a live probe needs it; stays the caller's to dispose.</param>
    /// <param name="cancellationToken">Stops the looking; the issuer may have counted the attempt.</param>
    /// <returns>What was seen.</returns>
    ValueTask<Verification> VerifyAsync(VerificationRequest request, SecretValue? secret = null, CancellationToken cancellationToken = default);
}
