namespace Nhi.Governance;

/// <summary>Names an identity: its authority and the issuer's immutable id, never a display name. Aliases have the same form.</summary>
/// <param name="Value">The text; compared byte for byte.</param>
public readonly record struct IdentityId(string Value) : IComparable<IdentityId>
{
    /// <inheritdoc />
    public int CompareTo(IdentityId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The text itself.</summary>
    /// <returns><see cref="Value"/>, or the empty string for the default value.</returns>
    public override string ToString() => Value ?? string.Empty;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator <(IdentityId left, IdentityId right) => left.CompareTo(right) < 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator <=(IdentityId left, IdentityId right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator >(IdentityId left, IdentityId right) => left.CompareTo(right) > 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator >=(IdentityId left, IdentityId right) => left.CompareTo(right) >= 0;
}
