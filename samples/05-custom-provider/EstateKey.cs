using Nhi.Governance;

namespace CustomProvider;

/// <summary>The one fingerprint key of an estate, held in memory. A real estate keeps it in a vault: evidence made under a lost key is worth nothing.</summary>
/// <param name="material">Its bytes; stays the caller's to dispose.</param>
public sealed class EstateKey(SecretValue material) : IFingerprintKeyProvider
{
    /// <inheritdoc />
    public ValueTask<IReadOnlyList<FingerprintKey>> GetKeysAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new([new FingerprintKey(1, SecretValue.Copy(material.Reveal()))]);
    }
}
