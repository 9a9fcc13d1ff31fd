using System.Security.Cryptography;

namespace Nhi.Governance.Conformance.Matrix.Keys;

/// <summary>Where keys are kept: it outlives the process.</summary>
internal sealed class KeyFile
{
    public List<(ushort Id, byte[] Material)> Keys { get; } = [];
}

/// <summary>A holder of keys that keeps every law, and each thing it does can be done wrong by overriding it.</summary>
internal class TwinKeys : IFingerprintKeyProvider
{
    public KeyFile File { get; set; } = new();

    public virtual bool CanRotate => true;

    public async ValueTask<IReadOnlyList<FingerprintKey>> GetKeysAsync(CancellationToken cancellationToken = default)
    {
        Heed(cancellationToken);
        await Task.CompletedTask;
        if (File.Keys.Count == 0)
        {
            WithoutKey();
        }

        return Read();
    }

    public virtual void Rotate() => File.Keys.Insert(0, ((ushort)(File.Keys.Count + 1), RandomNumberGenerator.GetBytes(FingerprintKey.MinimumLength)));

    protected virtual void Heed(CancellationToken cancellationToken) => cancellationToken.ThrowIfCancellationRequested();

    protected virtual void WithoutKey() => throw new ProviderException(new ProviderFailure("twin", "read keys", FailureKind.NotFound, "there is no key", MayHaveApplied: false));

    protected virtual IReadOnlyList<FingerprintKey> Read() => [.. File.Keys.Select(key => new FingerprintKey(key.Id, SecretValue.Copy(key.Material)))];
}
