using System.Globalization;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>How hard a value is to guess, estimated from the value alone; it tells nothing else of it.</summary>
/// <remarks>
/// An estimate from below for values a person chose, near to the truth for values drawn at random, and blind to how a value was made: whoever knows that it is
/// the hash of a date guesses dates. Give it the bare secret: the fixed words of a connection string or a document count as if they had to be guessed.
/// </remarks>
/// <param name="Bits">Bits of guessing entropy: an attacker needs about 2^(bits - 1) guesses.</param>
/// <param name="Weakness">What most of the value is, where that is easy to guess.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SecretStrength(double Bits, SecretWeakness Weakness)
{
    /// <summary>
    /// Bits from which a value gets the ordinary, keyed and fast fingerprint: 64. Fingerprints are tried only by who has the key too, and then at some 10^10 guesses a second for one graphics
    /// processor: 2^63 guesses take one of them 29 years. It is what NIST SP 800-63B demands of session secrets (section 7.1), which are random and short-lived too.
    /// </summary>
    public const double Keyed = 64;

    /// <summary>
    /// Bits from which a digest without a key may be given away: 112, as NIST SP 800-63B (section 5.1.2.2) has it for secrets that may be kept as a plain hash.
    /// </summary>
    public const double Unkeyed = 112;

    /// <summary>Estimates a value.</summary>
    /// <param name="secret">The value, text as UTF-8. Of a long one the first 256 bytes count, so that the rest can only make it stronger.</param>
    /// <returns>The estimate.</returns>
    public static SecretStrength Estimate(ReadOnlySpan<byte> secret) => SecretEstimate.Of(secret);

    /// <summary>Whether it is hard enough to guess.</summary>
    /// <param name="bits">How hard, such as <see cref="Keyed"/>.</param>
    /// <returns>Whether it has as many bits.</returns>
    public bool IsAtLeast(double bits) => Bits >= bits;

    /// <summary>The estimate in words, never the value.</summary>
    /// <returns>Such as <c>about 14 bits: one of the commonest passwords</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"about {Math.Floor(Bits):F0} bits") + Weakness switch
    {
        SecretWeakness.Empty => ": there is no value",
        SecretWeakness.Placeholder => ": written to be replaced",
        SecretWeakness.CommonPassword => ": one of the commonest passwords",
        SecretWeakness.Words => ": made of words",
        SecretWeakness.Date => ": a year or a date",
        SecretWeakness.Repetition => ": it repeats itself",
        SecretWeakness.Sequence => ": it counts up or down",
        _ => Bits < Keyed ? ": too short" : string.Empty,
    };
}
