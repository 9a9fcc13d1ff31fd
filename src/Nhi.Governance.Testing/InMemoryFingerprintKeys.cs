using System.Security.Cryptography;

namespace Nhi.Governance.Testing;

/// <summary>Fingerprint keys that live as long as the process.</summary>
/// <remarks>Safe to use from several threads. Disposing it clears the keys.</remarks>
public sealed class InMemoryFingerprintKeys : IFingerprintKeyProvider, IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<FingerprintKey> _keys = [];

    /// <summary>Makes one with a random key, or with none.</summary>
    /// <param name="empty">Whether there is no key until <see cref="Rotate"/> makes one.</param>
    public InMemoryFingerprintKeys(bool empty = false)
    {
        if (!empty)
        {
            Rotate();
        }
    }

    /// <summary>Makes a new random key the current one; the others stay, for fingerprints of before.</summary>
    public void Rotate()
    {
        Span<byte> bytes = stackalloc byte[FingerprintKey.MinimumLength];
        RandomNumberGenerator.Fill(bytes);
        lock (_lock)
        {
            _keys.Insert(0, new FingerprintKey(checked((ushort)(_keys.Count + 1)), SecretValue.Take(bytes)));
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<FingerprintKey>> GetKeysAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return _keys.Count == 0
                ? throw new ProviderException(new ProviderFailure("memory", "read keys", FailureKind.NotFound, "there is no fingerprint key", MayHaveApplied: false))
                : new([.. _keys.Select(key => new FingerprintKey(key.Id, SecretValue.Copy(key.Material.Reveal())))]);
        }
    }

    /// <summary>Clears the keys.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _keys.ForEach(key => key.Dispose());
            _keys.Clear();
        }
    }
}
