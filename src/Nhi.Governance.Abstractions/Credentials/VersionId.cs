namespace Nhi.Governance;

/// <summary>Names one version of a credential at its issuer. Never holds a secret: an access key id, a serial, a role's password generation.</summary>
/// <param name="Value">The text; compared byte for byte.</param>
public readonly record struct VersionId(string Value) : IComparable<VersionId>
{
    /// <inheritdoc />
    public int CompareTo(VersionId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The text itself.</summary>
    /// <returns><see cref="Value"/>, or the empty string for the default value.</returns>
    public override string ToString() => Value ?? string.Empty;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator <(VersionId left, VersionId right) => left.CompareTo(right) < 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator <=(VersionId left, VersionId right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator >(VersionId left, VersionId right) => left.CompareTo(right) > 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator >=(VersionId left, VersionId right) => left.CompareTo(right) >= 0;
}
