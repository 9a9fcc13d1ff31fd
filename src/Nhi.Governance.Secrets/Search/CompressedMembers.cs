using System.Buffers.Binary;

namespace Nhi.Governance.Secrets;

/// <summary>Where deflated data starts: behind the headers of gzip (RFC 1952), zlib (RFC 1950) and entries of zip archives.</summary>
internal static class CompressedMembers
{
    // By digit of base64, the pairs it may begin, and in the upper half those it may end.
    private static readonly ushort[] Mark = CreateMark();

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

    /// <summary>Whether the digits of base64 before and behind a place may hold the mark of zlib, at any of its places in a group.</summary>
    public static bool MayBeIn(ReadOnlySpan<byte> text, int place, int most)
    {
        var start = place;
        while (start > 0 && place - start < most && DigitRuns.IsDigit(SecretEncoding.Base64, text[start - 1]))
        {
            start--;
        }

        var end = place;
        while (end < text.Length && end - place < most && DigitRuns.IsDigit(SecretEncoding.Base64, text[end]))
        {
            end++;
        }

        return MayBeIn(text[start..end]);
    }

    /// <summary>Whether digits may hold the mark of zlib.</summary>
    public static bool MayBeIn(ReadOnlySpan<byte> digits)
    {
        for (var at = 1; at < digits.Length; at++)
        {
            if ((Mark[digits[at - 1]] & (Mark[digits[at]] >> 8)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    // 78 and 01, 5E, 9C or DA are eA.., eF.., eJ.., eN.. at the start of a group; .?gB, .?he, .?ic, .?ja at its second byte; 4A, 4X, 4n, 42 at its third.
    private static ushort[] CreateMark()
    {
        var mark = new ushort[256];
        ReadOnlySpan<string> pairs = ["eA", "eF", "eJ", "eN", "gB", "he", "ic", "ja", "4A", "4X", "4n", "42"];
        ReadOnlySpan<byte> bits = [1, 1, 1, 1, 2, 4, 8, 16, 32, 32, 32, 32];
        for (var index = 0; index < pairs.Length; index++)
        {
            mark[pairs[index][0]] |= bits[index];
            mark[pairs[index][1]] |= (ushort)(bits[index] << 8);
        }

        return mark;
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
