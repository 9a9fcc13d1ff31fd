using System.Security.Cryptography;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>The fingerprint key of a run.</summary>
internal sealed class OneKey : IFingerprintKeyProvider
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public ValueTask<IReadOnlyList<FingerprintKey>> GetKeysAsync(CancellationToken cancellationToken = default) => new([new FingerprintKey(1, SecretValue.Copy(_key))]);
}
