using System.Linq.Expressions;

namespace Nhi.Governance.Benchmarks.Bulk;

/// <summary>A rule compiled from an expression tree: what rule engines offer.</summary>
internal static class CompiledRule
{
    public static Func<PlainRow, bool> Of(ClassificationRule rule, FactKey[] columns)
    {
        var row = Expression.Parameter(typeof(PlainRow));
        return Expression.Lambda<Func<PlainRow, bool>>(rule.Tests.Select(test => Of(test, Array.IndexOf(columns, test.Key), row)).Aggregate(Expression.AndAlso), row).Compile();
    }

    private static Expression Of(FactTest test, int column, ParameterExpression row)
    {
        var value = Expression.ArrayIndex(Expression.Property(row, nameof(PlainRow.Values)), Expression.Constant(column));
        var state = Expression.ArrayIndex(Expression.Property(row, nameof(PlainRow.States)), Expression.Constant(column));
        return test switch
        {
            FactTest.Is any => Call(nameof(string.Equals), any.Value),
            FactTest.StartsWith any => Call(nameof(string.StartsWith), any.Prefix),
            FactTest.EndsWith any => Call(nameof(string.EndsWith), any.Suffix),
            FactTest.Truth any => Expression.AndAlso(Expression.TypeIs(value, typeof(bool)), Expression.Equal(Expression.Unbox(value, typeof(bool)), Expression.Constant(any.Value))),
            FactTest.Has any => Expression.AndAlso(Expression.TypeIs(value, typeof(NameSet)), Expression.Call(Expression.Convert(value, typeof(NameSet)), nameof(NameSet.Contains), null, Expression.Constant(any.Name))),
            FactTest.Check any => Expression.AndAlso(Expression.TypeIs(value, any.By.Of), Expression.Call(Expression.Constant(any.By), nameof(RuleCheck.Passes), null, value, Expression.Constant(any.With))),
            FactTest.Known => Expression.Equal(state, Expression.Constant(FactState.Known)),
            FactTest.Absent => Expression.Equal(state, Expression.Constant(FactState.Absent)),
            FactTest.NotKnown => Expression.NotEqual(state, Expression.Constant(FactState.Known)),
            _ => throw new NotSupportedException($"{test.GetType().Name} has no compiled twin."),
        };

        Expression Call(string method, string text) => Expression.AndAlso(
            Expression.TypeIs(value, typeof(string)),
            Expression.Call(Expression.Convert(value, typeof(string)), method, null, Expression.Constant(text), Expression.Constant(StringComparison.Ordinal)));
    }
}
