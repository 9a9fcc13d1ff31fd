using System.Globalization;
using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Matrix.Stores;

/// <summary>The store in memory, as it declares what it can do.</summary>
internal sealed class InMemoryStoreFixture : SecretStoreFixture
{
    private readonly HastyClock _clock = new();
    private readonly InMemorySecretStore _store;
    private int _slots;

    public InMemoryStoreFixture(StoreCapabilities capabilities)
    {
        _store = new InMemorySecretStore(capabilities, time: _clock);
        OtherNode = _store.Over(new InMemoryNetwork(_clock));
        WithoutRights = _store.Over(new InMemoryNetwork(_clock) { DeniesWrites = true });
        Loss = new NetworkLoss(_store.Network);
    }

    public override Type Subject => typeof(InMemorySecretStore);

    public override int Cases => 40;

    public override TimeSpan Grace => TimeSpan.FromSeconds(1);

    public override TimeProvider Time => _clock;

    public override ISecretStore Store => _store;

    public override ISecretStore OtherNode { get; }

    public override ISecretStore? WithoutRights { get; }

    public override IAnswerLoss? Loss { get; }

    public override ValueTask<SlotId> NewSlotAsync(string below, CancellationToken cancellationToken = default) =>
        new(new SlotId(string.Create(CultureInfo.InvariantCulture, $"{below}/{++_slots}")));

    public override ValueTask<byte[]?> ReadAsync(SlotId slot, VersionStage stage, CancellationToken cancellationToken = default)
    {
        using var secret = _store.Read(slot, stage);
        return new(secret?.Reveal().ToArray());
    }
}
