namespace Nhi.Governance.Secrets;

/// <summary>Gives secrets the fingerprint that fits how hard they are to guess. A fingerprint and its key together let anybody try values: a weak one must not have the fast kind.</summary>
/// <remarks>Safe to call from several threads.</remarks>
/// <param name="fingerprinter">Makes the ordinary ones; stays the caller's to dispose.</param>
/// <param name="weak">Makes those of weak values; stays the caller's to dispose. <see langword="null"/> refuses weak values.</param>
public sealed class SecretEnroller(SecretFingerprinter fingerprinter, WeakSecretFingerprinter? weak = null)
{
    private readonly SecretFingerprinter _fingerprinter = fingerprinter ?? throw new ArgumentNullException(nameof(fingerprinter));

    /// <summary>Enrols a secret.</summary>
    /// <param name="secret">The bare secret, text as UTF-8.</param>
    /// <returns>Its fingerprint, or why there is none. A placeholder or an empty value is always refused: it would be found everywhere and is nobody's.</returns>
    /// <exception cref="ObjectDisposedException">What makes the fingerprint was disposed.</exception>
    public SecretEnrolment Enrol(ReadOnlySpan<byte> secret)
    {
        var strength = SecretStrength.Estimate(secret);
        return strength switch
        {
            _ when strength.IsAtLeast(SecretStrength.Keyed) => new SecretEnrolment.Strong(_fingerprinter.Fingerprint(secret), strength),
            { Weakness: SecretWeakness.Empty or SecretWeakness.Placeholder } => new SecretEnrolment.Refused(strength),
            _ when weak is not null => new SecretEnrolment.Weak(weak.Fingerprint(secret), strength),
            _ => new SecretEnrolment.Refused(strength),
        };
    }
}
