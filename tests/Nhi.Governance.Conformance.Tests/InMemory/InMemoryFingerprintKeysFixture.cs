using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Tests.InMemory;

public sealed class InMemoryFingerprintKeysFixture : FingerprintKeyFixture
{
    private readonly InMemoryFingerprintKeys _keys = new();
    private readonly InMemoryFingerprintKeys _none = new(empty: true);

    public override Type Subject => typeof(InMemoryFingerprintKeys);

    public override IFingerprintKeyProvider Provider => _keys;

    /// <summary>It does not outlive its process, and so is its own restart.</summary>
    public override IFingerprintKeyProvider Restarted => _keys;

    public override IFingerprintKeyProvider WithoutKey => _none;

    public override ValueTask<bool> RotateAsync(CancellationToken cancellationToken = default)
    {
        _keys.Rotate();
        return new(true);
    }

    public override ValueTask DisposeAsync()
    {
        _keys.Dispose();
        _none.Dispose();
        return base.DisposeAsync();
    }
}
