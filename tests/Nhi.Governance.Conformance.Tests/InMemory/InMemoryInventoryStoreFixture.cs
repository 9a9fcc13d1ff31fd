using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Tests.InMemory;

public sealed class InMemoryInventoryStoreFixture : InventoryStoreFixture
{
    public override Type Subject => typeof(InMemoryInventoryStore);

    public override int Cases => 100;

    public override ValueTask<IInventoryStore> NewAsync(CancellationToken cancellationToken = default) => new(new InMemoryInventoryStore());
}
