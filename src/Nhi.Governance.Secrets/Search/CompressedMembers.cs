using System.Buffers.Binary;

namespace Nhi.Governance.Secrets;

/// <summary>Where deflated data starts: behind the headers of gzip (RFC 1952), zlib (RFC 1950) and entries of zip archives.</summary>
internal static class CompressedMembers
{
    private static readonly ulong[] Marks = CreateMarks();

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

    /// <summary>Whether digits of hexadecimal may hold the start of a header at a place.</summary>
    public static bool MayBeInHex(ReadOnlySpan<byte> digits) => digits is
        [(byte)'7', (byte)'8', (byte)'0', (byte)'1', ..]
        or [(byte)'7', (byte)'8', (byte)'5', (byte)'e' or (byte)'E', ..]
        or [(byte)'7', (byte)'8', (byte)'9', (byte)'c' or (byte)'C', ..]
        or [(byte)'7', (byte)'8', (byte)'d' or (byte)'D', (byte)'a' or (byte)'A', ..]
        or [(byte)'1', (byte)'f' or (byte)'F', (byte)'8', (byte)'b' or (byte)'B', ..]
        or [(byte)'5', (byte)'0', (byte)'4', (byte)'b' or (byte)'B', ..];

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
