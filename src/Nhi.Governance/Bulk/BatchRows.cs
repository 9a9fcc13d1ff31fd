using System.Runtime.InteropServices;

namespace Nhi.Governance;

/// <summary>Rows of codes and instants, column by column. Not safe to share between threads.</summary>
internal sealed class BatchRows
{
    /// <summary>Values are remembered up to this many a column, so that memory stays flat however many there are.</summary>
    private const int MostValues = 65_536;

    private readonly ColumnPlan _plan;
    private readonly Dictionary<FactKey, Slot[]> _slots = [];
    private readonly Dictionary<object, ushort>[] _known;
    private readonly (object? Value, ushort Code)[] _last;
    private readonly (int Index, CodedColumn Column)[] _computed;
    private readonly (int Index, Deadline Deadline)[] _computedDue;
    private readonly int[] _answers;
    private readonly int[] _attestations;

    public BatchRows(ColumnPlan plan, int capacity)
    {
        _plan = plan;
        Codes = Columns<ushort>(plan.Codes, capacity);
        Marks = Columns<long>(plan.Deadlines.Length, capacity);
        IsTold = new bool[plan.Codes];
        IsDue = new bool[plan.Deadlines.Length];
        _known = [.. plan.Values.Select(_ => new Dictionary<object, ushort>())];
        _last = new (object?, ushort)[plan.Values.Length];
        _computed = [.. plan.Coded.Index().Where(item => item.Item is { Key: null } and not CodedColumn.Answers)];
        _computedDue = [.. plan.Deadlines.Index().Where(item => item.Item is { Key: null } and not Deadline.OfAttestation)];
        _answers = ByRole(plan.Coded.Index().Where(item => item.Item is CodedColumn.Answers).Select(item => (((CodedColumn.Answers)item.Item).Role, item.Index)));
        _attestations = ByRole(plan.Deadlines.Index().Where(item => item.Item is Deadline.OfAttestation).Select(item => (((Deadline.OfAttestation)item.Item).Role, item.Index)));
        var slots = plan.Coded.Select((column, index) => (Key: column.Key, Slot: new Slot(index, column, null, null)))
            .Concat(plan.Values.Select((column, index) => (Key: (FactKey?)column.Key, Slot: new Slot(plan.Coded.Length + index, null, column, null))))
            .Concat(plan.Deadlines.Select((deadline, index) => (Key: deadline.Key, Slot: new Slot(index, null, null, deadline))));
        foreach (var group in slots.Where(item => item.Key is not null).GroupBy(item => item.Key!))
        {
            _slots.Add(group.Key, [.. group.Select(item => item.Slot)]);
        }
    }

    public int Count { get; private set; }

    public int Capacity => Codes.Length > 0 ? Codes[0].Length : int.MaxValue;

    /// <summary>The codes of each column.</summary>
    public ushort[][] Codes { get; }

    /// <summary>The mark of each deadline.</summary>
    public long[][] Marks { get; }

    /// <summary>Columns of which some row has another code than 0.</summary>
    public bool[] IsTold { get; }

    /// <summary>Deadlines of which some row has an instant.</summary>
    public bool[] IsDue { get; }

    public void Clear()
    {
        for (var column = 0; column < Codes.Length; column++)
        {
            if (IsTold[column])
            {
                Array.Clear(Codes[column], 0, Count);
                IsTold[column] = false;
            }
        }

        for (var deadline = 0; deadline < Marks.Length; deadline++)
        {
            if (IsDue[deadline])
            {
                Array.Clear(Marks[deadline], 0, Count);
                IsDue[deadline] = false;
            }
        }

        Count = 0;
    }

    public void Grow()
    {
        var capacity = Math.Max(16, Capacity * 2);
        for (var column = 0; column < Codes.Length; column++)
        {
            Array.Resize(ref Codes[column], capacity);
        }

        for (var deadline = 0; deadline < Marks.Length; deadline++)
        {
            Array.Resize(ref Marks[deadline], capacity);
        }
    }

    public void Add(in Subject subject)
    {
        var row = Count++;
        foreach (var entry in subject.Facts.AsSpan())
        {
            if (!_slots.TryGetValue(entry.Key, out var slots))
            {
                continue;
            }

            foreach (var slot in slots)
            {
                if (slot.Deadline is { } deadline)
                {
                    SetMark(slot.Index, row, deadline.MarkOf(subject, entry));
                }
                else
                {
                    SetCode(slot.Index, row, slot.Coded?.CodeOf(subject, entry) ?? CodeOf(slot, entry));
                }
            }
        }

        foreach (var (index, column) in _computed)
        {
            SetCode(index, row, column.CodeOf(subject));
        }

        foreach (var (index, deadline) in _computedDue)
        {
            SetMark(index, row, deadline.MarkOf(subject));
        }

        var owners = subject.Identity.Owners;
        for (int index = 0, told = 0; index < owners.Count; index++)
        {
            // The first of a role is heard.
            var (owner, role) = (owners[index], (int)owners[index].Role);
            if ((told >> role & 1) == 0)
            {
                told |= 1 << role;
                SetCode(_answers[role], row, (int)owner.State);
                SetMark(_attestations[role], row, Deadline.OfAttestation.MarkOf(owner));
            }
        }
    }

    /// <summary>The column of each role; -1 where no control asks for it.</summary>
    private static int[] ByRole(IEnumerable<(OwnerRole Role, int Index)> columns)
    {
        var byRole = Enum.GetValues<OwnerRole>().Select(_ => -1).ToArray();
        foreach (var (role, index) in columns)
        {
            byRole[(int)role] = index;
        }

        return byRole;
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

    private void SetCode(int column, int row, int code)
    {
        if (code != 0 && column >= 0)
        {
            Codes[column][row] = (ushort)code;
            IsTold[column] = true;
        }
    }

    private void SetMark(int deadline, int row, long mark)
    {
        if (mark != Deadline.Unknown && deadline >= 0)
        {
            Marks[deadline][row] = mark;
            IsDue[deadline] = true;
        }
    }

    private int CodeOf(in Slot slot, FactEntry entry)
    {
        if (entry.Value is not { } value)
        {
            return 0;
        }

        // The records of a list share their texts.
        ref var last = ref _last[slot.Index - _plan.Coded.Length];
        if (ReferenceEquals(last.Value, value))
        {
            return last.Code;
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

        last = (value, code);
        return code;
    }

    /// <summary>What a fact fills: a column of codes, of values, or of instants.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(int Index, CodedColumn? Coded, ValueColumn? Value, Deadline? Deadline);
}
