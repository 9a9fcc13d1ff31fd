namespace Nhi.Governance.Secrets;

/// <summary>UTF-16 without a byte order mark: bytes of which every other is zero, and what stands between such.</summary>
internal static class Utf16Runs
{
    /// <summary>The fewest zeros between ASCII characters that a window spans.</summary>
    public const int MinZeros = WindowPicker.Length - 1;

    // Between the characters of UTF-16 in UTF-16, which is UTF-32, are three; more than that once more.
    private const int MostBetween = 7;

    /// <summary>Reads the ASCII characters around the zeros that start at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zero">The first of some zeros before a character.</param>
    /// <param name="most">The most characters to read.</param>
    /// <param name="view">Takes the characters, and of more zeros than one between them half.</param>
    /// <returns>The last zero read.</returns>
    public static int Decode(ReadOnlySpan<byte> text, int zero, int most, View view)
    {
        var between = Between(text, zero);
        if (zero > 0 && text[zero - 1] != 0)
        {
            AddCharacter(text, zero - 1, view);
        }

        while (IsBefore(text, zero, between) && view.Length < most)
        {
            for (var place = zero; between > 1 && place < zero + (between / 2); place++)
            {
                view.AddToken(text.Slice(place, 1), place, place + 1);
            }

            zero += between;
            AddCharacter(text, zero, view);
            if (zero + 1 >= text.Length || text[zero + 1] != 0)
            {
                break;
            }

            zero++;
        }

        return zero;
    }

    /// <summary>How many times as many zeros as at a place, with a character behind them, follow each other, up to <see cref="MinZeros"/>.</summary>
    public static int CountZeros(ReadOnlySpan<byte> text, int zero)
    {
        var count = 0;
        var between = Between(text, zero);
        while (count < MinZeros && between > 0 && IsBefore(text, zero, between))
        {
            count++;
            zero += between + 1;
        }

        return count;
    }

    /// <summary>
    /// Whether zeros stand behind the mark of a zip entry and the character after it, in UTF-16 or that in UTF-16 once more. Some characters of such
    /// a header are zero, so runs end there.
    /// </summary>
    public static bool AreOfZip(ReadOnlySpan<byte> text, int zero) => AreOfZip(text, zero - 1, width: 2) || AreOfZip(text, zero - 1, width: 4);

    private static bool AreOfZip(ReadOnlySpan<byte> text, int after, int width) =>
        after >= 4 * width && text[after - width] == 4 && text[after - (2 * width)] == 3 && text[after - (3 * width)] == 'K' && text[after - (4 * width)] == 'P';

    // How many zeros there are, if so many stand between characters.
    private static int Between(ReadOnlySpan<byte> text, int zero)
    {
        var count = text[zero..Math.Min(text.Length, zero + MostBetween + 1)].IndexOfAnyExcept((byte)0);
        return count is 1 or 3 or MostBetween ? count : 0;
    }

    // Whether there are so many zeros, and behind them a character.
    private static bool IsBefore(ReadOnlySpan<byte> text, int zero, int between) =>
        between > 0 && zero + between < text.Length && text[zero + between] != 0 && text.Slice(zero, between).IndexOfAnyExcept((byte)0) < 0;

    private static void AddCharacter(ReadOnlySpan<byte> text, int at, View view)
    {
        if (text[at] < 128)
        {
            view.AddToken(text.Slice(at, 1), at, at + 1);
        }
        else
        {
            view.AddToken([(byte)(0xC0 | (text[at] >> 6)), (byte)(0x80 | (text[at] & 0x3F))], at, at + 1);
        }
    }

    /// <summary>Converts code units to UTF-8. Of one with a byte that is zero only the other counts as its place: that is the same in either byte order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The first byte of a code unit.</param>
    /// <param name="to">Where to end.</param>
    /// <param name="isBigEndian">The byte order.</param>
    /// <param name="view">Takes the UTF-8.</param>
    public static void Convert(ReadOnlySpan<byte> text, int from, int to, bool isBigEndian, View view)
    {
        Span<byte> utf8 = stackalloc byte[4];
        for (var at = from; at + 1 < to; at += 2)
        {
            var unit = Unit(text, at, isBigEndian);
            var (start, end) = unit > byte.MaxValue ? (at, at + 2) : isBigEndian ? (at + 1, at + 2) : (at, at + 1);
            if (unit < 128)
            {
                utf8[0] = (byte)unit;
                view.AddToken(utf8[..1], start, end);
                continue;
            }

            if (unit is >= 0xD800 and < 0xDC00 && at + 3 < to && Unit(text, at + 2, isBigEndian) is >= 0xDC00 and < 0xE000 and var low)
            {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                end += 2;
                at += 2;
            }

            if (!HexDigits.TryEncode(unit, out var count, out var bytes))
            {
                (count, bytes) = (3, 0xBDBFEF);
            }

            System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(utf8, bytes);
            view.AddToken(utf8[..count], start, end);
        }
    }

    private static uint Unit(ReadOnlySpan<byte> text, int at, bool isBigEndian) =>
        isBigEndian ? (uint)((text[at] << 8) | text[at + 1]) : (uint)((text[at + 1] << 8) | text[at]);
}
