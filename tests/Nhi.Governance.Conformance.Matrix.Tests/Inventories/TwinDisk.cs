namespace Nhi.Governance.Conformance.Matrix.Inventories;

/// <summary>Where a <see cref="TwinInventory"/> keeps what is committed: it outlives the process.</summary>
internal sealed class TwinDisk
{
    public Lock Lock { get; } = new();

    public long Revision { get; set; }

    public Dictionary<IdentityId, NonHumanIdentity> Identities { get; } = [];

    public Dictionary<FindingId, Finding> Findings { get; } = [];

    public List<KeyValuePair<Revision, InventoryChange>> Feed { get; } = [];
}
