using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Tests.InMemory;

public class InMemoryUsageSourceFixture : UsageSourceFixture
{
    private readonly InMemoryUsageSource _source;

    public InMemoryUsageSourceFixture()
        : this(UsageKind.Used)
    {
    }

    protected InMemoryUsageSourceFixture(UsageKind kind) => _source = new InMemoryUsageSource(kind, TimeSpan.FromMilliseconds(20));

    public override Type Subject => typeof(InMemoryUsageSource);

    public override IUsageSource Source => _source;

    public override ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default) => new(new CredentialId(Guid.NewGuid().ToString("N")));

    public override ValueTask UseAsync(CredentialId credential, CancellationToken cancellationToken = default)
    {
        _source.Record(credential, from: "127.0.0.1", purpose: "law");
        return ValueTask.CompletedTask;
    }

    public override ValueTask<IAsyncDisposable?> ProbeAsync(CredentialId credential, CancellationToken cancellationToken = default)
    {
        _source.RecordProbe(credential);
        return new(new Nothing());
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
