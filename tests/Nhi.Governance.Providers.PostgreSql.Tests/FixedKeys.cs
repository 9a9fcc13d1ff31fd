using System.Security.Cryptography;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>One fingerprint key, made for the test.</summary>
internal sealed class FixedKeys : IFingerprintKeyProvider
{
    private readonly byte[] _material = RandomNumberGenerator.GetBytes(FingerprintKey.MinimumLength);

    public ValueTask<IReadOnlyList<FingerprintKey>> GetKeysAsync(CancellationToken cancellationToken = default) => new([new FingerprintKey(1, SecretValue.Copy(_material))]);
}
