namespace Nhi.Governance;

/// <summary>A version just issued, with the secret that most issuers show only once.</summary>
/// <remarks>A class rather than a record, because a record prints its members. Owns the secret: disposing this clears it.</remarks>
public sealed class IssuedVersion : IDisposable
{
    /// <summary>Takes over a secret.</summary>
    /// <param name="version">The version.</param>
    /// <param name="secret">Its secret; <see langword="null"/> where the consumer made it and the issuer only knows its public half.</param>
    /// <param name="publicPart">What a consumer needs beside the secret.</param>
    public IssuedVersion(CredentialVersion version, SecretValue? secret, string publicPart)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(publicPart);
        Version = version;
        Secret = secret;
        PublicPart = publicPart;
    }

    /// <summary>The version.</summary>
    public CredentialVersion Version { get; }

    /// <summary>Its secret; <see langword="null"/> where the issuer never had it.</summary>
    public SecretValue? Secret { get; }

    /// <summary>What a consumer needs beside the secret and may be seen: a login, an access key id, a certificate in PEM; empty where nothing.</summary>
    public string PublicPart { get; }

    /// <summary>Clears the secret.</summary>
    public void Dispose() => Secret?.Dispose();
}
