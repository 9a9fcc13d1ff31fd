namespace Nhi.Governance.Secrets;

/// <summary>
/// <c>glpat-</c> and 20 to 300 characters of base64url, anchored at the dash. A routable token goes on with <c>.LLccccccc</c> or
/// <c>.VV.LLccccccc</c>: version, length of the payload, and the CRC-32 of all before it in seven characters of base 36.
/// Without a checksum, a body of fewer than five different characters or with one of the words of <see cref="Template.IsToken"/>
/// is a template, and so no match.
/// </summary>
internal static class GitLabTokenFormat
{
    /// <summary>The prefix.</summary>
    public const int PrefixLength = 6;

    private const int MinBody = 20;
    private const int MaxBody = 300;
    private const int LeastDistinct = 5;
    private const int LengthAndChecksum = 9;
    private const int ChecksumLength = 7;

    public static bool TryVerify(ReadOnlySpan<byte> window, int dash, out Candidate candidate)
    {
        candidate = default;
        int start = dash - 5;
        if (!window.StandsAt(start, "glpat"u8) || Alphabet.Base64Url.Holds(window, start - 1))
        {
            return false;
        }

        int bodyStart = dash + 1;
        int length = Alphabet.Base64Url.Run(window, bodyStart, MaxBody);
        int end = bodyStart + length;
        if (length < MinBody || Alphabet.Base64Url.Holds(window, end))
        {
            return false;
        }

        if (RoutableTail(window, end) is var tail and > 0)
        {
            ReadOnlySpan<byte> token = window[start..(end + tail)];
            uint crc = Crc32.Compute(token[..^ChecksumLength]);
            bool valid = Crc32.IsWritten(crc, token[^ChecksumLength..], "0123456789abcdefghijklmnopqrstuvwxyz"u8);
            candidate = Candidate.Whole(
                SecretFormats.GitLabToken, start, token.Length, valid ? ChecksumVerdict.Valid : ChecksumVerdict.Failed);
            return true;
        }

        if (Template.IsToken(window.Slice(bodyStart, length), LeastDistinct))
        {
            return false;
        }

        candidate = Candidate.Whole(SecretFormats.GitLabToken, start, PrefixLength + length, ChecksumVerdict.None);
        return true;
    }

    private static int RoutableTail(ReadOnlySpan<byte> window, int end)
    {
        int plain = Tail(window, end, 0);
        return plain > 0 ? plain : Tail(window, end, 3);
    }

    // The tail begins with a dot; a version of two characters and a further dot may stand before length and checksum.
    private static int Tail(ReadOnlySpan<byte> window, int end, int version)
    {
        if (!window.StandsAt(end, "."u8)
            || (version > 0 && (Alphabet.Base36.Run(window, end + 1, version) != version - 1 || !window.StandsAt(end + version, "."u8))))
        {
            return 0;
        }

        int start = end + 1 + version;
        bool whole = Alphabet.Base36.Run(window, start, LengthAndChecksum) == LengthAndChecksum
            && !Alphabet.Base64Url.Holds(window, start + LengthAndChecksum);
        return whole ? 1 + version + LengthAndChecksum : 0;
    }
}
