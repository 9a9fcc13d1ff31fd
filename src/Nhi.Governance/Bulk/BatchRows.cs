namespace Nhi.Governance;

/// <summary>Rows of codes and instants, column by column. Not safe to share between threads.</summary>
internal sealed class BatchRows
{
    /// <summary>Values are remembered up to this many a column, so that memory stays flat however many there are.</summary>
    private const int MostValues = 65_536;

    private readonly ColumnPlan _plan;
    private readonly Dictionary<FactKey, Slot[]> _slots = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FactKey, Slot[]> _slotsByName = [];
    private readonly Dictionary<object, ushort>[] _known;
    private readonly CodedColumn?[] _always;
    private readonly Deadline?[] _alwaysDue;

    public BatchRows(ColumnPlan plan, int capacity)
    {
        _plan = plan;
        Codes = Columns<ushort>(plan.Codes, capacity);
        Ticks = Columns<long>(plan.Deadlines.Length, capacity);
        IsTold = new bool[plan.Codes];
        IsDue = new bool[plan.Deadlines.Length];
        _known = [.. plan.Values.Select(_ => new Dictionary<object, ushort>())];
        _always = [.. plan.Coded.Select(column => column.Key is null ? column : null)];
        _alwaysDue = [.. plan.Deadlines.Select(deadline => deadline.Key is null ? deadline : null)];
        var slots = plan.Coded.Select((column, index) => (Key: column.Key, Slot: new Slot(index, column, null, null)))
            .Concat(plan.Values.Select((column, index) => (Key: (FactKey?)column.Key, Slot: new Slot(plan.Coded.Length + index, null, column, null))))
            .Concat(plan.Deadlines.Select((deadline, index) => (Key: deadline.Key, Slot: new Slot(index, null, null, deadline))));
        foreach (var group in slots.Where(item => item.Key is not null).GroupBy(item => item.Key!))
        {
            _slotsByName.Add(group.Key, [.. group.Select(item => item.Slot)]);
        }
    }

    public int Count { get; private set; }

    public int Capacity => Codes.Length > 0 ? Codes[0].Length : int.MaxValue;

    /// <summary>The codes of each column.</summary>
    public ushort[][] Codes { get; }

    /// <summary>The ticks of each deadline.</summary>
    public long[][] Ticks { get; }

    /// <summary>Columns of which some row has another code than 0.</summary>
    public bool[] IsTold { get; }

    /// <summary>Deadlines of which some row has an instant.</summary>
    public bool[] IsDue { get; }

    public void Clear()
    {
        Count = 0;
        Array.Clear(IsTold);
        Array.Clear(IsDue);
    }

    public void Grow()
    {
        var capacity = Math.Max(16, Capacity * 2);
        for (var column = 0; column < Codes.Length; column++)
        {
            Array.Resize(ref Codes[column], capacity);
        }

        for (var deadline = 0; deadline < Ticks.Length; deadline++)
        {
            Array.Resize(ref Ticks[deadline], capacity);
        }
    }

    public void Add(in Subject subject)
    {
        var row = Count++;
        foreach (var column in Codes)
        {
            column[row] = 0;
        }

        foreach (var deadline in Ticks)
        {
            deadline[row] = Deadline.Unknown;
        }

        var entries = subject.Facts.Entries;
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            foreach (var slot in SlotsOf(entry.Key))
            {
                Set(slot, row, entry, subject);
            }
        }

        for (var column = 0; column < _always.Length; column++)
        {
            if (_always[column]?.CodeOf(subject) is { } code and not 0)
            {
                Codes[column][row] = (ushort)code;
                IsTold[column] = true;
            }
        }

        for (var deadline = 0; deadline < _alwaysDue.Length; deadline++)
        {
            if (_alwaysDue[deadline]?.TicksOf(subject) is { } ticks and not Deadline.Unknown)
            {
                Ticks[deadline][row] = ticks;
                IsDue[deadline] = true;
            }
        }
    }

    private static T[][] Columns<T>(int count, int capacity)
    {
        var columns = new T[count][];
        for (var column = 0; column < count; column++)
        {
            columns[column] = new T[capacity];
        }

        return columns;
    }

    private void Set(in Slot slot, int row, FactEntry entry, in Subject subject)
    {
        if (slot.Deadline is { } deadline)
        {
            Ticks[slot.Index][row] = deadline.TicksOf(subject);
            IsDue[slot.Index] = true;
            return;
        }

        var code = slot.Coded?.CodeOf(subject) ?? CodeOf(slot, entry);
        if (code != 0)
        {
            Codes[slot.Index][row] = (ushort)code;
            IsTold[slot.Index] = true;
        }
    }

    private int CodeOf(in Slot slot, FactEntry entry)
    {
        if (entry.Value is not { } value)
        {
            return 0;
        }

        var known = _known[slot.Index - _plan.Coded.Length];
        if (!known.TryGetValue(value, out var code))
        {
            code = checked((ushort)slot.Value!.CodeOf(entry));
            if (known.Count >= MostValues)
            {
                known.Clear();
            }

            known.Add(value, code);
        }

        return code;
    }

    /// <summary>By reference first: the same keys come again and again, and comparing names costs more than all the rest.</summary>
    private Slot[] SlotsOf(FactKey key)
    {
        if (!_slots.TryGetValue(key, out var slots))
        {
            slots = _slotsByName.GetValueOrDefault(key, []);
            if (_slots.Count >= MostValues)
            {
                _slots.Clear();
            }

            _slots.Add(key, slots);
        }

        return slots;
    }

    /// <summary>What a fact fills: a column of codes, of values, or of instants.</summary>
    private readonly record struct Slot(int Index, CodedColumn? Coded, ValueColumn? Value, Deadline? Deadline);
}
