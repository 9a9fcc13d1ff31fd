using System.Buffers.Binary;

namespace Nhi.Governance.Secrets;

/// <summary>Where deflated data starts: behind the headers of gzip (RFC 1952), zlib (RFC 1950) and entries of zip archives.</summary>
internal static class CompressedMembers
{
    private const ulong HexGroups = 0xFF;

    private static readonly ulong[] Marks = CreateMarks();
    private static readonly ulong[] HexMarks = CreateHexMarks();

    private const int ZipNameLength = 26;
    private const int ZipHeader = 30;
    private const int GzipHeader = 10;

    /// <summary>Reads the header a byte belongs to.</summary>
    /// <param name="text">The text.</param>
    /// <param name="site">A byte that is rare but in such headers: the first of gzip, the second of zlib, the third of zip.</param>
    /// <param name="start">Where the member starts.</param>
    /// <param name="data">Where its data does.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, int site, out int start, out int data)
    {
        (start, data) = (site, 0);
        switch (text[site])
        {
            case 0x1F:
                return text[site..].StartsWith([(byte)0x1F, (byte)0x8B, (byte)8]) && TryPassGzip(text, site, out data);
            case 3:
                start = site - 2;
                return start >= 0 && TryPassZip(text, start, out data);
            default:
                start = site - 1;
                data = site + 1;
                return start >= 0 && text[start] == 0x78 && ((0x78 << 8) | text[site]) % 31 == 0;
        }
    }

    /// <summary>Whether the first three digits are of base64 that may hold the start of a header.</summary>
    public static bool MayBeginInBase64(ReadOnlySpan<byte> text) =>
        text.Length >= 3 && (Marks[text[0]] & (Marks[text[1]] >> 16) & (Marks[text[2]] >> 32) & ushort.MaxValue) != 0;

    /// <summary>Whether the first four digits are of hexadecimal and the start of a header.</summary>
    public static bool MayBeginInHex(ReadOnlySpan<byte> text) =>
        text.Length >= 4 && (HexMarks[text[0]] & (HexMarks[text[1]] >> 8) & (HexMarks[text[2]] >> 16) & (HexMarks[text[3]] >> 24) & HexGroups) != 0;

    /// <summary>Where a run of digits of base64 ends, and whether it may hold the start of a header, at any of its places in a group.</summary>
    public static int EndOfRun(ReadOnlySpan<byte> text, int start, out bool mayHold)
    {
        var (first, second, found) = (0UL, 0UL, 0UL);
        var at = start;
        for (; at < text.Length; at++)
        {
            var marks = Marks[text[at]];
            if (marks == 0)
            {
                break;
            }

            found |= second & (marks >> 32);
            second = first & (marks >> 16);
            first = marks;
        }

        mayHold = (found & ushort.MaxValue) != 0;
        return at;
    }

    /// <summary>Where a run of digits of hexadecimal ends, and whether it may hold as many bytes of ASCII as a window has, or the start of a header.</summary>
    public static int EndOfHexRun(ReadOnlySpan<byte> text, int start, out bool mayHold)
    {
        // Digits are random: to branch on them would cost more than all else.
        var (first, second, third, found) = (0UL, 0UL, 0UL, 0UL);
        var (last, before) = (0U, 0U);
        var at = start;
        for (; at < text.Length; at++)
        {
            var marks = HexMarks[text[at]];
            if (marks == 0)
            {
                break;
            }

            found |= (third & (marks >> 24) & HexGroups) | (last / WindowPicker.Length);
            third = second & (marks >> 16);
            second = first & (marks >> 8);
            first = marks & HexGroups;

            // How many bytes of ASCII in a row there are with the one that begins here.
            (before, last) = (last, (before + 1) & (0 - (uint)(marks >> 32 & 1)));
        }

        mayHold = found != 0;
        return at;
    }

    // The first three digits that the two or three bytes of a mark have a share in, by where they start in a group of base64. Of each digit of
    // base64 sixteen bits tell which of these it may begin, sixteen more which it may be the second of, then which the third; the highest is always set.
    private static ulong[] CreateMarks()
    {
        ReadOnlySpan<(string First, string Second, string Third)> triples =
        [
            ("e", "A", "EFGH"), ("e", "F", "4567"), ("e", "J", "wxyz"), ("e", "N", "opqr"),
            ("HXn3", "g", "B"), ("HXn3", "h", "e"), ("HXn3", "i", "c"), ("HXn3", "j", "a"),
            ("4", "A", "QRSTUVWXYZabcdef"), ("4", "X2", "ghijklmnopqrstuv"), ("4", "n", "ABCDEFGHIJKLMNOP"),
            ("H", "4", "s"), ("+-", "L", "C"), ("f", "i", "w"),
            ("U", "E", "s"), ("BQ", "LS", "Aw"),
        ];
        var marks = new ulong[256];
        for (var value = 0; value < marks.Length; value++)
        {
            marks[value] = DigitRuns.IsDigit(SecretEncoding.Base64, (byte)value) ? 1UL << 63 : 0;
        }

        for (var index = 0; index < triples.Length; index++)
        {
            var (first, second, third) = triples[index];
            Mark(first, index);
            Mark(second, index + 16);
            Mark(third, index + 32);
        }

        return marks;

        void Mark(string digits, int bit)
        {
            foreach (var digit in digits)
            {
                marks[digit] |= 1UL << bit;
            }
        }
    }

    // Of each digit of hexadecimal eight bits tell which of the marks it may begin, eight more which it may be the second of, and so on; the next
    // whether a byte that begins with it is of ASCII, and the highest is always set.
    private static ulong[] CreateHexMarks()
    {
        ReadOnlySpan<string> marks = ["7801", "785e", "789c", "78da", "1f8b", "504b"];
        var table = new ulong[256];
        foreach (var digit in "0123456789abcdefABCDEF")
        {
            table[digit] = (1UL << 63) | (digit < '8' ? 1UL << 32 : 0);
            for (var index = 0; index < marks.Length; index++)
            {
                for (var at = 0; at < marks[index].Length; at++)
                {
                    table[digit] |= marks[index][at] == char.ToLowerInvariant(digit) ? 1UL << ((8 * at) + index) : 0;
                }
            }
        }

        return table;
    }

    private static bool TryPassGzip(ReadOnlySpan<byte> text, int start, out int data)
    {
        data = start + GzipHeader;
        if (data > text.Length)
        {
            return false;
        }

        var flags = text[start + 3];
        if ((flags & 4) != 0)
        {
            data = data + 2 <= text.Length ? data + 2 + BinaryPrimitives.ReadUInt16LittleEndian(text[data..]) : text.Length + 1;
        }

        // A name, then a comment.
        for (var bit = 8; bit <= 16; bit *= 2)
        {
            if ((flags & bit) != 0 && data <= text.Length)
            {
                var end = text[data..].IndexOf((byte)0);
                data = end < 0 ? text.Length + 1 : data + end + 1;
            }
        }

        data += (flags & 2) != 0 ? 2 : 0;
        return data < text.Length && (flags & 0xE0) == 0;
    }

    private static bool TryPassZip(ReadOnlySpan<byte> text, int start, out int data)
    {
        data = 0;
        var header = text[start..];
        if (header.Length < ZipHeader || !header.StartsWith("PK\u0003\u0004"u8) || BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) != 8)
        {
            return false;
        }

        data = start + ZipHeader + BinaryPrimitives.ReadUInt16LittleEndian(header[ZipNameLength..])
            + BinaryPrimitives.ReadUInt16LittleEndian(header[(ZipNameLength + 2)..]);
        return data < text.Length;
    }
}
