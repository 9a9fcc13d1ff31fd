using Microsoft.Extensions.DependencyInjection;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Providers.Keys;

public sealed class KeysBuilderTests : IDisposable
{
    private readonly KeyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_fingerprint_outlives_a_rotation()
    {
        var path = _folder.File;
        var secret = Guid.NewGuid().ToByteArray();
        #region fingerprint-keys
        var services = new ServiceCollection();
        services.AddNhiGovernance(nhi => nhi.AddFingerprintKeyFile(new FileFingerprintKeyOptions { Path = path, CreateIfMissing = true }));
        await using var host = services.BuildServiceProvider();
        var keys = host.GetRequiredService<IFingerprintKeyProvider>();

        using var before = await keys.CreateRingAsync("copies");
        var stored = before.Current.Fingerprint(secret);
        #endregion

        #region fingerprint-rotation
        await new FileFingerprintKeyProvider(new FileFingerprintKeyOptions { Path = path }).RotateAsync();
        using var ring = await keys.CreateRingAsync("copies");

        if (ring.Compare(stored, secret) == FingerprintMatch.Outdated)
        {
            stored = ring.Current.Fingerprint(secret); // Seen again: from now on under the new key.
        }
        #endregion

        Assert.Equal(FingerprintMatch.Current, ring.Compare(stored, secret));
        Assert.NotEqual(before.Current.KeyId, stored.KeyId);
        Assert.Equal(2, ring.Count);
    }

    [Fact]
    public async Task An_estate_has_one_provider_of_keys()
    {
        var services = new ServiceCollection();
        services.AddNhiGovernance(nhi =>
        {
            nhi.AddFingerprintKeysFromEnvironment("NHI_TEST_KEYS_NOT_SET");
            Assert.Throws<InvalidOperationException>(() => nhi.AddFingerprintKeyFile(new FileFingerprintKeyOptions { Path = _folder.File }));
            Assert.Throws<InvalidOperationException>(() => nhi.AddFingerprintKeysFromEnvironment());
        });
        await using var host = services.BuildServiceProvider();
        Assert.IsType<EnvironmentFingerprintKeyProvider>(host.GetRequiredService<IFingerprintKeyProvider>());
    }

    [Fact]
    public void A_file_must_be_named() =>
        new ServiceCollection().AddNhiGovernance(nhi => Assert.Throws<ArgumentException>(() => nhi.AddFingerprintKeyFile(new FileFingerprintKeyOptions { Path = "" })));
}
