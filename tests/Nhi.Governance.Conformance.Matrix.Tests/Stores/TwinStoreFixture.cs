using System.Globalization;
using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Matrix.Stores;

/// <summary>A <see cref="TwinStore"/> with everything that the laws can ask of.</summary>
internal sealed class TwinStoreFixture : SecretStoreFixture
{
    private readonly TwinStore _store;
    private int _slots;

    public TwinStoreFixture(TwinStore store)
    {
        _store = store;
        var network = new InMemoryNetwork(store.Clock);
        Store = new TwinStoreNode(store, network);
        OtherNode = new TwinStoreNode(store, new InMemoryNetwork(store.Clock));
        WithoutRights = new TwinStoreNode(store, new InMemoryNetwork(store.Clock) { DeniesWrites = true });
        Loss = new NetworkLoss(network);
    }

    public override Type Subject => _store.GetType();

    public override int Cases => 40;

    public override TimeSpan Grace => TimeSpan.FromSeconds(1);

    public override TimeProvider Time => _store.Clock;

    public override ISecretStore Store { get; }

    public override ISecretStore OtherNode { get; }

    public override ISecretStore? WithoutRights { get; }

    public override IAnswerLoss? Loss { get; }

    public override ValueTask<SlotId> NewSlotAsync(string below, CancellationToken cancellationToken = default) =>
        new(new SlotId(string.Create(CultureInfo.InvariantCulture, $"{below}/{++_slots}")));

    public override ValueTask<byte[]?> ReadAsync(SlotId slot, VersionStage stage, CancellationToken cancellationToken = default) => new(_store.Read(slot, stage));
}
