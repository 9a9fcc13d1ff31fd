namespace Nhi.Governance;

/// <summary>Collects facts. Not thread-safe.</summary>
public sealed class FactSetBuilder
{
    private readonly Dictionary<FactKey, FactEntry> _entries;

    /// <summary>Starts with nothing.</summary>
    public FactSetBuilder() => _entries = [];

    internal FactSetBuilder(FactEntry[] entries) => _entries = entries.ToDictionary(entry => entry.Key);

    /// <summary>Reports a value.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="source">Where it was read.</param>
    /// <returns>This builder.</returns>
    public FactSetBuilder Set<T>(FactKey<T> key, T value, string source)
        where T : notnull
    {
        Add(new FactEntry(key, FactState.Known, value, source));
        return this;
    }

    /// <summary>Reports that there is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="source">Where that was read.</param>
    /// <returns>This builder.</returns>
    public FactSetBuilder SetAbsent(FactKey key, string source)
    {
        Add(new FactEntry(key, FactState.Absent, null, source));
        return this;
    }

    /// <summary>Reports all facts of a set: known beats absent beats unknown, and two known ones merge as their key says.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>This builder.</returns>
    public FactSetBuilder Merge(FactSet facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        foreach (var entry in facts.Entries)
        {
            Add(entry);
        }

        return this;
    }

    /// <summary>Reports a fact whose type was forgotten, as a store does.</summary>
    /// <param name="entry">The fact.</param>
    /// <exception cref="ArgumentException">The value is not of the key's type.</exception>
    public void Add(FactEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.State == FactState.Known && !entry.Key.ValueType.IsInstanceOfType(entry.Value))
        {
            throw new ArgumentException($"{entry.Key.Name} is a {entry.Key.ValueType.Name}.", nameof(entry));
        }

        if (entry.State == FactState.Unknown)
        {
            return;
        }

        _entries[entry.Key] = _entries.TryGetValue(entry.Key, out var before) ? Combine(before, entry) : entry;
    }

    /// <summary>Gets a fact as it stands.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The fact; unknown where nobody reported it.</returns>
    public Fact<T> Get<T>(FactKey<T> key)
        where T : notnull =>
        _entries.TryGetValue(key, out var entry) ? new Fact<T>(entry.State, entry.Value is T value ? value : default, entry.Source) : default;

    /// <summary>Forgets a fact, so that the next report of it stands alone.</summary>
    /// <param name="key">The key.</param>
    public void Remove(FactKey key) => _entries.Remove(key);

    /// <summary>The facts so far.</summary>
    /// <returns>An immutable set; the builder can go on.</returns>
    public FactSet ToFactSet()
    {
        if (_entries.Count == 0)
        {
            return FactSet.Empty;
        }

        // What a store kept comes in order.
        FactEntry[] entries = [.. _entries.Values];
        for (var index = 1; index < entries.Length; index++)
        {
            if (string.CompareOrdinal(entries[index - 1].Key.Name, entries[index].Key.Name) > 0)
            {
                Array.Sort(entries, static (one, other) => string.CompareOrdinal(one.Key.Name, other.Key.Name));
                break;
            }
        }

        return new FactSet(entries);
    }

    private static FactEntry Combine(FactEntry before, FactEntry after)
    {
        if (before.State != after.State)
        {
            return before.State == FactState.Known ? before : after;
        }

        if (before.State == FactState.Absent)
        {
            return string.CompareOrdinal(before.Source, after.Source) <= 0 ? before : after;
        }

        // Each of these picks the greatest by one total order, or unites: so that any order of reports gives the same fact.
        var source = string.CompareOrdinal(before.Source, after.Source);
        return (after.Key.Merge, before.Value, after.Value) switch
        {
            (FactMerge.Union, NameSet first, NameSet second) => before with { Value = first.Union(second), Source = Sources(before, after) },
            (FactMerge.Union, bool or DateTimeOffset, bool or DateTimeOffset) when Compare(before.Value, after.Value) is not 0 and var value => value > 0 ? before : after,
            (FactMerge.Union, bool or DateTimeOffset, bool or DateTimeOffset) => source <= 0 ? before : after,
            _ => (source == 0 ? Compare(before.Value, after.Value) : source) >= 0 ? before : after,
        };
    }

    private static int Compare(object? one, object? other) => (one, other) switch
    {
        (bool first, bool second) => first.CompareTo(second),
        (long first, long second) => first.CompareTo(second),
        (DateTimeOffset first, DateTimeOffset second) => first.CompareTo(second),
        _ => string.CompareOrdinal(one?.ToString(), other?.ToString()),
    };

    private static string Sources(FactEntry before, FactEntry after) =>
        string.Join(", ", before.Source.Split(", ").Concat(after.Source.Split(", ")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
