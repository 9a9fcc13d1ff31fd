namespace Nhi.Governance;

/// <summary>Names a place a store keeps for a secret: a vault path, a variable of a pipeline, a key of a Kubernetes secret.</summary>
/// <param name="Value">The text; compared byte for byte.</param>
public readonly record struct SlotId(string Value) : IComparable<SlotId>
{
    /// <inheritdoc />
    public int CompareTo(SlotId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The text itself.</summary>
    /// <returns><see cref="Value"/>, or the empty string for the default value.</returns>
    public override string ToString() => Value ?? string.Empty;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator <(SlotId left, SlotId right) => left.CompareTo(right) < 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator <=(SlotId left, SlotId right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator >(SlotId left, SlotId right) => left.CompareTo(right) > 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator >=(SlotId left, SlotId right) => left.CompareTo(right) >= 0;
}
