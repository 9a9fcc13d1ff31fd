namespace Nhi.Governance;

/// <summary>A version just issued, with the secret that most issuers show only once.</summary>
/// <remarks>A class rather than a record, because a record prints its members. Owns the secret: disposing this clears it.</remarks>
public sealed class IssuedVersion : IDisposable
{
    /// <summary>Takes over a secret.</summary>
    /// <param name="version">The version.</param>
    /// <param name="secret">Its secret; <see langword="null"/> where the consumer made it and the issuer only knows its public half.</param>
    public IssuedVersion(CredentialVersion version, SecretValue? secret)
    {
        ArgumentNullException.ThrowIfNull(version);
        Version = version;
        Secret = secret;
    }

    /// <summary>The version.</summary>
    public CredentialVersion Version { get; }

    /// <summary>Its secret; <see langword="null"/> where the issuer never had it.</summary>
    public SecretValue? Secret { get; }

    /// <summary>Clears the secret.</summary>
    public void Dispose() => Secret?.Dispose();
}
