namespace Nhi.Governance.Conformance;

/// <summary>The laws of <see cref="IInventoryStore"/>.</summary>
public static class InventoryStoreLaws
{
    /// <summary>All of them, in the order they read best.</summary>
    public static IReadOnlyList<Law<InventoryStoreFixture>> All { get; } = [];
}
