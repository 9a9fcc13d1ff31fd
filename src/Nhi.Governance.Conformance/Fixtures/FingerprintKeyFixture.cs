namespace Nhi.Governance.Conformance;

/// <summary>What the laws of a provider of fingerprint keys need.</summary>
public abstract class FingerprintKeyFixture : ConformanceFixture
{
    /// <summary>The provider, with at least one key.</summary>
    public abstract IFingerprintKeyProvider Provider { get; }

    /// <summary>A second instance over the same keys, as after a restart.</summary>
    public abstract IFingerprintKeyProvider Restarted { get; }

    /// <summary>One that has no key and may not make one; <see langword="null"/> where that cannot be.</summary>
    public virtual IFingerprintKeyProvider? WithoutKey => null;

    /// <summary>Makes a new key the current one.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it can be done here.</returns>
    public virtual ValueTask<bool> RotateAsync(CancellationToken cancellationToken = default) => new(false);
}
