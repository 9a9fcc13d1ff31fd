using System.Globalization;
using System.Security.Cryptography;
using Nhi.Governance.Conformance;

namespace Nhi.Governance.Providers.Keys;

public sealed class EnvironmentFingerprintKeyFixture : FingerprintKeyFixture
{
    private readonly string _variable = "NHI_TEST_KEYS_" + Guid.NewGuid().ToString("N");
    private int _last;

    public EnvironmentFingerprintKeyFixture() => Rotate();

    public override Type Subject => typeof(EnvironmentFingerprintKeyProvider);

    public override IFingerprintKeyProvider Provider => new EnvironmentFingerprintKeyProvider(_variable);

    public override IFingerprintKeyProvider Restarted => new EnvironmentFingerprintKeyProvider(_variable);

    public override IFingerprintKeyProvider WithoutKey => new EnvironmentFingerprintKeyProvider(_variable + "_NOT_SET");

    public override ValueTask<bool> RotateAsync(CancellationToken cancellationToken = default)
    {
        Rotate();
        return new(true);
    }

    public override ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(_variable, null);
        return base.DisposeAsync();
    }

    private void Rotate()
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{++_last}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}");
        Environment.SetEnvironmentVariable(_variable, Environment.GetEnvironmentVariable(_variable) is { } before ? key + "," + before : key);
    }
}
