namespace Nhi.Governance;

/// <summary>Rows of codes and instants, column by column. Not safe to share between threads.</summary>
internal sealed class BatchRows
{
    private readonly FactSlots _slots;
    private readonly KnownValues[] _values;
    private readonly int _firstValue;
    private readonly (int Index, CodedColumn Column)[] _computed;
    private readonly (int Index, Deadline Deadline)[] _computedDue;
    private readonly int[] _answers;
    private readonly int[] _attestations;

    public BatchRows(ColumnPlan plan, int capacity)
    {
        Codes = Columns<ushort>(plan.Codes, capacity);
        Marks = Columns<long>(plan.Deadlines.Length, capacity);
        IsTold = new bool[plan.Codes];
        IsDue = new bool[plan.Deadlines.Length];
        (_slots, _values, _firstValue) = (new FactSlots(plan), [.. plan.Values.Select(column => new KnownValues(column))], plan.Coded.Length);
        _computed = [.. plan.Coded.Index().Where(item => item.Item is { Key: null } and not CodedColumn.Answers)];
        _computedDue = [.. plan.Deadlines.Index().Where(item => item.Item is { Key: null } and not Deadline.OfAttestation)];
        _answers = ByRole(plan.Coded.Index().Where(item => item.Item is CodedColumn.Answers).Select(item => (((CodedColumn.Answers)item.Item).Role, item.Index)));
        _attestations = ByRole(plan.Deadlines.Index().Where(item => item.Item is Deadline.OfAttestation).Select(item => (((Deadline.OfAttestation)item.Item).Role, item.Index)));
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
            foreach (ref readonly var slot in _slots.Of(entry.Key))
            {
                switch (slot.Kind)
                {
                    case FactSlots.SlotKind.State:
                        SetCode(slot.Index, row, (int)entry.State);
                        break;
                    case FactSlots.SlotKind.Flag:
                        SetCode(slot.Index, row, CodedColumn.Flag.Of(entry));
                        break;
                    case FactSlots.SlotKind.Value:
                        SetCode(slot.Index, row, entry.Value is { } value ? _values[slot.Index - _firstValue].CodeOf(value) : 0);
                        break;
                    case FactSlots.SlotKind.Coded:
                        SetCode(slot.Index, row, slot.Coded!.CodeOf(subject, entry));
                        break;
                    default:
                        SetMark(slot.Index, row, slot.Deadline!.MarkOf(subject, entry));
                        break;
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
}
