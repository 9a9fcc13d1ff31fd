using Nhi.Governance.Conformance;

namespace Nhi.Governance.Providers.Keys;

public sealed class FileFingerprintKeyFixture : FingerprintKeyFixture
{
    private readonly KeyFolder _folder = new();
    private readonly KeyFolder _empty = new();

    public override Type Subject => typeof(FileFingerprintKeyProvider);

    public override IFingerprintKeyProvider Provider => _folder.Provider();

    public override IFingerprintKeyProvider Restarted => _folder.Provider(create: false);

    public override IFingerprintKeyProvider WithoutKey => _empty.Provider(create: false);

    public override async ValueTask<bool> RotateAsync(CancellationToken cancellationToken = default)
    {
        await _folder.Provider().RotateAsync(cancellationToken);
        return true;
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        _empty.Dispose();
        return base.DisposeAsync();
    }
}
