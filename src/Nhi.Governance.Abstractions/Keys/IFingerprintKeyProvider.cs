namespace Nhi.Governance;

/// <summary>Holds the keys under which an estate's secrets are fingerprinted. Whoever has a key and a fingerprint can try weak secrets: guard it like a vault's.</summary>
/// <remarks>Implementations are safe to call from several threads, throw nothing but <see cref="OperationCanceledException"/> and <see cref="ProviderException"/>.</remarks>
public interface IFingerprintKeyProvider
{
    /// <summary>Reads the keys: the current one first, then those that fingerprints of before were made under.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>At least one key; the caller disposes them.</returns>
    /// <exception cref="ProviderException">There is none, or it cannot be read: fingerprinting under a key nobody keeps would lose every one of them.</exception>
    ValueTask<IReadOnlyList<FingerprintKey>> GetKeysAsync(CancellationToken cancellationToken = default);
}
