namespace Nhi.Governance;

/// <summary>Sees for itself whether a credential still works. What it cannot tell is <see cref="Verdict.Indeterminate"/>, never a guess.</summary>
/// <remarks>A sketch: its shape is settled by the providers that are built on it, and may change in the next release. Until then implement it only to try it out.</remarks>
public interface IRevocationVerifier
{
    /// <summary>Where it looks from, what it can tell at best, and what looking changes.</summary>
    VerifierDescriptor Descriptor { get; }

    /// <summary>Looks once. Follows no redirects and calls only configured endpoints.</summary>
    /// <param name="request">What to look at.</param>
    /// <param name="secret">The secret where a live probe needs it; stays the caller's to dispose.</param>
    /// <param name="cancellationToken">Stops the looking; the issuer may have counted the attempt.</param>
    /// <returns>What was seen.</returns>
    ValueTask<Verification> VerifyAsync(VerificationRequest request, SecretValue? secret, CancellationToken cancellationToken = default);
}
