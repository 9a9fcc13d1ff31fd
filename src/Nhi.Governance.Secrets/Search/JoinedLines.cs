using System.Buffers;

namespace Nhi.Governance.Secrets;

/// <summary>Reads the few bytes on either side of a break of lines that windows over it are made of, as far as only blanks are between lines.</summary>
internal static class JoinedLines
{
    // An escape that ends where the bytes start is no longer than this.
    private const int Escape = 12;

    // What may end a line as a part of the break, or begin the next; and what is one whatever follows.
    private const byte Begins = 1;
    private const byte Ends = 2;
    private const byte EndsAlone = 4;

    private static readonly byte[] Special = CreateSpecial();
    private static readonly SearchValues<byte> Beginnings = SearchValues.Create("\"'`\\"u8);
    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n"u8);

    /// <summary>Reads as many bytes before and behind a break as a window has.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The break.</param>
    /// <param name="joined">Takes the bytes, half of them before.</param>
    /// <param name="first">Where they start, and an escape before.</param>
    /// <param name="last">Where they end.</param>
    /// <returns>Whether there are as many, and nothing between them that takes a closer look.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, LocalDecoder.Token token, Span<byte> joined, ref int first, ref int last)
    {
        var half = joined.Length / 2;
        var from = token.Start;
        var to = token.End;
        if (to >= text.Length || !TryReadBack(text, ref from, joined[..half]) || !TryReadOn(text, ref to, joined[half..]))
        {
            return false;
        }

        (first, last) = (from - Escape, to);
        return true;
    }

    private static bool TryReadBack(ReadOnlySpan<byte> text, ref int at, Span<byte> bytes)
    {
        // Blanks that the bytes begin with may be those behind a break before this one.
        if (at >= bytes.Length && text[at - bytes.Length] > ' ' && !text.Slice(at - bytes.Length, bytes.Length).Contains((byte)'\n'))
        {
            at -= bytes.Length;
            text.Slice(at, bytes.Length).CopyTo(bytes);
            return true;
        }

        for (var index = bytes.Length - 1; index >= 0; index--)
        {
            if (at > 0 && text[at - 1] <= ' ')
            {
                // Blanks before a line feed are text, those behind it are not.
                var start = Math.Max(0, at - LineBreaks.MaxLength);
                start += text[start..at].LastIndexOfAnyExcept(Space) + 1;
                var feed = text[start..at].IndexOf((byte)'\n');
                if (feed >= 0)
                {
                    var behind = text[at..].IndexOfAnyExcept(Space);
                    if (behind < 0)
                    {
                        return false;
                    }

                    behind += at;
                    at = start + feed;
                    at -= at > start && text[at - 1] == '\r' ? 1 : 0;
                    if (at > 0 && IsSpecial(text[at - 1], text[behind]))
                    {
                        return false;
                    }
                }
            }

            if (at == 0 || text[at - 1] == '\n')
            {
                return false;
            }

            bytes[index] = text[--at];
        }

        return true;
    }

    private static bool TryReadOn(ReadOnlySpan<byte> text, ref int at, Span<byte> bytes)
    {
        if (at + bytes.Length < text.Length && !text.Slice(at, bytes.Length + 1).Contains((byte)'\n'))
        {
            text.Slice(at, bytes.Length).CopyTo(bytes);
            at += bytes.Length;
            return !IsInBreak(text, at - bytes.Length, at);
        }

        for (var index = 0; index < bytes.Length; index++)
        {
            if (at < text.Length && text[at] is (byte)'\n' or (byte)'\r')
            {
                var end = LineBreaks.SkipSpace(text, at, acrossLines: true);
                if (end >= text.Length || !text[at..end].Contains((byte)'\n') || IsSpecial(text[at - 1], text[end]))
                {
                    return false;
                }

                at = end;
            }

            if (at >= text.Length)
            {
                return false;
            }

            bytes[index] = text[at++];
        }

        return !IsInBreak(text, at - bytes.Length, at);
    }

    // Whether a part of a text ends within a break, whose line feed is behind.
    private static bool IsInBreak(ReadOnlySpan<byte> text, int from, int to)
    {
        if (!text[from..to].ContainsAny(Beginnings))
        {
            return false;
        }

        var feed = text[to..Math.Min(text.Length, to + LineBreaks.MostBefore)].IndexOf((byte)'\n');
        return feed >= 0 && LineBreaks.TryRead(SecretEncoding.Wrapped, text, from, to + feed, out var token) && token.Start < to;
    }

    /// <summary>Whether what ends a line and what begins the next may be a part of the break.</summary>
    public static bool IsSpecial(byte before, byte behind) => ((Special[before] & EndsAlone) | (Special[before] & Ends & (Special[behind] << 1))) != 0;

    private static byte[] CreateSpecial()
    {
        var special = new byte[256];
        foreach (var mark in "\"'`+.& \t")
        {
            special[mark] = (byte)(mark > ' ' ? Ends | Begins : Ends);
        }

        special['\\'] = EndsAlone;
        return special;
    }
}
