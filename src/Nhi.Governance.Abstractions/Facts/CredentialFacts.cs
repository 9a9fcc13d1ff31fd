namespace Nhi.Governance;

/// <summary>What a credential may be known by.</summary>
public static class CredentialFacts
{
    /// <summary>When it was made.</summary>
    public static FactKey<DateTimeOffset> CreatedAt { get; } = new("credential.createdAt", "made");

    /// <summary>When it ends; absent where never.</summary>
    public static FactKey<DateTimeOffset> ExpiresAt { get; } = new("credential.expiresAt", "expires");

    /// <summary>When it was last replaced.</summary>
    public static FactKey<DateTimeOffset> LastRotatedAt { get; } = new("credential.lastRotatedAt", "last rotated", FactMerge.Union);

    /// <summary>When it was last used; absent where never.</summary>
    public static FactKey<DateTimeOffset> LastUsedAt { get; } = new("credential.lastUsedAt", "last used", FactMerge.Union);

    /// <summary>The last instant at which others are known to have had it; unknown where nobody says so.</summary>
    public static FactKey<DateTimeOffset> ExposedAt { get; } = new("credential.exposedAt", "known to have been exposed", FactMerge.Union);

    /// <summary>Whether its issuer accepts it.</summary>
    public static FactKey<bool> Enabled { get; } = new("credential.enabled", "whether its issuer accepts it");

    /// <summary>Who issued it.</summary>
    public static FactKey<string> Issuer { get; } = new("credential.issuer", "who issued it");

    /// <summary>Name it was issued to.</summary>
    public static FactKey<string> Subject { get; } = new("credential.subject", "name it was issued to");

    /// <summary>Serial number.</summary>
    public static FactKey<string> Serial { get; } = new("credential.serial", "serial number");

    /// <summary>SHA-256 of its public key, in hexadecimal.</summary>
    public static FactKey<string> PublicKey { get; } = new("credential.publicKey", "SHA-256 of its public key, in hexadecimal");

    /// <summary>Other identities that hold the same secret or private key; absent where it was compared with others and none does.</summary>
    public static FactKey<NameSet> SharedWith { get; } = new("credential.sharedWith", "other identities that hold the same secret or key");
}
