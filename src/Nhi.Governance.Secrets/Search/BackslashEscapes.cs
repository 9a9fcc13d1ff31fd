namespace Nhi.Governance.Secrets;

/// <summary>
/// Escapes with a backslash: those of JSON and C; a backslash before a mark stands for the mark, as in shells. Before anything else it stands
/// for itself, and before the end of a line it is the business of <see cref="LineBreaks"/>.
/// </summary>
internal static class BackslashEscapes
{
    /// <summary>Reads the escape whose backslash is at a place.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, int at, out LocalDecoder.Token token)
    {
        token = default;
        if (at + 1 >= text.Length)
        {
            return false;
        }

        var next = text[at + 1];
        switch (next)
        {
            case (byte)'u':
                return TryReadUnicode(text, at, out token);
            case (byte)'x':
                return TryReadNumber(text, at, 2, out token);
            case (byte)'U':
                return TryReadNumber(text, at, 8, out token);
            case >= (byte)'0' and <= (byte)'7':
                token = Octal(text, at);
                return true;
        }

        var value = next switch
        {
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'v' => '\v',
            (byte)'a' => '\a',
            (byte)'e' => (char)27,
            > (byte)' ' and < 127 when !char.IsAsciiLetterOrDigit((char)next) => (char)next,
            _ => '\0',
        };
        if (value == '\0')
        {
            return false;
        }

        token = new LocalDecoder.Token(at, at + 2, 1, value);
        return true;
    }

    /// <summary>Whether a text has escapes by number, as what is no text is written with.</summary>
    public static bool HoldBytes(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var found = text[at..].IndexOf((byte)'\\');
            if (found < 0)
            {
                return false;
            }

            at += found + 1;
            var rest = text[Math.Min(at, text.Length)..];
            if (rest.StartsWith("x"u8) || rest.StartsWith("u00"u8) || (rest.Length > 1 && rest[0] is >= (byte)'0' and <= (byte)'3' && rest[1] is >= (byte)'0' and <= (byte)'7'))
            {
                return true;
            }
        }

        return false;
    }

    private static LocalDecoder.Token Octal(ReadOnlySpan<byte> text, int at)
    {
        var value = 0u;
        var end = at + 1;
        while (end < text.Length && end < at + 4 && text[end] is >= (byte)'0' and <= (byte)'7' && (value * 8) + text[end] - '0' < 256)
        {
            value = (value * 8) + text[end] - '0';
            end++;
        }

        return new LocalDecoder.Token(at, end, 1, value);
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> text, int at, int digits, out LocalDecoder.Token token)
    {
        token = default;
        var end = at + 2 + digits;
        if (end > text.Length || !HexDigits.TryRead(text[(at + 2)..end], out var value))
        {
            return false;
        }

        if (digits == 2)
        {
            token = new LocalDecoder.Token(at, end, 1, value);
            return true;
        }

        var encoded = HexDigits.TryEncode(value, out var count, out var bytes);
        token = new LocalDecoder.Token(at, end, count, bytes);
        return encoded;
    }

    private static bool TryReadUnicode(ReadOnlySpan<byte> text, int at, out LocalDecoder.Token token)
    {
        token = default;
        if (at + 6 > text.Length || !HexDigits.TryRead(text.Slice(at + 2, 4), out var value))
        {
            return false;
        }

        var end = at + 6;
        if (value is >= 0xD800 and < 0xDC00 && at + 12 <= text.Length && text[at + 6] == '\\' && text[at + 7] == 'u'
            && HexDigits.TryRead(text.Slice(at + 8, 4), out var low) && low is >= 0xDC00 and < 0xE000)
        {
            value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
            end = at + 12;
        }

        var encoded = HexDigits.TryEncode(value, out var count, out var bytes);
        token = new LocalDecoder.Token(at, end, count, bytes);
        return encoded;
    }
}
