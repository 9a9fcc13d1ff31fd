namespace Nhi.Governance;

/// <summary>Names a finding: stable from survey to survey as long as the same control fails for the same subject. Holds no fingerprint.</summary>
/// <param name="Value">The text; compared byte for byte.</param>
public readonly record struct FindingId(string Value) : IComparable<FindingId>
{
    /// <inheritdoc />
    public int CompareTo(FindingId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The text itself.</summary>
    /// <returns><see cref="Value"/>, or the empty string for the default value.</returns>
    public override string ToString() => Value ?? string.Empty;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator <(FindingId left, FindingId right) => left.CompareTo(right) < 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator <=(FindingId left, FindingId right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator >(FindingId left, FindingId right) => left.CompareTo(right) > 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator >=(FindingId left, FindingId right) => left.CompareTo(right) >= 0;
}
