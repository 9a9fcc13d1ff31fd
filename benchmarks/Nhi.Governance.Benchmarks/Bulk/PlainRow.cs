namespace Nhi.Governance.Benchmarks.Bulk;

/// <summary>An identity's facts as the peers read them: looked up beforehand, each at a place of its own.</summary>
internal sealed class PlainRow
{
    private PlainRow(object?[] values, FactState[] states) => (Values, States) = (values, states);

    public object?[] Values { get; }

    public FactState[] States { get; }

    public static FactKey[] Columns(IEnumerable<ClassificationRule> rules) => [.. rules.SelectMany(rule => rule.Tests).Select(test => test.Key).Distinct()];

    public static PlainRow Of(FactSet facts, FactKey[] columns) => new([.. columns.Select(key => facts.Find(key)?.Value)], [.. columns.Select(facts.StateOf)]);
}
