namespace Nhi.Governance.Secrets;

/// <summary>The token shape GitHub and npm share: prefix, 30 random characters, CRC-32 of those in six characters of base 62.</summary>
internal static class Base62Checksum
{
    /// <summary>The characters after the prefix.</summary>
    public const int Length = RandomLength + ChecksumLength;

    private const int RandomLength = 30;
    private const int ChecksumLength = 6;

    /// <summary>
    /// Verifies the 36 characters after a prefix that ends before <paramref name="bodyStart"/>. An underscore may stand before the prefix (a
    /// name glued to it), but not after the token, where it would go on.
    /// </summary>
    public static bool TryVerify(ReadOnlySpan<byte> window, int start, int bodyStart, SecretFormat format, out Candidate candidate)
    {
        candidate = default;
        if (Alphabet.Alphanumeric.Holds(window, start - 1)
            || Alphabet.Alphanumeric.Run(window, bodyStart, Length) != Length
            || Alphabet.Word.Holds(window, bodyStart + Length))
        {
            return false;
        }

        ReadOnlySpan<byte> body = window.Slice(bodyStart, Length);
        uint crc = Crc32.Compute(body[..RandomLength]);
        bool valid = Crc32.IsWritten(crc, body[RandomLength..], "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
        candidate = Candidate.Whole(
            format, start, bodyStart + Length - start, valid ? ChecksumVerdict.Valid : ChecksumVerdict.Failed);
        return true;
    }
}
