using System.Collections;

namespace Nhi.Governance;

/// <summary>A set of names, sorted and compared by value. Immutable, and so safe to share between threads.</summary>
public sealed class NameSet : IReadOnlyList<string>, IEquatable<NameSet>
{
    private readonly string[] _names;

    /// <summary>Makes a set of distinct names.</summary>
    /// <param name="names">The names, in any order.</param>
    public NameSet(IEnumerable<string> names)
    {
        _names = [.. names];
        for (var index = 1; index < _names.Length; index++)
        {
            // What a store kept comes in order.
            if (string.CompareOrdinal(_names[index - 1], _names[index]) >= 0)
            {
                _names = [.. _names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
                break;
            }
        }
    }

    /// <summary>No names.</summary>
    public static NameSet Empty { get; } = new([]);

    /// <inheritdoc />
    public int Count => _names.Length;

    /// <inheritdoc />
    public string this[int index] => _names[index];

    /// <summary>Whether a name is in the set.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it is there.</returns>
    public bool Contains(string name) => Array.BinarySearch(_names, name, StringComparer.Ordinal) >= 0;

    /// <summary>Both sets together.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The union.</returns>
    public NameSet Union(NameSet other) => new(_names.Concat(other));

    /// <inheritdoc />
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _names.GetEnumerator();

    /// <inheritdoc />
    public bool Equals(NameSet? other) => other is not null && _names.AsSpan().SequenceEqual(other._names);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as NameSet);

    /// <inheritdoc />
    public override int GetHashCode() => _names.Length == 0 ? 0 : HashCode.Combine(_names.Length, _names[0], _names[^1]);

    /// <summary>The names with commas between.</summary>
    /// <returns>A line of text.</returns>
    public override string ToString() => string.Join(", ", _names);
}
