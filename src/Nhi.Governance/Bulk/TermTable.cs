using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nhi.Governance;

/// <summary>Which terms hold for rows of a batch: for each column and code the terms that it leaves, and of all columns what all of them leave. Safe to call from several threads.</summary>
internal sealed class TermTable
{
    /// <summary>Rows at a time, so that what is left of them stays in the fastest cache.</summary>
    public const int Block = 256;

    private const int CodesOfColumn = 64;
    private const int CodesOfDeadline = 4;

    private readonly (Conjunction Term, int Bit)[] _terms;
    private readonly ulong[] _all;
    private readonly (int Column, ValueColumn? Value)[] _columns;
    private readonly ulong[][] _left;
    private readonly (int Deadline, ulong[] Left)[] _deadlines;
    private readonly ulong[]? _labels;
    private readonly Lock _lock = new();

    /// <summary>Compiles.</summary>
    /// <param name="terms">The terms, and the bit of each.</param>
    /// <param name="plan">The columns.</param>
    public TermTable(IEnumerable<(Conjunction Term, int Bit)> terms, ColumnPlan plan)
    {
        _terms = [.. terms];
        Words = ((_terms.Length == 0 ? 0 : _terms.Max(term => term.Bit)) / 256 + 1) * 4;
        _all = new ulong[Words];
        foreach (var (_, bit) in _terms)
        {
            _all[bit / 64] |= 1UL << (bit % 64);
        }

        var columns = _terms.SelectMany(item => item.Term.Codes.Keys).Distinct().ToList();
        var coded = columns.Where(column => column is not (CodedColumn.Label or CodedColumn.Reached)).ToList();
        var values = _terms.SelectMany(item => item.Term.Values.Keys).Select(test => test.Key).Distinct().Select(plan.ValueOf).ToList();
        _columns = [.. coded.Select(column => (plan.IndexOf(column), (ValueColumn?)null)), .. values.Select(value => (plan.IndexOf(value.Key), (ValueColumn?)value))];
        _left = [.. coded.Select(column => Left(column, CodesOfColumn)), .. values.Select(Left)];
        _deadlines = [.. columns.OfType<CodedColumn.Reached>().Select(column => (plan.IndexOf(column.Deadline), Left(column, CodesOfDeadline)))];
        _labels = columns.Contains(CodedColumn.Label.Instance) ? Left(CodedColumn.Label.Instance, CodesOfColumn) : null;
    }

    /// <summary>Words of 64 terms a row; a multiple of four.</summary>
    public int Words { get; }

    /// <summary>Finds the terms that hold.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="labels">What each of them was found to be, where terms ask for that; as many as rows are asked about.</param>
    /// <param name="asOf">The mark of the instant to judge from.</param>
    /// <param name="left">Takes <see cref="Words"/> words for each.</param>
    public void Run(BatchRows rows, int first, ReadOnlySpan<byte> labels, long asOf, Span<ulong> left)
    {
        var count = labels.Length;
        Span<ulong> start = stackalloc ulong[Words];
        _all.CopyTo(start);
        for (var index = 0; index < _columns.Length; index++)
        {
            if (!rows.IsTold[_columns[index].Column])
            {
                And(start, _left[index].AsSpan(0, Words));
            }
        }

        foreach (var (deadline, table) in _deadlines)
        {
            if (!rows.IsDue[deadline])
            {
                And(start, table.AsSpan(0, Words));
            }
        }

        for (var row = 0; row < count; row++)
        {
            start.CopyTo(left[(row * Words)..]);
        }

        for (var index = 0; index < _columns.Length; index++)
        {
            if (rows.IsTold[_columns[index].Column])
            {
                And(left, LeftOf(index), rows.Codes[_columns[index].Column].AsSpan(first, count));
            }
        }

        Span<ushort> codes = stackalloc ushort[Block];
        foreach (var (deadline, table) in _deadlines)
        {
            if (rows.IsDue[deadline])
            {
                var marks = rows.Marks[deadline].AsSpan(first, count);
                for (var row = 0; row < marks.Length; row++)
                {
                    codes[row] = (ushort)CodedColumn.Reached.CodeAt(marks[row], asOf);
                }

                And(left, table, codes[..count]);
            }
        }

        if (_labels is not null)
        {
            for (var row = 0; row < count; row++)
            {
                codes[row] = labels[row];
            }

            And(left, _labels, codes[..count]);
        }
    }

    private static void And(Span<ulong> words, ReadOnlySpan<ulong> more)
    {
        for (var word = 0; word < words.Length; word++)
        {
            words[word] &= more[word];
        }
    }

    private void And(Span<ulong> left, ulong[] table, ReadOnlySpan<ushort> codes)
    {
        ref var to = ref MemoryMarshal.GetReference(left);
        ref var from = ref MemoryMarshal.GetArrayDataReference(table);
        if (Words == 4)
        {
            for (var row = 0; row < codes.Length; row++)
            {
                (Vector256.LoadUnsafe(ref to, (nuint)(row * 4)) & Vector256.LoadUnsafe(ref from, (nuint)(codes[row] * 4))).StoreUnsafe(ref to, (nuint)(row * 4));
            }

            return;
        }

        for (var row = 0; row < codes.Length; row++)
        {
            for (var word = 0; word < Words; word += 4)
            {
                var at = (nuint)((row * Words) + word);
                (Vector256.LoadUnsafe(ref to, at) & Vector256.LoadUnsafe(ref from, (nuint)((codes[row] * Words) + word))).StoreUnsafe(ref to, at);
            }
        }
    }

    /// <summary>Grows with the codes that values have been given since.</summary>
    private ulong[] LeftOf(int index)
    {
        var left = Volatile.Read(ref _left[index]);
        if (_columns[index].Value is not { } value || left.Length >= value.Codes * Words)
        {
            return left;
        }

        lock (_lock)
        {
            left = Left(value);
            Volatile.Write(ref _left[index], left);
            return left;
        }
    }

    private ulong[] Left(CodedColumn column, int codes) =>
        Left(codes, (term, code) => !term.Codes.TryGetValue(column, out var accepted) || (accepted >> code & 1) != 0);

    private ulong[] Left(ValueColumn column) =>
        Left(column.Codes, (term, code) => term.Values.All(test => !test.Key.Key.Equals(column.Key) || column.Passes(code, test.Key) == test.Value));

    private ulong[] Left(int codes, Func<Conjunction, int, bool> isLeft)
    {
        var left = new ulong[codes * Words];
        foreach (var (term, bit) in _terms)
        {
            for (var code = 0; code < codes; code++)
            {
                if (isLeft(term, code))
                {
                    left[(code * Words) + (bit / 64)] |= 1UL << (bit % 64);
                }
            }
        }

        return left;
    }
}
