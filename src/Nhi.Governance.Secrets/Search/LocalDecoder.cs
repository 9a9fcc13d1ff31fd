using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Decodes what changes a text here and there only. Each encoding is a sequence of tokens that do not overlap, and where they are is told by
/// their surroundings alone, so any part decodes to a part of what the whole decodes to.
/// </summary>
internal static class LocalDecoder
{
    /// <summary>The encodings, in the order they are tried.</summary>
    public static readonly SecretEncoding[] All =
        [SecretEncoding.Wrapped, SecretEncoding.Backslash, SecretEncoding.Percent, SecretEncoding.Html, SecretEncoding.Indented, SecretEncoding.Folded];

    /// <summary>The longest token but breaks of lines.</summary>
    private const int LongestToken = 16;

    /// <summary>The longest break.</summary>
    private const int LongestBreak = LineBreaks.MaxLength + 64;

    /// <summary>The longest token of an encoding.</summary>
    public static int Longest(SecretEncoding encoding) =>
        encoding is SecretEncoding.Wrapped or SecretEncoding.Folded or SecretEncoding.Indented ? LongestBreak : LongestToken;

    /// <summary>How many bytes one byte is encoded in at most, breaks of lines aside.</summary>
    public static int Factor(SecretEncoding encoding) => encoding switch
    {
        SecretEncoding.Percent => 3,
        SecretEncoding.Backslash => 6,
        SecretEncoding.Html => 10,
        SecretEncoding.Base64 => 2,
        SecretEncoding.Hex => 3,
        SecretEncoding.Utf16 => 2,
        _ => 8,
    };

    /// <summary>Decodes a part of a text.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="text">The text.</param>
    /// <param name="from">The start of the part, not within a token; see <see cref="Align"/>.</param>
    /// <param name="to">Where the part ends, at the latest before the token that would start there.</param>
    /// <param name="view">Takes what it decodes to.</param>
    /// <param name="most">How many bytes the view needs to have.</param>
    /// <returns>Where it ended: behind <paramref name="to"/> if that is within a token.</returns>
    public static int Decode(SecretEncoding encoding, ReadOnlySpan<byte> text, int from, int to, View view, int most = int.MaxValue)
    {
        to = Math.Min(to, text.Length);
        Span<byte> bytes = stackalloc byte[4];
        while (from < to && view.Length < most)
        {
            var end = (int)Math.Min(to, (long)from + most - view.Length);
            if (!TryNext(encoding, text, from, end, out var token))
            {
                view.AddLiteral(text[from..end], from);
                from = end;
                continue;
            }

            view.AddLiteral(text[from..token.Start], from);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, token.Bytes);
            view.AddToken(bytes[..token.Count], token.Start, token.End);
            if (token.Count == 0 && text[token.Start] is not ((byte)'\n' or (byte)'\r'))
            {
                view.HardBreaks.Add(view.Length);
            }

            from = token.End;
        }

        return from;
    }

    /// <summary>The nearest place before or at one that is not within a token.</summary>
    public static int Align(SecretEncoding encoding, ReadOnlySpan<byte> text, int place)
    {
        if (place <= 0 || place >= text.Length)
        {
            return Math.Clamp(place, 0, text.Length);
        }

        var from = Math.Max(0, place - Longest(encoding));
        if (encoding == SecretEncoding.Backslash)
        {
            // Of backslashes in a row two and two are a token.
            from -= (from - 1 - text[..from].LastIndexOfAnyExcept((byte)'\\')) & 1;
        }

        while (from < place && TryNext(encoding, text, from, place, out var token))
        {
            if (token.End > place)
            {
                return token.Start;
            }

            from = token.End;
        }

        return place;
    }

    /// <summary>Finds the first token that starts in a part of a text.</summary>
    public static bool TryNext(SecretEncoding encoding, ReadOnlySpan<byte> text, int from, int to, out Token token)
    {
        var sign = encoding switch
        {
            SecretEncoding.Percent => (byte)'%',
            SecretEncoding.Backslash => (byte)'\\',
            SecretEncoding.Html => (byte)'&',
            _ => (byte)'\n',
        };

        // A break may start before its line feed.
        var isBreak = sign == '\n';
        var until = isBreak ? Math.Min(text.Length, to + 40) : to;
        for (var at = from; at < until; at++)
        {
            var found = text[at..until].IndexOf(sign);
            if (found < 0)
            {
                break;
            }

            at += found;
            var length = encoding switch
            {
                SecretEncoding.Percent => Percent.TryRead(text, at, out token),
                SecretEncoding.Backslash => BackslashEscapes.TryRead(text, at, out token),
                SecretEncoding.Html => HtmlReferences.TryRead(text, at, out token),
                _ => LineBreaks.TryRead(encoding, text, from, at, out token),
            };
            if (length)
            {
                return token.Start < to;
            }

            // What is escaped by a backslash and stands for itself must not be taken for the next escape.
            at += encoding == SecretEncoding.Backslash ? 1 : 0;
        }

        token = default;
        return false;
    }

    /// <summary>A few bytes that stand for others.</summary>
    /// <param name="Start">Where they start.</param>
    /// <param name="End">Where they end.</param>
    /// <param name="Count">For how many they stand, up to four.</param>
    /// <param name="Bytes">For which, the first lowest.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Token(int Start, int End, int Count, uint Bytes);

    private static class Percent
    {
        public static bool TryRead(ReadOnlySpan<byte> text, int at, out Token token)
        {
            token = default;
            if (at + 2 >= text.Length || !HexDigits.TryRead(text.Slice(at + 1, 2), out var value))
            {
                return false;
            }

            token = new Token(at, at + 3, 1, value);
            return true;
        }
    }
}
