using System.Buffers.Binary;

namespace Nhi.Governance.Providers.Files;

/// <summary>Tells from its first bytes what a document is.</summary>
internal static class ContentSniffer
{
    private static readonly (byte[] Start, string Name)[] LeftOut =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ([.. "GIF87a"u8], "a GIF picture"),
        ([.. "GIF89a"u8], "a GIF picture"),
        ([(byte)'I', (byte)'I', 0x2A, 0], "a TIFF picture"),
        ([(byte)'M', (byte)'M', 0, 0x2A], "a TIFF picture"),
        ([0, 0, 1, 0], "an icon"),
        ([.. "ID3"u8], "MP3 sound"),
        ([.. "OggS"u8], "Ogg sound or film"),
        ([.. "fLaC"u8], "FLAC sound"),
        ([0x1A, 0x45, 0xDF, 0xA3], "a Matroska film"),
        ([.. "wOFF"u8], "a font"),
        ([.. "wOF2"u8], "a font"),
        ([.. "OTTO"u8], "a font"),
        ([0, 1, 0, 0, 0], "a font"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "an executable"),
        ([0xFE, 0xED, 0xFA, 0xCE], "an executable"),
        ([0xFE, 0xED, 0xFA, 0xCF], "an executable"),
        ([0xCE, 0xFA, 0xED, 0xFE], "an executable"),
        ([0xCF, 0xFA, 0xED, 0xFE], "an executable"),
        ([0, (byte)'a', (byte)'s', (byte)'m'], "an executable"),
    ];

    private static readonly (byte[] Start, string Name)[] Closed =
    [
        ([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
        ([.. "Rar!"u8, 0x1A, 0x07], "a RAR archive"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], "compressed with xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd"),
        ([0x04, 0x22, 0x4D, 0x18], "compressed with lz4"),
    ];

    /// <summary>Tells it.</summary>
    /// <param name="head">The first bytes: as many as there are, up to 512.</param>
    /// <returns>What is done with it, and what it is where it is not read.</returns>
    public static (ContentKind Kind, string Name) Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
        {
            return (ContentKind.Zip, string.Empty);
        }

        if (head is [0x1F, 0x8B, 8, ..])
        {
            return (ContentKind.Gzip, string.Empty);
        }

        if (head.Length >= 262 && head[257..262].SequenceEqual("ustar"u8))
        {
            return (ContentKind.Tar, string.Empty);
        }

        foreach (var (start, name) in Closed)
        {
            if (head.StartsWith(start))
            {
                return (ContentKind.Closed, name);
            }
        }

        if (head.StartsWith("BZh"u8) && head.Length >= 10 && head[4..10].SequenceEqual((ReadOnlySpan<byte>)[0x31, 0x41, 0x59, 0x26, 0x53, 0x59]))
        {
            return (ContentKind.Closed, "compressed with bzip2");
        }

        // All of these have a NUL soon; a text that begins with the same letters has none, and is read.
        return head.Contains((byte)0) && NameOf(head) is { } left ? (ContentKind.LeftOut, left) : (ContentKind.Plain, string.Empty);
    }

    private static string? NameOf(ReadOnlySpan<byte> head)
    {
        foreach (var (start, name) in LeftOut)
        {
            if (head.StartsWith(start))
            {
                return name;
            }
        }

        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
        {
            return "a film or picture in MP4's format";
        }

        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && (head[8..12].SequenceEqual("WEBP"u8) || head[8..12].SequenceEqual("WAVE"u8) || head[8..12].SequenceEqual("AVI "u8)))
        {
            return "sound, film or picture in RIFF's format";
        }

        return IsWindowsExecutable(head) ? "an executable" : null;
    }

    private static bool IsWindowsExecutable(ReadOnlySpan<byte> head)
    {
        if (head.Length < 64 || !head.StartsWith("MZ"u8))
        {
            return false;
        }

        var at = BinaryPrimitives.ReadUInt32LittleEndian(head[60..]);
        return at > head.Length - 4 || head[(int)at..].StartsWith("PE\0\0"u8);
    }
}
