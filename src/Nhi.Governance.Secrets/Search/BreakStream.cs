using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Lines as they are when nothing stands between them, as far as a window reaches over a break: the end of one and the start of the next, and all of those
/// too short for both.
/// </summary>
internal sealed class BreakStream
{
    /// <summary>Bytes of text that must be there behind a break that is added, and before it.</summary>
    public const int Readable = 32;

    private const int Room = SearchWorkspace.Tile;
    private const int MostBreaks = Room / 4;
    private const int Window = WindowPicker.Length;

    private readonly byte[] _bytes = new byte[Room + Readable];
    private readonly ulong[] _marks = new ulong[Room / 64];
    private readonly (int At, int Start, int End)[] _breaks = new (int, int, int)[MostBreaks];
    private int _length;
    private int _count;
    private int _marked;
    private bool _isOpen;

    /// <summary>The lines.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Whether there may be no room for another break.</summary>
    public bool IsFull => _count == MostBreaks || _length > Room - (4 * Window);

    /// <summary>The last break, as long as what is behind it may be added.</summary>
    public (int Start, int End)? Open => _isOpen ? (_breaks[_count - 1].Start, _breaks[_count - 1].End) : null;

    /// <summary>Adds a break and what stands before it.</summary>
    public void Add(ReadOnlySpan<byte> text, int start, int end)
    {
        ref var bytes = ref MemoryMarshal.GetReference(text);
        var from = start - Window;
        if (_isOpen)
        {
            var behind = _breaks[_count - 1].End;
            if (start - behind < 2 * Window)
            {
                from = behind;
            }
            else
            {
                Copy(ref Unsafe.Add(ref bytes, behind), Window);
            }
        }

        Copy(ref Unsafe.Add(ref bytes, from), start - from);
        _breaks[_count++] = (_length, start, end);
        _isOpen = true;
    }

    /// <summary>Adds what stands behind the last break, before a place at the most.</summary>
    public void Close(ReadOnlySpan<byte> text, int until)
    {
        if (_isOpen)
        {
            var behind = _breaks[_count - 1].End;
            var last = text[behind..Math.Clamp(until, behind, behind + Window)];
            last.CopyTo(_bytes.AsSpan(_length));
            _length += last.Length;
            _isOpen = false;
        }
    }

    /// <summary>Marks windows that were found in the lines, by where they start.</summary>
    public void Mark(ReadOnlySpan<int> places)
    {
        foreach (var place in places)
        {
            _marks[place >> 6] |= 1UL << (place & 63);
        }
    }

    /// <summary>Takes the next of the marked windows that reaches over a break, with where it stands in the text.</summary>
    public bool TryTake(out int from, out int to)
    {
        for (; _marked < _marks.Length; _marked++)
        {
            while (_marks[_marked] != 0)
            {
                var place = (_marked << 6) + BitOperations.TrailingZeroCount(_marks[_marked]);
                _marks[_marked] &= _marks[_marked] - 1;
                if (TryFind(place, out from, out to))
                {
                    return true;
                }
            }
        }

        (from, to, _marked) = (0, 0, 0);
        return false;
    }

    private bool TryFind(int place, out int from, out int to)
    {
        var first = 0;
        for (var rest = _count; rest > 0;)
        {
            var half = rest / 2;
            (first, rest) = _breaks[first + half].At <= place ? (first + half + 1, rest - half - 1) : (first, half);
        }

        (from, to) = (0, 0);
        if (first == _count || _breaks[first].At >= place + Window)
        {
            return false;
        }

        var last = first;
        while (last + 1 < _count && _breaks[last + 1].At < place + Window)
        {
            last++;
        }

        from = _breaks[first].Start - (_breaks[first].At - place);
        to = _breaks[last].End + place + Window - _breaks[last].At;
        return true;
    }

    /// <summary>Makes room for others.</summary>
    public void Restart() => (_length, _count, _isOpen) = (0, 0, false);

    /// <summary>Forgets the text.</summary>
    public void Clear()
    {
        _bytes.AsSpan().Clear();
        Restart();
    }

    // Always as many, of which those too many are overwritten: to copy a few bytes by their count takes longer.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Copy(ref byte bytes, int count)
    {
        Vector256.LoadUnsafe(ref bytes).StoreUnsafe(ref _bytes[_length]);
        _length += count;
    }
}
