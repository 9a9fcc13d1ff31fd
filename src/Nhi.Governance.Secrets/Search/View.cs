using System.Buffers;

namespace Nhi.Governance.Secrets;

/// <summary>
/// A text at one depth of decoding: the text itself, what an inflated member holds, or what a part of another view decodes to, with where each
/// byte comes from. A byte's place is counted in units of the encoded text (a digit of base64 or hexadecimal, else a byte), which follow each
/// other in segments.
/// </summary>
/// <remarks>Not safe for concurrent use. Its buffers go back to the pool cleared.</remarks>
internal sealed class View
{
    /// <summary>The most bytes one holds.</summary>
    public const int MaxLength = 1024 * 1024;

    private const int KeptBytes = 256 * 1024;

    private byte[] _bytes = [];
    private int[] _units = [];
    private int[] _places = [];
    private int[] _ends = [];
    private int _segments;

    /// <summary>What it was decoded from; null for the text itself.</summary>
    public View? Parent { get; private set; }

    /// <summary>What it was encoded in; none for the text itself.</summary>
    public SecretEncoding Encoding { get; private set; }

    /// <summary>All encodings down to here.</summary>
    public EncodingChain Chain { get; private set; }

    /// <summary>How many bytes it has. Of the text itself nothing is held here.</summary>
    public int Length { get; private set; }

    /// <summary>How many changes of its parent it holds.</summary>
    public int Tokens { get; private set; }

    /// <summary>Where in it quotes or a backslash went with a break of lines, rather than blanks alone.</summary>
    public List<int> HardBreaks { get; } = [];

    /// <summary>Where the member stands in the parent that it was inflated from; places in it are counted from its own start.</summary>
    public (int Start, int End) Member { get; set; }

    /// <summary>Whether it ends before what it was decoded from does, because of a limit.</summary>
    public bool IsCut { get; set; }

    /// <summary>Whether it may hold a token that was cut by such a limit and so was not known for one.</summary>
    public bool IsFrayed { get; set; }

    /// <summary>Whether places are counted from here: it is the text itself or an inflated member.</summary>
    public bool IsRoot => Encoding is SecretEncoding.None or SecretEncoding.Compressed;

    /// <summary>Whether most of it stands in its parent as well.</summary>
    public bool IsLocal => Encoding is SecretEncoding.Percent or SecretEncoding.Backslash or SecretEncoding.Html
        or SecretEncoding.Wrapped or SecretEncoding.Folded or SecretEncoding.Indented;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    private int Units => Encoding switch
    {
        SecretEncoding.Base64 => ((Length / 3) * 4) + (Length % 3),
        SecretEncoding.Hex => Length * 2,
        _ => Length,
    };

    /// <summary>Makes it an empty view.</summary>
    public void Begin(View? parent, SecretEncoding encoding)
    {
        Forget();
        (Parent, Encoding) = (parent, encoding);
        Chain = parent is null ? default : parent.Chain.Within(encoding);
    }

    /// <summary>Clears what it holds.</summary>
    public void Forget()
    {
        _bytes.AsSpan(0, Length).Clear();
        (Length, Tokens, _segments, Parent, IsCut, IsFrayed) = (0, 0, 0, null, false, false);
        HardBreaks.Clear();
    }

    /// <summary>Gives its buffers back, if they are large.</summary>
    public void Trim()
    {
        if (_bytes.Length + (sizeof(int) * _units.Length) <= KeptBytes)
        {
            return;
        }

        Swap(ref _bytes, 0);
        Swap(ref _units, 0);
        Swap(ref _places, 0);
        Swap(ref _ends, 0);
    }

    /// <summary>Adds bytes that stand in the parent as they are.</summary>
    public void AddLiteral(ReadOnlySpan<byte> bytes, int place)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        BeginSegment(Length, place, -1);
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Adds what a few bytes of the parent stand for, possibly nothing.</summary>
    public void AddToken(ReadOnlySpan<byte> bytes, int start, int end)
    {
        Tokens++;
        if (!bytes.IsEmpty)
        {
            BeginSegment(Length, start, end);
            bytes.CopyTo(Room(bytes.Length));
            Length += bytes.Length;
        }
    }

    /// <summary>Adds a byte, whose place is told by segments.</summary>
    public void AddByte(byte value)
    {
        if (Length == _bytes.Length)
        {
            Room(1);
        }

        _bytes[Length++] = value;
    }

    /// <summary>Tells where units stand from one on.</summary>
    public void BeginSegment(int unit, int place, int end)
    {
        if (_segments == _units.Length)
        {
            var room = Math.Max(64, 2 * _segments);
            Swap(ref _units, room, _segments);
            Swap(ref _places, room, _segments);
            Swap(ref _ends, room, _segments);
        }

        (_units[_segments], _places[_segments], _ends[_segments]) = (unit, place, end);
        _segments++;
    }

    /// <summary>Room for more bytes, behind those there are; the caller adds to the length by <see cref="Grow"/>.</summary>
    public Span<byte> Room(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Swap(ref _bytes, Math.Max(1024, Math.Max(Length + count, 2 * _bytes.Length)), Length);
        }

        return _bytes.AsSpan(Length);
    }

    /// <summary>Counts bytes that were written into <see cref="Room"/>.</summary>
    public void Grow(int count) => Length += count;

    /// <summary>Where the encoded form of a byte starts in the parent.</summary>
    public int StartOf(int index)
    {
        var unit = FirstUnit(index);
        var segment = Segment(unit);
        return _ends[segment] >= 0 ? _places[segment] : _places[segment] + unit - _units[segment];
    }

    /// <summary>Where the encoded form of a byte ends in the parent.</summary>
    public int EndOf(int index)
    {
        var unit = FirstUnit(index) + (Encoding is SecretEncoding.Base64 or SecretEncoding.Hex ? 1 : 0);
        var segment = Segment(unit);
        return _ends[segment] >= 0 ? _ends[segment] : _places[segment] + unit - _units[segment] + 1;
    }

    /// <summary>How many bytes are decoded from the same few bytes of the parent before one.</summary>
    public int InToken(int index)
    {
        var unit = FirstUnit(index);
        var segment = Segment(unit);
        return _ends[segment] >= 0 ? unit - _units[segment] : 0;
    }

    /// <summary>The byte whose encoded form starts at a place of the parent; -1 when none does.</summary>
    public int Find(int place)
    {
        var found = _places.AsSpan(0, _segments).BinarySearch(place);
        var segment = found >= 0 ? found : ~found - 1;
        if (segment < 0)
        {
            return -1;
        }

        // A break decodes to nothing, so a segment may start where the one before it does not reach.
        var unit = _units[segment] + (_ends[segment] >= 0 ? 0 : place - _places[segment]);
        var last = segment + 1 < _segments ? _units[segment + 1] : Units;
        return unit < last && (_ends[segment] < 0 || _places[segment] == place) ? unit : -1;
    }

    /// <summary>Whether a part of a local view is other than in its parent; of any other view all is.</summary>
    public bool Touches(int from, int to)
    {
        if (!IsLocal)
        {
            return true;
        }

        from = Math.Max(0, from);
        to = Math.Min(Length, to);
        if (from >= to)
        {
            return false;
        }

        return IsChanged(Segment(from), to);
    }

    /// <summary>The same for parts that are asked for in ascending order, give or take a few.</summary>
    /// <param name="from">Where the part starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="segment">Where to go on looking; 0 at first.</param>
    public bool Touches(int from, int to, ref int segment)
    {
        if (!IsLocal)
        {
            return true;
        }

        from = Math.Max(0, from);
        to = Math.Min(Length, to);
        while (segment > 0 && _units[segment] > from)
        {
            segment--;
        }

        while (segment + 1 < _segments && _units[segment + 1] <= from)
        {
            segment++;
        }

        return from < to && IsChanged(segment, to);
    }

    private bool IsChanged(int segment, int to) => _ends[segment] >= 0 || (segment + 1 < _segments && _units[segment + 1] < to);

    /// <summary>Finds where windows start that hold something other than in the parent; for local views.</summary>
    /// <param name="segment">Where to go on; 0 at first.</param>
    /// <param name="from">The first such start, behind those found before.</param>
    /// <param name="to">Behind the last.</param>
    public bool TryNextChange(ref int segment, ref int from, ref int to)
    {
        for (; segment < _segments; segment++)
        {
            var isToken = _ends[segment] >= 0;
            if (!isToken && segment == 0)
            {
                continue;
            }

            var last = isToken && segment + 1 < _segments ? _units[segment + 1] : isToken ? Length : _units[segment];
            if (last > to)
            {
                (from, to) = (Math.Max(to, Math.Max(0, _units[segment] - WindowPicker.Length + 1)), last);
                segment++;
                return true;
            }
        }

        return false;
    }

    private int FirstUnit(int index) => Encoding switch
    {
        SecretEncoding.Base64 => ((index / 3) * 4) + (index % 3),
        SecretEncoding.Hex => index * 2,
        _ => index,
    };

    private int Segment(int unit)
    {
        var found = _units.AsSpan(0, _segments).BinarySearch(unit);
        return found >= 0 ? found : ~found - 1;
    }

    private static void Swap<T>(ref T[] array, int room, int used = 0)
    {
        var larger = room == 0 ? [] : ArrayPool<T>.Shared.Rent(room);
        array.AsSpan(0, used).CopyTo(larger);
        if (array.Length > 0)
        {
            ArrayPool<T>.Shared.Return(array, clearArray: true);
        }

        array = larger;
    }
}
