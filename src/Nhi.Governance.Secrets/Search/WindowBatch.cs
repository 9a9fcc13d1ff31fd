using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>Windows of one length that are to be looked up together, and where they start.</summary>
internal sealed class WindowBatch
{
    private const int Room = 3 * SearchWorkspace.Tile;

    private readonly ulong[] _windows = new ulong[Room];
    private readonly int[] _places = new int[Room];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Where they start.</summary>
    public Span<int> Places => _places.AsSpan(0, Count);

    /// <summary>Whether so many more may not fit.</summary>
    public bool IsFull(int more) => Count + more > Room;

    /// <summary>Adds the windows of eight bytes that start at some places before an end.</summary>
    public void AddLong(ReadOnlySpan<byte> text, ReadOnlySpan<int> places, int to)
    {
        var until = Math.Min(to, text.Length - WindowPicker.Length + 1);
        while (!places.IsEmpty && places[^1] >= until)
        {
            places = places[..^1];
        }

        ref var bytes = ref MemoryMarshal.GetReference(text);
        places.CopyTo(_places.AsSpan(Count));
        var windows = _windows.AsSpan(Count, places.Length);
        for (var index = 0; index < windows.Length; index++)
        {
            var window = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, places[index]));
            windows[index] = BitConverter.IsLittleEndian ? window : BinaryPrimitives.ReverseEndianness(window);
        }

        Count += windows.Length;
    }

    /// <summary>Adds the windows of five bytes that start a way before some positions and within a part.</summary>
    public void AddShort(ReadOnlySpan<byte> text, ReadOnlySpan<int> positions, int back, int from, int to)
    {
        var until = Math.Min(to, text.Length - WindowPicker.ShortLength + 1);
        var (windows, places, count) = (_windows, _places, Count);
        foreach (var position in positions)
        {
            var place = position - back;
            if (place >= from && place < until)
            {
                windows[count] = WindowPicker.Read(text, place, isShort: true);
                places[count++] = place;
            }
        }

        Count = count;
    }

    /// <summary>Makes tags of the windows, and empties the batch; they stay until others are added.</summary>
    public Span<ulong> TakeTags(WindowTagger tagger)
    {
        var tags = _windows.AsSpan(0, Count);
        tagger.Tag(tags, tags);
        Count = 0;
        return tags;
    }

    /// <summary>Clears what was made from a text.</summary>
    public void Clear()
    {
        _windows.AsSpan().Clear();
        Count = 0;
    }
}
