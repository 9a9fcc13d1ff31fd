using System.Buffers;
using System.Text;

namespace Nhi.Governance;

/// <summary>Reads a text piece by piece and keeps what was read last, so that a match that is told late can still be counted in characters.</summary>
internal sealed class TextWindow : IDisposable
{
    public const int PieceSize = 128 * 1024;

    // A search tells a match up to three pieces after it has read it.
    private const int Size = 4 * PieceSize;

    // Nobody counts further by eye, and it bounds what a long line with many matches costs.
    private const int LongestCounted = 64 * 1024;

    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(Size);
    private long _end;

    /// <summary>Forgets the text.</summary>
    public void Reset()
    {
        _bytes.AsSpan(0, (int)Math.Min(_end, Size)).Clear();
        _end = 0;
    }

    /// <summary>Reads the next piece; an empty one at the end.</summary>
    public ReadOnlySpan<byte> Read(Stream content)
    {
        var start = (int)(_end % Size);
        var room = _bytes.AsSpan(start, PieceSize - (start % PieceSize));
        var read = content.ReadAtLeast(room, room.Length, throwOnEndOfStream: false);
        _end += read;
        return room[..read];
    }

    /// <summary>The column in UTF-16 code units of what has a column in bytes; null where its line is too long, or read too long ago.</summary>
    public int? Characters(long offset, int column)
    {
        var start = offset - (column - 1);
        if (column > LongestCounted || start < 0 || start < _end - Size || offset > _end)
        {
            return null;
        }

        var first = (int)(start % Size);
        var count = column - 1;
        var untilEnd = Math.Min(count, Size - first);
        return 1 + Units(_bytes.AsSpan(first, untilEnd)) + Units(_bytes.AsSpan(0, count - untilEnd));
    }

    public void Dispose()
    {
        Reset();
        ArrayPool<byte>.Shared.Return(_bytes);
    }

    // Each character by its first byte; one of four bytes is two units.
    private static int Units(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8))
        {
            return utf8.Length;
        }

        var units = 0;
        foreach (var one in utf8)
        {
            units += (one & 0xC0) == 0x80 ? 0 : one >= 0xF0 ? 2 : 1;
        }

        return units;
    }
}
