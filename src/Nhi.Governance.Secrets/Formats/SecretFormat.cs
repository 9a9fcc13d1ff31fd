namespace Nhi.Governance.Secrets;

/// <summary>A kind of credential that the scanner recognises. The list is closed: <see cref="SecretFormats.All"/>.</summary>
/// <remarks>Immutable and safe for concurrent use. Each format exists once, so reference equality is equality.</remarks>
public sealed class SecretFormat
{
    internal SecretFormat(int number) => Number = number;

    /// <summary>The stable identifier, such as <c>github-token</c>. It never changes once published.</summary>
    public string Id => field ??= Row.Text(0);

    /// <summary>The name to show to people.</summary>
    public string Name => field ??= Row.Text(1);

    /// <summary>Who issues it: a short word in small letters, such as <c>github</c>; <c>any</c> where many do.</summary>
    public string Issuer => field ??= Row.Text(2);

    /// <summary>The kind of credential it is, as the word the inventory has for it, such as <c>ApiKey</c>.</summary>
    public string Kind => field ??= Row.Text(3);

    /// <summary>The class of identity it usually belongs to, as the word the inventory has for it, such as <c>ServiceAccount</c>.</summary>
    public string Class => field ??= Row.Text(4);

    /// <summary>Whether a value of the format can fail or pass a checksum of its own.</summary>
    public bool HasChecksum => Row.Checksum != ChecksumKind.None;

    /// <summary>Where a credential of the format is revoked, in one sentence.</summary>
    public string RevocationHint => field ??= Row.Text(5);

    /// <summary>Where its issuer describes it, or how its shape is known otherwise.</summary>
    public string Documentation => field ??= Row.Text(6);

    /// <summary>Whether only the name it is assigned to tells that it is a credential. Such are looked for when <see cref="ScanOptions"/> ask for them.</summary>
    public bool IsGeneric => Row.Flags.HasFlag(FormatFlags.Generic);

    internal int Number { get; }

    internal FormatRow Row => new(Number);

    /// <summary>Returns <see cref="Id"/>.</summary>
    /// <returns>The stable identifier.</returns>
    public override string ToString() => Id;
}
