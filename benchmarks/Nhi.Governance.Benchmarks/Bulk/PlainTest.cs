namespace Nhi.Governance.Benchmarks.Bulk;

/// <summary>A rule's test as an object with a virtual method: what a team would write first.</summary>
internal abstract class PlainTest(int column)
{
    protected int Column => column;

    public static PlainTest Of(FactTest test, FactKey[] columns)
    {
        var column = Array.IndexOf(columns, test.Key);
        return test switch
        {
            FactTest.Is any => new Equal(column, any.Value),
            FactTest.StartsWith any => new Start(column, any.Prefix),
            FactTest.EndsWith any => new End(column, any.Suffix),
            FactTest.Truth any => new Truth(column, any.Value),
            FactTest.Has any => new Has(column, any.Name),
            FactTest.Check any => new Named(column, any.By, any.With),
            FactTest.Known => new State(column, FactState.Known, isIt: true),
            FactTest.Absent => new State(column, FactState.Absent, isIt: true),
            FactTest.NotKnown => new State(column, FactState.Known, isIt: false),
            _ => throw new NotSupportedException($"{test.GetType().Name} has no plain twin."),
        };
    }

    public abstract bool Holds(PlainRow row);

    private sealed class Equal(int column, string value) : PlainTest(column)
    {
        public override bool Holds(PlainRow row) => row.Values[Column] is string text && string.Equals(text, value, StringComparison.Ordinal);
    }

    private sealed class Start(int column, string prefix) : PlainTest(column)
    {
        public override bool Holds(PlainRow row) => row.Values[Column] is string text && text.StartsWith(prefix, StringComparison.Ordinal);
    }

    private sealed class End(int column, string suffix) : PlainTest(column)
    {
        public override bool Holds(PlainRow row) => row.Values[Column] is string text && text.EndsWith(suffix, StringComparison.Ordinal);
    }

    private sealed class Truth(int column, bool value) : PlainTest(column)
    {
        public override bool Holds(PlainRow row) => row.Values[Column] is bool flag && flag == value;
    }

    private sealed class Has(int column, string name) : PlainTest(column)
    {
        public override bool Holds(PlainRow row) => row.Values[Column] is NameSet names && names.Contains(name);
    }

    private sealed class Named(int column, RuleCheck check, string with) : PlainTest(column)
    {
        public override bool Holds(PlainRow row) => row.Values[Column] is { } value && check.Of.IsInstanceOfType(value) && check.Passes(value, with);
    }

    private sealed class State(int column, FactState state, bool isIt) : PlainTest(column)
    {
        public override bool Holds(PlainRow row) => row.States[Column] == state == isIt;
    }
}
