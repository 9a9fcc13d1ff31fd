using System.Security.Cryptography;
using Nhi.Governance;
using Nhi.Governance.Conformance;

namespace CustomProvider;

public sealed class EstateKeyFixture : FingerprintKeyFixture
{
    private readonly SecretValue _key = NewKey();

    public override Type Subject => typeof(EstateKey);

    public override IFingerprintKeyProvider Provider => new EstateKey(_key);

    public override IFingerprintKeyProvider Restarted => new EstateKey(_key);

    public static SecretValue NewKey() => SecretValue.Take(RandomNumberGenerator.GetBytes(FingerprintKey.MinimumLength));

    public override ValueTask DisposeAsync()
    {
        _key.Dispose();
        return base.DisposeAsync();
    }
}
