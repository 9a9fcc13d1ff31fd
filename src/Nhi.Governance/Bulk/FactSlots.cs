using System.Numerics;
using System.Runtime.InteropServices;

namespace Nhi.Governance;

/// <summary>What each fact fills, found by its key in one step: keys keep their hash, and the table is so large that few of them meet.</summary>
internal sealed class FactSlots
{
    private readonly (FactKey? Key, int First, int Count)[] _table;
    private readonly Slot[] _slots;

    public FactSlots(ColumnPlan plan)
    {
        var byKey = plan.Coded.Select((column, index) => (column.Key, Slot: Of(column, index)))
            .Concat(plan.Values.Select((column, index) => (Key: (FactKey?)column.Key, Slot: new Slot(SlotKind.Value, plan.Coded.Length + index, null, null))))
            .Concat(plan.Deadlines.Select((deadline, index) => (deadline.Key, Slot: new Slot(SlotKind.Mark, index, null, deadline))))
            .Where(item => item.Key is not null).GroupBy(item => item.Key!, item => item.Slot).ToList();
        _slots = [.. byKey.SelectMany(slots => slots)];
        _table = new (FactKey?, int, int)[BitOperations.RoundUpToPowerOf2((uint)(byKey.Count + 1) * 8)];
        var first = 0;
        foreach (var slots in byKey)
        {
            var at = slots.Key.GetHashCode() & (_table.Length - 1);
            while (_table[at].Key is not null)
            {
                at = (at + 1) & (_table.Length - 1);
            }

            _table[at] = (slots.Key, first, slots.Count());
            first += slots.Count();
        }
    }

    /// <summary>What a fact fills; nothing where nobody asks for it.</summary>
    public ReadOnlySpan<Slot> Of(FactKey key)
    {
        for (var at = key.GetHashCode() & (_table.Length - 1); ; at = (at + 1) & (_table.Length - 1))
        {
            ref readonly var entry = ref _table[at];
            if (entry.Key is null)
            {
                return [];
            }

            if (ReferenceEquals(entry.Key, key) || entry.Key.Equals(key))
            {
                return _slots.AsSpan(entry.First, entry.Count);
            }
        }
    }

    private static Slot Of(CodedColumn column, int index) => new(
        column switch
        {
            CodedColumn.State => SlotKind.State,
            CodedColumn.Flag => SlotKind.Flag,
            _ => SlotKind.Coded,
        },
        index,
        column,
        null);

    /// <summary>How a fact fills its column. The first ones ask nobody.</summary>
    internal enum SlotKind
    {
        State,
        Flag,
        Value,
        Coded,
        Mark,
    }

    /// <summary>A column that a fact fills: of codes, of values, or of instants.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Slot(SlotKind Kind, int Index, CodedColumn? Coded, Deadline? Deadline);
}
