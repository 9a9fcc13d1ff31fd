using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Tests.InMemory;

public class InMemorySecretStoreFixture : SecretStoreFixture
{
    private readonly InMemorySecretStore _store;

    public InMemorySecretStoreFixture()
        : this(InMemorySecretStore.AllCapabilities)
    {
    }

    protected InMemorySecretStoreFixture(StoreCapabilities capabilities)
    {
        // Time on the way lets calls of two nodes meet.
        _store = new InMemorySecretStore(capabilities, new InMemoryNetwork { Latency = TimeSpan.FromMilliseconds(1) });
        OtherNode = _store.Over(new InMemoryNetwork());
        WithoutRights = _store.Over(new InMemoryNetwork { DeniesWrites = true });
        Loss = new NetworkLoss(_store.Network);
    }

    public override Type Subject => typeof(InMemorySecretStore);

    public override ISecretStore Store => _store;

    public override ISecretStore OtherNode { get; }

    public override ISecretStore WithoutRights { get; }

    public override IAnswerLoss Loss { get; }

    public override int Cases => 40;

    public override ValueTask<SlotId> NewSlotAsync(string below, CancellationToken cancellationToken = default) => new(new SlotId($"{below}/{Guid.NewGuid():N}"));

    public override ValueTask<byte[]?> ReadAsync(SlotId slot, VersionStage stage, CancellationToken cancellationToken = default)
    {
        using var secret = _store.Read(slot, stage);
        return new(secret?.Reveal().ToArray());
    }
}
