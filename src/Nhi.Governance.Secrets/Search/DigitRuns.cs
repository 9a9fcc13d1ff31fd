namespace Nhi.Governance.Secrets;

/// <summary>Runs of digits of base64 and hexadecimal, which may go on behind a break of lines and what indents the next.</summary>
internal static class DigitRuns
{
    /// <summary>Of what may be ASCII with what is before it: how many bytes may be any.</summary>
    public const int AnyUntil = 9;

    private const byte None = 255;

    private static readonly byte[] Base64Values = CreateBase64();
    private static readonly byte[] HexValues = CreateHex();

    /// <summary>Whether a byte is a digit.</summary>
    public static bool IsDigit(SecretEncoding encoding, byte value) => Values(encoding)[value] != None;

    /// <summary>Where a run that reaches up to a place starts, and how many digits are between.</summary>
    /// <param name="encoding">Base64 or hexadecimal.</param>
    /// <param name="text">The text.</param>
    /// <param name="place">The place.</param>
    /// <param name="most">The most digits to go back.</param>
    /// <param name="count">How many there are.</param>
    public static int Back(SecretEncoding encoding, ReadOnlySpan<byte> text, int place, int most, out int count)
    {
        var values = Values(encoding);
        count = 0;
        var at = place;
        while (count < most)
        {
            if (at > 0 && values[text[at - 1]] != None)
            {
                at--;
                count++;
                continue;
            }

            if (at == 0 || text[at - 1] > ' ')
            {
                break;
            }

            var before = BackOverBreak(text, at);
            if (before == at || before == 0 || values[text[before - 1]] == None)
            {
                break;
            }

            at = before;
        }

        return at;
    }

    /// <summary>The digit after one, which may stand behind a break.</summary>
    public static int Next(SecretEncoding encoding, ReadOnlySpan<byte> text, int digit)
    {
        do
        {
            digit++;
        }
        while (digit < text.Length && !IsDigit(encoding, text[digit]));

        return digit;
    }

    /// <summary>The place behind a digit, or behind the break after it if the run goes on there.</summary>
    public static int Following(SecretEncoding encoding, ReadOnlySpan<byte> text, int digit)
    {
        if (digit + 1 < text.Length && text[digit + 1] > ' ')
        {
            return digit + 1;
        }

        var behind = OverBreak(text, digit + 1);
        return behind < text.Length && IsDigit(encoding, text[behind]) ? behind : digit + 1;
    }

    /// <summary>Reads the digits of base64 of a run up to a place, with where they stand.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">The place.</param>
    /// <param name="digits">Takes as many as it has room for, the last at its end.</param>
    /// <param name="places">As long; takes where they stand.</param>
    /// <returns>How many there are.</returns>
    public static int ReadBack(ReadOnlySpan<byte> text, int end, Span<byte> digits, Span<int> places)
    {
        for (var free = digits.Length; free > 0; free--)
        {
            if (end == 0 || (!IsDigit(SecretEncoding.Base64, text[end - 1])
                && (text[end - 1] > ' ' || (end = BackOverBreak(text, end)) == 0 || !IsDigit(SecretEncoding.Base64, text[end - 1]))))
            {
                return digits.Length - free;
            }

            end--;
            (digits[free - 1], places[free - 1]) = (text[end], end);
        }

        return digits.Length;
    }

    /// <summary>The same of those from a place on.</summary>
    public static int Read(ReadOnlySpan<byte> text, int start, Span<byte> digits, Span<int> places)
    {
        for (var count = 0; count < digits.Length; count++, start++)
        {
            start = start < text.Length && text[start] <= ' ' ? OverBreak(text, start) : start;
            if (start >= text.Length || !IsDigit(SecretEncoding.Base64, text[start]))
            {
                return count;
            }

            (digits[count], places[count]) = (text[start], start);
        }

        return digits.Length;
    }

    /// <summary>Decodes a run from one digit on, to its end or until a view is long enough.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">A digit, the first of its group.</param>
    /// <param name="most">The most bytes to decode.</param>
    /// <param name="view">Takes the bytes.</param>
    /// <param name="anyUntil">How many bytes may be any; from there on the first beyond ASCII is the last one.</param>
    /// <returns>The place behind the last digit read.</returns>
    public static int Decode(ReadOnlySpan<byte> text, int from, int most, View view, int anyUntil = int.MaxValue)
    {
        var encoding = view.Encoding;
        var values = Values(encoding);
        var bitsPerDigit = encoding == SecretEncoding.Hex ? 4 : 6;
        var (digits, bits, buffer) = (0, 0, 0u);
        var at = from;
        view.BeginSegment(0, from, -1);
        while (view.Length < most)
        {
            if (bits == 0 && encoding == SecretEncoding.Base64 && anyUntil == int.MaxValue)
            {
                var groups = DecodeGroups(text[at..], view);
                at += 4 * groups;
                digits += 4 * groups;
            }

            var value = at < text.Length ? values[text[at]] : None;
            if (value == None)
            {
                var behind = OverBreak(text, at);
                if (behind == at || behind >= text.Length || values[text[behind]] == None)
                {
                    break;
                }

                at = behind;
                view.BeginSegment(digits, at, -1);
                continue;
            }

            buffer = (buffer << bitsPerDigit) | value;
            bits += bitsPerDigit;
            digits++;
            at++;
            if (bits >= 8)
            {
                bits -= 8;
                view.AddByte((byte)(buffer >> bits));
                if ((buffer >> bits & 0x80) != 0 && view.Length > anyUntil)
                {
                    break;
                }
            }
        }

        return at;
    }

    /// <summary>Decodes a group of base64, the one before and those behind as far as they are of ASCII, if that is within a line and not much.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">The first digit of the group.</param>
    /// <param name="bytes">Takes the bytes.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="behind">The place behind the last digit read.</param>
    /// <returns>Whether that is all there is.</returns>
    public static bool TryDecodeFew(ReadOnlySpan<byte> text, int place, Span<byte> bytes, out int count, out int behind)
    {
        var values = Base64Values;
        (count, behind) = (0, place);
        var before = 0;
        while (before < 4 && place > before && values[text[place - before - 1]] != None)
        {
            before++;
        }

        // Behind a break the run may go on.
        behind -= before == 4 ? 4 : 0;
        if (before < 4 && (place == before || text[place - before - 1] <= ' '))
        {
            return false;
        }

        for (; behind + 4 < text.Length && count + 3 <= bytes.Length; behind += 4)
        {
            int a = values[text[behind]], b = values[text[behind + 1]], c = values[text[behind + 2]], d = values[text[behind + 3]];
            var digits = a == None ? 0 : b == None ? 1 : c == None ? 2 : d == None ? 3 : 4;
            var group = ((a & 63) << 18) | ((b & 63) << 12) | ((c & 63) << 6) | (d & 63);
            var whole = Math.Max(0, digits - 1);
            for (var index = 0; index < whole; index++)
            {
                var value = (byte)(group >> (16 - (8 * index)));
                bytes[count++] = value;
                if (value >= 0x80 && count > AnyUntil)
                {
                    behind += index + 2;
                    return true;
                }
            }

            if (digits < 4)
            {
                behind += digits;
                return text[behind] is not ((byte)'\r' or (byte)'\n');
            }
        }

        return false;
    }

    // Groups of four digits that follow each other, some at a time so that the view grows no longer than it may by much.
    private static int DecodeGroups(ReadOnlySpan<byte> text, View view)
    {
        const int Most = 256;
        var values = Base64Values;
        var bytes = view.Room(3 * Most);
        var count = 0;
        for (; count < Most && text.Length >= 4; count++)
        {
            int a = values[text[0]], b = values[text[1]], c = values[text[2]], d = values[text[3]];
            if ((a | b | c | d) > 63)
            {
                break;
            }

            bytes[2] = (byte)((c << 6) | d);
            bytes[1] = (byte)((b << 4) | (c >> 2));
            bytes[0] = (byte)((a << 2) | (b >> 4));
            bytes = bytes[3..];
            text = text[4..];
        }

        view.Grow(3 * count);
        return count;
    }

    /// <summary>The place before a break and what indents the line, if they end at a place.</summary>
    public static int BackOverBreak(ReadOnlySpan<byte> text, int at)
    {
        var until = Math.Max(0, at - LineBreaks.MaxLength);
        var before = at;
        while (before > until && text[before - 1] is (byte)'\n' or (byte)'\r' or (byte)' ' or (byte)'\t')
        {
            before--;
        }

        return before < at && OverBreak(text, before) >= at ? before : at;
    }

    private static int OverBreak(ReadOnlySpan<byte> text, int at)
    {
        if (at < text.Length && text[at] is (byte)'\n' or (byte)'\r')
        {
            var behind = LineBreaks.SkipSpace(text, at, acrossLines: true);
            return text[at..behind].Contains((byte)'\n') ? behind : at;
        }

        return at;
    }

    private static byte[] Values(SecretEncoding encoding) => encoding == SecretEncoding.Hex ? HexValues : Base64Values;

    private static byte[] CreateBase64()
    {
        const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        var values = new byte[256];
        values.AsSpan().Fill(None);
        for (byte value = 0; value < Digits.Length; value++)
        {
            values[Digits[value]] = value;
        }

        values['+'] = values['-'] = 62;
        values['/'] = values['_'] = 63;
        return values;
    }

    private static byte[] CreateHex()
    {
        var values = new byte[256];
        values.AsSpan().Fill(None);
        foreach (var digit in "0123456789abcdefABCDEF")
        {
            values[digit] = (byte)HexDigits.Value((byte)digit);
        }

        return values;
    }
}
