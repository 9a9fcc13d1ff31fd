namespace Nhi.Governance;

/// <summary>A named check of one fact: what a rule asks that takes computing. The check is code, what it compares with is data.</summary>
public sealed class RuleCheck
{
    private readonly Func<object, string, bool> _passes;

    private RuleCheck(string name, string meaning, Type of, Func<object, string, bool> passes) => (Name, Meaning, Of, _passes) = (name, meaning, of, passes);

    /// <summary>The checks there are.</summary>
    public static IReadOnlyList<RuleCheck> All { get; } =
    [
        new("matches", "is like", typeof(string), (value, pattern) => Wildcard.Matches(pattern, (string)value)),
        new("any-matches", "has one like", typeof(NameSet), (value, pattern) => ((NameSet)value).Any(name => Wildcard.Matches(pattern, name))),
        new("all-match", "are all like", typeof(NameSet), (value, pattern) => (NameSet)value is { Count: > 0 } names && names.All(name => Wildcard.Matches(pattern, name))),
        new("beyond", "are not only like", typeof(NameSet), (value, pattern) => ((NameSet)value).Any(name => !Wildcard.Matches(pattern, name))),
    ];

    /// <summary>Its name in a file of rules.</summary>
    public string Name { get; }

    /// <summary>What it asks, in words between the fact and the pattern.</summary>
    public string Meaning { get; }

    /// <summary>Type of the facts it can be asked of.</summary>
    public Type Of { get; }

    /// <summary>Whether a value passes.</summary>
    /// <param name="value">The value, of type <see cref="Of"/>.</param>
    /// <param name="with">What it is compared with: a pattern in which <c>*</c> stands for any run and <c>?</c> for any one character.</param>
    /// <returns>Whether it does.</returns>
    public bool Passes(object value, string with) => _passes(value, with);

    /// <summary>The name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
