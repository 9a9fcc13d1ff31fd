namespace Nhi.Governance.Conformance.Matrix.Keys;

/// <summary>A <see cref="TwinKeys"/>, the same after a restart, and one that has no key.</summary>
internal sealed class TwinKeysFixture<TKeys> : FingerprintKeyFixture
    where TKeys : TwinKeys, new()
{
    private readonly TKeys _keys = new();

    public TwinKeysFixture()
    {
        new TwinKeys { File = _keys.File }.Rotate();
        Restarted = new TKeys { File = _keys.File };
    }

    public override Type Subject => typeof(TKeys);

    public override IFingerprintKeyProvider Provider => _keys;

    public override IFingerprintKeyProvider Restarted { get; }

    public override IFingerprintKeyProvider? WithoutKey { get; } = new TKeys();

    public override ValueTask<bool> RotateAsync(CancellationToken cancellationToken = default)
    {
        if (_keys.CanRotate)
        {
            _keys.Rotate();
        }

        return new(_keys.CanRotate);
    }
}
