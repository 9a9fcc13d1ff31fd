namespace Nhi.Governance;

/// <summary>Names an identity: its authority and the issuer's immutable id, never a display name. Aliases have the same form.</summary>
/// <param name="Value">The text; compared byte for byte.</param>
public readonly record struct IdentityId(string Value) : IComparable<IdentityId>
{
    /// <inheritdoc />
    /// <remarks>As the bytes of UTF-8 are ordered, which is how databases sort text; UTF-16 would put what is beyond U+FFFF before U+E000.</remarks>
    public int CompareTo(IdentityId other)
    {
        var (left, right) = (Value ?? string.Empty, other.Value ?? string.Empty);
        var common = left.AsSpan().CommonPrefixLength(right);
        return common == left.Length || common == right.Length ? left.Length.CompareTo(right.Length) : Order(left[common]).CompareTo(Order(right[common]));
    }

    private static int Order(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;

    /// <summary>The text itself.</summary>
    /// <returns><see cref="Value"/>, or the empty string for the default value.</returns>
    public override string ToString() => Value ?? string.Empty;

    /// <summary>Orders by the text, byte for byte in UTF-8.</summary>
    public static bool operator <(IdentityId left, IdentityId right) => left.CompareTo(right) < 0;

    /// <summary>Orders by the text, byte for byte in UTF-8.</summary>
    public static bool operator <=(IdentityId left, IdentityId right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by the text, byte for byte in UTF-8.</summary>
    public static bool operator >(IdentityId left, IdentityId right) => left.CompareTo(right) > 0;

    /// <summary>Orders by the text, byte for byte in UTF-8.</summary>
    public static bool operator >=(IdentityId left, IdentityId right) => left.CompareTo(right) >= 0;
}
