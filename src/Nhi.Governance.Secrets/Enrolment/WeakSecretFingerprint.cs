using System.Globalization;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>A fingerprint of a value that could be guessed: stretched, and with a salt of its own, so that each guess costs a good part of a second and two of one value have nothing in common.</summary>
/// <remarks>It cannot be looked up. <see cref="WeakSecretFingerprinter.Matches"/> compares it with one whole value at a time.</remarks>
/// <param name="KeyId">Number of the key.</param>
/// <param name="Iterations">Rounds of PBKDF2-HMAC-SHA-256.</param>
/// <param name="Salt">Random bits.</param>
/// <param name="Digest">What came of it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WeakSecretFingerprint(ushort KeyId, int Iterations, UInt128 Salt, UInt128 Digest)
{
    /// <summary>Most rounds that are read: a record somebody wrote to stall its reader is none.</summary>
    public const int MostIterations = 10_000_000;

    private const int Hexadecimal = 32;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fingerprint">The fingerprint.</param>
    /// <returns>Whether it is one, of as many rounds as <see cref="WeakSecretFingerprinter.Iterations"/> or more.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out WeakSecretFingerprint fingerprint)
    {
        fingerprint = default;
        Span<Range> parts = stackalloc Range[5];
        if (text.IsEmpty || text[0] != 'w' || text.Split(parts, ':') != 4
            || !ushort.TryParse(text[parts[0]][1..], NumberStyles.None, CultureInfo.InvariantCulture, out var key) || key == 0
            || !int.TryParse(text[parts[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var iterations)
            || iterations is < WeakSecretFingerprinter.Iterations or > MostIterations
            || !TryParseHexadecimal(text[parts[2]], out var salt) || !TryParseHexadecimal(text[parts[3]], out var digest))
        {
            return false;
        }

        fingerprint = new WeakSecretFingerprint(key, iterations, salt, digest);
        return true;
    }

    /// <summary>Key, rounds, salt and digest.</summary>
    /// <returns>Such as <c>w1:600000:</c>, 32 digits, a colon and 32 digits.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"w{KeyId}:{Iterations}:{Salt:x32}:{Digest:x32}");

    private static bool TryParseHexadecimal(ReadOnlySpan<char> text, out UInt128 number)
    {
        number = default;
        return text.Length == Hexadecimal && UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
    }
}
