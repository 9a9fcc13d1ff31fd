namespace Nhi.Governance;

/// <summary>Facts by key. Immutable, and so safe to share between threads.</summary>
public sealed class FactSet
{
    // By name. A handful each, and hundreds of thousands of sets: an array takes a third of a dictionary, and is looked through as fast.
    private readonly FactEntry[] _entries;

    internal FactSet(FactEntry[] entries) => _entries = entries;

    /// <summary>Nothing is known.</summary>
    public static FactSet Empty { get; } = new([]);

    /// <summary>Takes facts as a store kept them: by name, each once.</summary>
    /// <param name="entries">The facts; the set keeps a copy of its own.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">They are not sorted by name, byte for byte, one is unknown, or a value is not of its key's type. Its message names the fact.</exception>
    public static FactSet FromSorted(params ReadOnlySpan<FactEntry> entries)
    {
        for (var index = 0; index < entries.Length; index++)
        {
            var entry = entries[index];
            if (index > 0 && string.CompareOrdinal(entries[index - 1].Key.Name, entry.Key.Name) >= 0)
            {
                throw new ArgumentException($"The fact {entry.Key.Name} is not where its name belongs.", nameof(entries));
            }

            if (entry.State == FactState.Unknown || (entry.State == FactState.Known && !entry.Key.ValueType.IsInstanceOfType(entry.Value)))
            {
                throw new ArgumentException($"{entry.Key.Name} is not a {entry.Key.ValueType.Name}, nor absent.", nameof(entries));
            }
        }

        return entries.IsEmpty ? Empty : new FactSet([.. entries]);
    }

    /// <summary>What is known or absent, by name.</summary>
    public IEnumerable<FactEntry> Entries => _entries;

    /// <summary>The same, for loops that must not allocate.</summary>
    /// <returns>The entries, by name.</returns>
    public ReadOnlySpan<FactEntry> AsSpan() => _entries;

    /// <summary>How many facts are known or absent.</summary>
    public int Count => _entries.Length;

    /// <summary>Gets a fact.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The fact; unknown where nobody reported it.</returns>
    public Fact<T> Get<T>(FactKey<T> key)
        where T : notnull =>
        Find(key) is { } entry ? new Fact<T>(entry.State, entry.Value is T value ? value : default, entry.Source) : default;

    /// <summary>Gets a fact's state without its value.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The state.</returns>
    public FactState StateOf(FactKey key) => Find(key)?.State ?? FactState.Unknown;

    /// <summary>Gets a fact with its type forgotten.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The entry, or <see langword="null"/> where nothing is known.</returns>
    public FactEntry? Find(FactKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        foreach (var entry in _entries)
        {
            if (entry.Key.Equals(key))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Starts a builder that holds these facts.</summary>
    /// <returns>The builder.</returns>
    public FactSetBuilder ToBuilder() => new(_entries);
}
