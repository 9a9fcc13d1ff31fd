namespace Nhi.Governance;

/// <summary>Authorities that exports lack, by name: <c>aws.account</c>, <c>kubernetes.cluster</c>, <c>kubernetes.issuer</c>, <c>github.repository</c>.</summary>
/// <remarks>Immutable, and so safe to share between threads.</remarks>
public sealed class EstateScope
{
    private readonly (string Name, string Value)[] _values;

    /// <summary>Makes a scope; of two values with the same name the later wins, and both are kept for <see cref="All"/>.</summary>
    /// <param name="values">Names and values.</param>
    public EstateScope(IEnumerable<KeyValuePair<string, string>> values) => _values = [.. values.Select(value => (value.Key, value.Value))];

    /// <summary>Nothing is given.</summary>
    public static EstateScope Empty { get; } = new([]);

    /// <summary>All names with their values, in the order given.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values => _values.Select(value => KeyValuePair.Create(value.Name, value.Value));

    /// <summary>The value of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The value, or <see langword="null"/> where none is given.</returns>
    public string? Get(string name) => Array.FindLast(_values, value => string.Equals(value.Name, name, StringComparison.Ordinal)).Value;

    /// <summary>All values of a name, in the order given.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The values.</returns>
    public IEnumerable<string> All(string name) => _values.Where(value => string.Equals(value.Name, name, StringComparison.Ordinal)).Select(value => value.Value);

    /// <summary>A scope in which other values win over these.</summary>
    /// <param name="values">The other values.</param>
    /// <returns>The new scope.</returns>
    public EstateScope With(IEnumerable<KeyValuePair<string, string>> values) =>
        new(Values.Concat(values));
}
