namespace Nhi.Governance;

/// <summary>Names a credential. Never holds a secret: an access key id, a serial, a Kubernetes object name.</summary>
/// <param name="Value">The text; compared byte for byte.</param>
public readonly record struct CredentialId(string Value) : IComparable<CredentialId>
{
    /// <inheritdoc />
    public int CompareTo(CredentialId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The text itself.</summary>
    /// <returns><see cref="Value"/>, or the empty string for the default value.</returns>
    public override string ToString() => Value ?? string.Empty;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator <(CredentialId left, CredentialId right) => left.CompareTo(right) < 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator <=(CredentialId left, CredentialId right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator >(CredentialId left, CredentialId right) => left.CompareTo(right) > 0;

    /// <summary>Orders by the text, byte for byte.</summary>
    public static bool operator >=(CredentialId left, CredentialId right) => left.CompareTo(right) >= 0;
}
