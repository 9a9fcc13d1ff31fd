namespace Nhi.Governance;

/// <summary>The columns that a batch has: those that some term asks about, each once, whoever asks.</summary>
internal sealed class ColumnPlan
{
    private readonly Dictionary<CodedColumn, int> _coded = [];
    private readonly Dictionary<FactKey, int> _values = [];
    private readonly Dictionary<Deadline, int> _deadlines = [];

    /// <summary>Plans.</summary>
    /// <param name="terms">All terms that will ever be asked of the batch.</param>
    /// <param name="more">Columns that are read as they are.</param>
    public ColumnPlan(IEnumerable<Conjunction> terms, params IEnumerable<CodedColumn> more)
    {
        var all = terms.ToList();
        foreach (var column in all.SelectMany(term => term.Codes.Keys).Where(column => column is not CodedColumn.Label).Concat(more).Distinct())
        {
            if (column is CodedColumn.Reached { Deadline: var deadline })
            {
                _deadlines.Add(deadline, _deadlines.Count);
            }
            else
            {
                _coded.Add(column, _coded.Count);
            }
        }

        Coded = [.. _coded.Keys];
        Deadlines = [.. _deadlines.Keys];
        Values = [.. all.SelectMany(term => term.Values.Keys).Distinct().GroupBy(test => test.Key).Select(tests => new ValueColumn(tests.Key, [.. tests]))];
        foreach (var column in Values)
        {
            _values.Add(column.Key, Coded.Length + _values.Count);
        }
    }

    /// <summary>Columns of codes; those of values follow them in a batch.</summary>
    public CodedColumn[] Coded { get; }

    public ValueColumn[] Values { get; }

    public Deadline[] Deadlines { get; }

    public int Codes => Coded.Length + Values.Length;

    public int IndexOf(CodedColumn column) => _coded[column];

    public int IndexOf(Deadline deadline) => _deadlines[deadline];

    public int IndexOf(FactKey key) => _values[key];

    public ValueColumn ValueOf(FactKey key) => Values[_values[key] - Coded.Length];
}
