namespace Nhi.Governance.Conformance.Matrix.Usage;

/// <summary>A <see cref="TwinUsage"/> and who uses its credentials.</summary>
internal sealed class TwinUsageFixture(TwinUsage source) : UsageSourceFixture
{
    private int _credentials;

    public override Type Subject => source.GetType();

    public override TimeSpan Grace => TimeSpan.FromSeconds(1);

    public override TimeProvider Time => source.Clock;

    public override IUsageSource Source => source;

    public override ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default)
    {
        var credential = new CredentialId($"twin:key-{++_credentials}");
        source.Create(credential);
        return new(credential);
    }

    public override ValueTask UseAsync(CredentialId credential, CancellationToken cancellationToken = default)
    {
        source.Use(credential);
        return ValueTask.CompletedTask;
    }

    public override ValueTask<IAsyncDisposable?> ProbeAsync(CredentialId credential, CancellationToken cancellationToken = default)
    {
        source.Probe(credential);
        return new(new Opened());
    }

    private sealed class Opened : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
