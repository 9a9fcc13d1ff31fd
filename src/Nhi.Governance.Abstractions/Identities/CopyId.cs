namespace Nhi.Governance;

/// <summary>Names one place where a secret is. Made from the place and the format, never from the value.</summary>
/// <param name="Value">The text; compared byte for byte.</param>
public readonly record struct CopyId(string Value) : IComparable<CopyId>
{
    /// <inheritdoc />
    public int CompareTo(CopyId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The text itself.</summary>
    /// <returns><see cref="Value"/>, or the empty string for the default value.</returns>
    public override string ToString() => Value ?? string.Empty;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator <(CopyId left, CopyId right) => left.CompareTo(right) < 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator <=(CopyId left, CopyId right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator >(CopyId left, CopyId right) => left.CompareTo(right) > 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator >=(CopyId left, CopyId right) => left.CompareTo(right) >= 0;
}
