namespace Nhi.Governance.Secrets;

/// <summary>UTF-16 without a byte order mark: bytes of which every other is zero, and what stands between such.</summary>
internal static class Utf16Runs
{
    /// <summary>The fewest zeros between ASCII characters that a window spans.</summary>
    public const int MinZeros = WindowPicker.Length - 1;

    /// <summary>Reads the ASCII characters around the zeros that start at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zero">A zero that no other stands two bytes before with a character between.</param>
    /// <param name="most">The most characters to read.</param>
    /// <param name="view">Takes the characters.</param>
    /// <returns>The last zero read.</returns>
    public static int Decode(ReadOnlySpan<byte> text, int zero, int most, View view)
    {
        if (zero > 0 && text[zero - 1] != 0)
        {
            view.AddToken(text.Slice(zero - 1, 1), zero - 1, zero);
        }

        while (zero + 1 < text.Length && text[zero + 1] != 0 && view.Length < most)
        {
            view.AddToken(text.Slice(zero + 1, 1), zero + 1, zero + 2);
            if (zero + 2 >= text.Length || text[zero + 2] != 0)
            {
                break;
            }

            zero += 2;
        }

        return zero;
    }

    /// <summary>How many zeros with a byte between them follow each other from a place on, up to <see cref="MinZeros"/>.</summary>
    public static int CountZeros(ReadOnlySpan<byte> text, int zero)
    {
        var count = 0;
        while (count < MinZeros && zero < text.Length && text[zero] == 0 && zero + 1 < text.Length && text[zero + 1] != 0)
        {
            count++;
            zero += 2;
        }

        return count;
    }

    /// <summary>Converts code units to UTF-8. Of one that is ASCII only the byte that is not zero counts as its place.</summary>
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
            if (unit < 128)
            {
                utf8[0] = (byte)unit;
                var place = isBigEndian ? at + 1 : at;
                view.AddToken(utf8[..1], place, place + 1);
                continue;
            }

            var end = at + 2;
            if (unit is >= 0xD800 and < 0xDC00 && at + 3 < to && Unit(text, at + 2, isBigEndian) is >= 0xDC00 and < 0xE000 and var low)
            {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                end += 2;
            }

            if (!HexDigits.TryEncode(unit, out var count, out var bytes))
            {
                (count, bytes) = (3, 0xBDBFEF);
            }

            System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(utf8, bytes);
            view.AddToken(utf8[..count], at, end);
            at = end - 2;
        }
    }

    private static uint Unit(ReadOnlySpan<byte> text, int at, bool isBigEndian) =>
        isBigEndian ? (uint)((text[at] << 8) | text[at + 1]) : (uint)((text[at + 1] << 8) | text[at]);
}
