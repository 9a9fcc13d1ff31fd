using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>Windows that are to be looked up together, and where they start.</summary>
internal sealed class WindowBatch
{
    private const int Room = 4 * SearchWorkspace.Tile;

    private readonly ulong[] _windows = new ulong[Room];
    private readonly int[] _places = new int[Room];
    private int _count;

    /// <summary>Where they start.</summary>
    public Span<int> Places => _places.AsSpan(0, _count);

    /// <summary>Whether so many more may not fit.</summary>
    public bool IsFull(int more) => _count + more > Room;

    /// <summary>Adds the windows of eight bytes that start at some places before an end.</summary>
    public void Add(ReadOnlySpan<byte> text, ReadOnlySpan<int> places, int to)
    {
        var until = Math.Min(to, text.Length - WindowPicker.Length + 1);
        while (!places.IsEmpty && places[^1] >= until)
        {
            places = places[..^1];
        }

        ref var bytes = ref MemoryMarshal.GetReference(text);
        places.CopyTo(_places.AsSpan(_count));
        var windows = _windows.AsSpan(_count, places.Length);
        for (var index = 0; index < windows.Length; index++)
        {
            windows[index] = WindowPicker.Read(ref bytes, places[index]);
        }

        _count += windows.Length;
    }

    /// <summary>Adds the windows that start a way before some positions and within a part, if a sieve lets them through.</summary>
    /// <param name="text">The text.</param>
    /// <param name="positions">The positions, ascending.</param>
    /// <param name="back">How far before them windows start.</param>
    /// <param name="from">Where windows start at the earliest.</param>
    /// <param name="to">Where they start no more.</param>
    /// <param name="isShort">Whether they have <see cref="WindowPicker.ShortLength"/> bytes.</param>
    /// <param name="sieve">The sieve.</param>
    public void Add(ReadOnlySpan<byte> text, ReadOnlySpan<int> positions, int back, int from, int to, bool isShort, WindowSieve sieve)
    {
        var length = isShort ? WindowPicker.ShortLength : WindowPicker.Length;
        var until = Math.Min(to, text.Length - length + 1);
        while (!positions.IsEmpty && positions[0] - back < from)
        {
            positions = positions[1..];
        }

        while (!positions.IsEmpty && positions[^1] - back >= until)
        {
            positions = positions[..^1];
        }

        // At the very end a short window cannot be read as a part of a long one.
        while (!positions.IsEmpty && positions[^1] - back > text.Length - WindowPicker.Length)
        {
            _places[_count] = positions[^1] - back;
            _windows[_count] = WindowPicker.Read(text, _places[_count], isShort);
            _count++;
            positions = positions[..^1];
        }

        var mask = isShort ? WindowPicker.ShortMask : ulong.MaxValue;
        _count += sieve.Sift(text, positions, back, mask, _windows.AsSpan(_count), _places.AsSpan(_count));
    }

    /// <summary>Makes tags of the windows, and empties the batch; they and the places stay until others are added.</summary>
    public Span<ulong> TakeTags(WindowTagger tagger)
    {
        var tags = _windows.AsSpan(0, _count);
        tagger.Tag(tags, tags);
        _count = 0;
        return tags;
    }

    /// <summary>Clears what was made from a text.</summary>
    public void Clear()
    {
        _windows.AsSpan().Clear();
        _count = 0;
    }
}
