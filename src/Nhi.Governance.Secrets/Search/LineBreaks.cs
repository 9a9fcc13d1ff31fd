using System.Buffers;

namespace Nhi.Governance.Secrets;

/// <summary>
/// What stands between the lines a value is spread over: the break, what indents the next line, the backslash that continues a line, the quotes
/// and the operator between two literals.
/// </summary>
internal static class LineBreaks
{
    /// <summary>The most white space behind a line feed that is passed over.</summary>
    public const int MaxLength = 256;

    /// <summary>The most bytes of a break before its line feed.</summary>
    public const int MostBefore = (2 * MostBeforeFeed) + 4;

    private const int MostBeforeFeed = 16;

    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n"u8);

    /// <summary>Reads the break whose first line feed is at a place.</summary>
    /// <param name="encoding">What a break stands for.</param>
    /// <param name="text">The text.</param>
    /// <param name="from">Where it starts at the earliest.</param>
    /// <param name="feed">The line feed.</param>
    /// <param name="token">The break.</param>
    public static bool TryRead(SecretEncoding encoding, ReadOnlySpan<byte> text, int from, int feed, out LocalDecoder.Token token)
    {
        var start = feed > from && text[feed - 1] == '\r' ? feed - 1 : feed;
        if (encoding == SecretEncoding.Wrapped)
        {
            var end = SkipSpace(text, feed + 1, acrossLines: true);
            start = start > from && text[start - 1] == '\\' ? start - 1 : start;
            if (TryJoin(text, from, start, end, out var quote, out var behind))
            {
                (start, end) = (quote, behind);
            }

            token = new LocalDecoder.Token(start, end, 0, 0);
            return true;
        }

        token = new LocalDecoder.Token(start, SkipSpace(text, feed + 1, acrossLines: false), 1, encoding == SecretEncoding.Folded ? ' ' : (uint)'\n');
        return encoding == SecretEncoding.Folded || token.End - token.Start > 1;
    }

    /// <summary>Where white space ends.</summary>
    public static int SkipSpace(ReadOnlySpan<byte> text, int at, bool acrossLines)
    {
        if (at >= text.Length || text[at] > ' ')
        {
            return at;
        }

        var part = text[at..Math.Min(text.Length, at + MaxLength)];
        var end = acrossLines ? part.IndexOfAnyExcept(Space) : part.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return end < 0 ? at + part.Length : at + end;
    }

    // "…" + <break> "…", with the operator on either side or none.
    private static bool TryJoin(ReadOnlySpan<byte> text, int from, int start, int end, out int quote, out int behind)
    {
        quote = SkipSpaceBack(text, from, start);
        if (quote > from && text[quote - 1] is (byte)'+' or (byte)'.' or (byte)'&')
        {
            quote = SkipSpaceBack(text, from, quote - 1);
        }

        quote--;
        behind = end;
        if (quote < from || text[quote] is not ((byte)'"' or (byte)'\'' or (byte)'`'))
        {
            return false;
        }

        if (behind < text.Length && text[behind] is (byte)'+' or (byte)'.' or (byte)'&')
        {
            behind = SkipSpace(text, behind + 1, acrossLines: false);
        }

        return behind < text.Length && text[behind++] == text[quote];
    }

    private static int SkipSpaceBack(ReadOnlySpan<byte> text, int from, int at)
    {
        var until = Math.Max(from, at - MostBeforeFeed);
        while (at > until && text[at - 1] is (byte)' ' or (byte)'\t')
        {
            at--;
        }

        return at;
    }
}
