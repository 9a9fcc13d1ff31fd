namespace Nhi.Governance.Secrets;

/// <summary>Breaks of lines whose surroundings are looked at together: the bytes on either side of each, and where what they were read from stands.</summary>
internal sealed class BreakBatch
{
    /// <summary>Bytes kept of one break.</summary>
    public const int Piece = 2 * WindowPicker.Length;

    /// <summary>The most breaks.</summary>
    public const int Room = SearchWorkspace.Tile / Piece;

    private readonly byte[] _bytes = new byte[Room * Piece];
    private readonly (int From, int To)[] _parts = new (int, int)[Room];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes around all of them, one after the other.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Count * Piece);

    /// <summary>Takes the bytes of the next one.</summary>
    public Span<byte> Next => _bytes.AsSpan(Count * Piece, Piece);

    /// <summary>Where the bytes of one were read from.</summary>
    public (int From, int To) this[int index] => _parts[index];

    /// <summary>Adds the break whose bytes are in <see cref="Next"/>.</summary>
    public void Add(int from, int to) => _parts[Count++] = (from, to);

    /// <summary>Forgets all of them.</summary>
    public void Clear()
    {
        _bytes.AsSpan().Clear();
        Count = 0;
    }

    /// <summary>Makes room for others.</summary>
    public void Restart() => Count = 0;
}
