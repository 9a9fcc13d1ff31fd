namespace Nhi.Governance;

/// <summary>Names a fact once: rules test it, explanations quote it, "not assessable" names it.</summary>
/// <remarks>Two keys of the same name are equal, so a key read back from a store finds the fact.</remarks>
public abstract class FactKey : IEquatable<FactKey>
{
    private readonly int _hash;

    private protected FactKey(string name, string meaning, FactMerge merge)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Meaning = meaning;
        Merge = merge;
        _hash = name.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>Stable dotted name, such as <c>identity.purpose</c>.</summary>
    public string Name { get; }

    /// <summary>What the fact says, in a few words.</summary>
    public string Meaning { get; }

    /// <summary>What becomes of it when two sightings report it.</summary>
    public FactMerge Merge { get; }

    /// <summary>Type of the value: <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="DateTimeOffset"/> or <see cref="NameSet"/>.</summary>
    public abstract Type ValueType { get; }

    /// <inheritdoc />
    public bool Equals(FactKey? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash && string.Equals(Name, other.Name, StringComparison.Ordinal));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as FactKey);

    /// <inheritdoc />
    public override int GetHashCode() => _hash;

    /// <summary>The name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
