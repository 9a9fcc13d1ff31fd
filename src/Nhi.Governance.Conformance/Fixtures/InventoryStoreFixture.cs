namespace Nhi.Governance.Conformance;

/// <summary>What the laws of an inventory need.</summary>
public abstract class InventoryStoreFixture : ConformanceFixture
{
    /// <summary>An inventory with nothing in it.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The inventory, which the fixture keeps until it is disposed.</returns>
    public abstract ValueTask<IInventoryStore> NewAsync(CancellationToken cancellationToken = default);

    /// <summary>The same inventory opened again, as after a restart or by another process.</summary>
    /// <param name="inventory">What <see cref="NewAsync"/> gave.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The inventory; <see langword="null"/> where it does not outlive its process.</returns>
    public virtual ValueTask<IInventoryStore?> ReopenAsync(IInventoryStore inventory, CancellationToken cancellationToken = default) => new((IInventoryStore?)null);
}
