namespace Nhi.Governance.Conformance.Matrix.Inventories;

/// <summary>Inventories of one kind, each on a disk of its own.</summary>
internal sealed class TwinInventoryFixture<TInventory> : InventoryStoreFixture
    where TInventory : TwinInventory, new()
{
    /// <summary>Whether what is committed goes with the process.</summary>
    public bool IsGoneWithTheProcess { get; init; }

    public override Type Subject => typeof(TInventory);

    public override ValueTask<IInventoryStore> NewAsync(CancellationToken cancellationToken = default)
    {
        var inventory = new TInventory();
        inventory.Open(new TwinDisk());
        return new(inventory);
    }

    public override ValueTask<IInventoryStore?> ReopenAsync(IInventoryStore inventory, CancellationToken cancellationToken = default)
    {
        if (IsGoneWithTheProcess)
        {
            return base.ReopenAsync(inventory, cancellationToken);
        }

        var again = new TInventory();
        again.Open(((TwinInventory)inventory).Disk);
        return new(again);
    }
}
