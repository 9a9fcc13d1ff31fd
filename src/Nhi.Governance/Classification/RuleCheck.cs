namespace Nhi.Governance;

/// <summary>A named check of one fact: what a rule asks that takes computing. The check is code, what it compares with is data.</summary>
public sealed class RuleCheck
{
    private readonly Func<object, string, bool> _passes;

    private RuleCheck(string name, string meaning, Type of, Func<object, string, bool> passes) => (Name, Meaning, Of, _passes) = (name, meaning, of, passes);

    /// <summary>The checks there are.</summary>
    public static IReadOnlyList<RuleCheck> All { get; } =
    [
        new("matches", "is like", typeof(string), (value, patterns) => IsLike((string)value, patterns)),
        new("any-matches", "has one like", typeof(NameSet), (value, patterns) => ((NameSet)value).Any(name => IsLike(name, patterns))),
        new("all-match", "are all like", typeof(NameSet), (value, patterns) => (NameSet)value is { Count: > 0 } names && names.All(name => IsLike(name, patterns))),
        new("beyond", "are not only like", typeof(NameSet), (value, patterns) => ((NameSet)value).Any(name => !IsLike(name, patterns))),
    ];

    /// <summary>Its name in a file of rules.</summary>
    public string Name { get; }

    /// <summary>What it asks, in words between the fact and the pattern.</summary>
    public string Meaning { get; }

    /// <summary>Type of the facts it can be asked of.</summary>
    public Type Of { get; }

    /// <summary>Whether a value passes.</summary>
    /// <param name="value">The value, of type <see cref="Of"/>.</param>
    /// <param name="with">What it is compared with: patterns, with <c>|</c> between them, in which <c>*</c> stands for any run and <c>?</c> for any one character.</param>
    /// <returns>Whether it does.</returns>
    public bool Passes(object value, string with) => _passes(value, with);

    private static bool IsLike(string name, string patterns)
    {
        foreach (var pattern in patterns.AsSpan().Split('|'))
        {
            if (Wildcard.Matches(patterns.AsSpan(pattern), name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
