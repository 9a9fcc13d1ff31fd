namespace Nhi.Governance.Providers.Aws.Servers;

/// <summary>One fingerprint key, the same at every asking.</summary>
internal sealed class TestKeys : IFingerprintKeyProvider
{
    public ValueTask<IReadOnlyList<FingerprintKey>> GetKeysAsync(CancellationToken cancellationToken = default) =>
        new([new FingerprintKey(1, SecretValue.Copy("an estate key for tests, of 32 bytes"u8))]);
}
