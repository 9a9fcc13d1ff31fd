namespace Nhi.Governance;

/// <summary>A fact's name with the type of its value.</summary>
/// <typeparam name="T"><see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="DateTimeOffset"/> or <see cref="NameSet"/>: the types an inventory can keep.</typeparam>
public sealed class FactKey<T> : FactKey
    where T : notnull
{
    /// <summary>Makes a key; keep it in a static field.</summary>
    /// <param name="name">Stable dotted name.</param>
    /// <param name="meaning">What the fact says.</param>
    /// <param name="merge">What becomes of it when two sightings report it.</param>
    /// <exception cref="ArgumentException">The name is empty, or an inventory cannot keep values of <typeparamref name="T"/>.</exception>
    public FactKey(string name, string meaning, FactMerge merge = FactMerge.Latest)
        : base(name, meaning, merge)
    {
        if (typeof(T) != typeof(string) && typeof(T) != typeof(bool) && typeof(T) != typeof(long) && typeof(T) != typeof(DateTimeOffset) && typeof(T) != typeof(NameSet))
        {
            throw new ArgumentException($"A fact cannot be a {typeof(T).Name}: use string, bool, long, DateTimeOffset or NameSet.", nameof(name));
        }
    }

    /// <inheritdoc />
    public override Type ValueType => typeof(T);
}
