namespace Nhi.Governance;

/// <summary>Tests of which each is of one column, and all of which must hold: what a condition comes to when it is multiplied out.</summary>
internal sealed class Conjunction
{
    /// <summary>More than any statement that a person would write comes to.</summary>
    private const int Most = 4096;

    private static readonly Conjunction Empty = new([], []);

    private Conjunction(Dictionary<CodedColumn, ulong> codes, Dictionary<FactTest, bool> values) => (Codes, Values) = (codes, values);

    /// <summary>The codes that each column may have.</summary>
    public Dictionary<CodedColumn, ulong> Codes { get; }

    /// <summary>Tests of values, and whether they are to pass.</summary>
    public Dictionary<FactTest, bool> Values { get; }

    /// <summary>The conjunctions of which one holds exactly where the condition does.</summary>
    /// <exception cref="ArgumentException">There would be too many.</exception>
    public static IReadOnlyList<Conjunction> Of(Condition condition, bool isNot = false) => condition switch
    {
        Condition.Coded coded => [new(new() { [coded.Column] = isNot ? ~coded.Accepted : coded.Accepted }, [])],
        Condition.Value value => [new([], new() { [value.Test] = !isNot })],
        Condition.Not not => Of(not.Of, !isNot),
        Condition.All all when !isNot => Product(all.Of, isNot),
        Condition.Any any when isNot => Product(any.Of, isNot),
        Condition.All all => [.. all.Of.SelectMany(part => Of(part, isNot))],
        Condition.Any any => [.. any.Of.SelectMany(part => Of(part, isNot))],
        _ => throw new ArgumentException("A condition of a kind that is not known.", nameof(condition)),
    };

    private static IReadOnlyList<Conjunction> Product(IReadOnlyList<Condition> parts, bool isNot)
    {
        IReadOnlyList<Conjunction> product = [Empty];
        foreach (var part in parts)
        {
            var factor = Of(part, isNot);
            product = [.. from left in product from right in factor let both = left.And(right) where both is not null select both];
            if (product.Count > Most)
            {
                throw new ArgumentException("A condition has too many alternatives.", nameof(parts));
            }
        }

        return product;
    }

    /// <summary>Both at once, or nothing where they contradict each other.</summary>
    private Conjunction? And(Conjunction other)
    {
        var codes = new Dictionary<CodedColumn, ulong>(Codes);
        foreach (var (column, accepted) in other.Codes)
        {
            var both = codes.GetValueOrDefault(column, ulong.MaxValue) & accepted;
            if (both == 0)
            {
                return null;
            }

            codes[column] = both;
        }

        var values = new Dictionary<FactTest, bool>(Values);
        foreach (var (test, passes) in other.Values)
        {
            if (!values.TryAdd(test, passes) && values[test] != passes)
            {
                return null;
            }
        }

        return new(codes, values);
    }
}
