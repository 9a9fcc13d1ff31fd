using System.Runtime.CompilerServices;

namespace Nhi.Governance.Conformance.Matrix.Usage;

/// <summary>A source of uses that keeps every law, and each thing it does can be done wrong by overriding it.</summary>
internal class TwinUsage : IUsageSource
{
    public HastyClock Clock { get; } = new();

    public virtual UsageDescriptor Descriptor => new() { Name = "twin", Issuer = "twin", Kind = UsageKind.Used, LeavesOutProbes = LeavesOutProbes };

    protected virtual bool LeavesOutProbes => true;

    protected List<(CredentialId Credential, DateTimeOffset At)> Uses { get; } = [];

    public virtual void Create(CredentialId credential)
    {
    }

    public void Use(CredentialId credential) => Uses.Add((credential, Clock.GetUtcNow()));

    public virtual void Probe(CredentialId credential)
    {
    }

    public async IAsyncEnumerable<UsageEvent> ReadAsync(UsageQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Heed(cancellationToken);
        await Task.CompletedTask;
        var read = Order(Uses.Where(use => IsOf(use.Credential, query.Credential)).Select(Told).Where(use => IsFrom(use.At, query.From) && IsTo(use.At, query.To))).ToList();
        Leave(query.Credential);
        foreach (var use in read)
        {
            yield return use;
        }
    }

    protected virtual void Heed(CancellationToken cancellationToken) => cancellationToken.ThrowIfCancellationRequested();

    protected virtual bool IsOf(CredentialId used, CredentialId asked) => used == asked;

    protected virtual bool IsFrom(DateTimeOffset at, DateTimeOffset from) => at >= from;

    protected virtual bool IsTo(DateTimeOffset at, DateTimeOffset to) => at < to;

    protected virtual UsageEvent Told((CredentialId Credential, DateTimeOffset At) use) => new(use.Credential, null, use.At, Descriptor.Kind, "memory", "login");

    protected virtual IEnumerable<UsageEvent> Order(IEnumerable<UsageEvent> uses) => uses.OrderBy(use => use.At);

    protected virtual void Leave(CredentialId credential)
    {
    }
}
