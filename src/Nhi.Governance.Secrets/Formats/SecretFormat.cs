namespace Nhi.Governance.Secrets;

/// <summary>A kind of credential that the scanner recognises. The list is closed: <see cref="SecretFormats.All"/>.</summary>
/// <remarks>Immutable and safe for concurrent use. Each format exists once, so reference equality is equality.</remarks>
public sealed class SecretFormat
{
    internal SecretFormat(string id, string name, bool hasChecksum, string revocationHint)
    {
        Id = id;
        Name = name;
        HasChecksum = hasChecksum;
        RevocationHint = revocationHint;
    }

    /// <summary>The stable identifier, such as <c>github-token</c>. It never changes once published.</summary>
    public string Id { get; }

    /// <summary>The name to show to people.</summary>
    public string Name { get; }

    /// <summary>Whether a value of the format can fail or pass a checksum of its own.</summary>
    public bool HasChecksum { get; }

    /// <summary>Where a credential of the format is revoked, in one sentence.</summary>
    public string RevocationHint { get; }

    /// <summary>Returns <see cref="Id"/>.</summary>
    /// <returns>The stable identifier.</returns>
    public override string ToString() => Id;
}
