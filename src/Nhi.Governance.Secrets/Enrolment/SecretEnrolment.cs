namespace Nhi.Governance.Secrets;

/// <summary>What came of enrolling a secret.</summary>
public abstract record SecretEnrolment
{
    private SecretEnrolment(SecretStrength strength) => Strength = strength;

    /// <summary>How hard it is to guess.</summary>
    public SecretStrength Strength { get; }

    /// <summary>Hard enough to guess: it has the ordinary fingerprint, by which copies are looked up.</summary>
    /// <param name="Fingerprint">The fingerprint.</param>
    /// <param name="Strength">How hard it is to guess.</param>
    public sealed record Strong(SecretFingerprint Fingerprint, SecretStrength Strength) : SecretEnrolment(Strength);

    /// <summary>It could be guessed, and the caller allows that: it has a stretched fingerprint, compared with whole values alone.</summary>
    /// <param name="Fingerprint">The fingerprint.</param>
    /// <param name="Strength">How hard it is to guess.</param>
    public sealed record Weak(WeakSecretFingerprint Fingerprint, SecretStrength Strength) : SecretEnrolment(Strength);

    /// <summary>It could be guessed: nothing is kept of it.</summary>
    /// <param name="Strength">How hard it is to guess.</param>
    public sealed record Refused(SecretStrength Strength) : SecretEnrolment(Strength);
}
