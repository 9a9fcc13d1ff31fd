namespace Nhi.Governance.Conformance.Matrix.Inventories;

/// <summary>Inventories that commit wrongly, or tell wrongly what was committed, each in one thing.</summary>
internal static class CommitTwins
{
    public sealed class ShowsAnExampleUntilItIsFilled : TwinInventory
    {
        protected override IEnumerable<INonHumanIdentity> Read() => Revision == 0 ? [new NonHumanIdentity { Id = new IdentityId("example"), Presence = new Presence("example", default, default) }] : base.Read();
    }

    public sealed class CountsChanges : TwinInventory
    {
        protected override long Next(IReadOnlyList<InventoryChange> changes) => Revision + changes.Count;
    }

    public sealed class AppliesUntilAChangeFails : TwinInventory
    {
        protected override void Check(IReadOnlyList<InventoryChange> changes)
        {
        }
    }

    public sealed class AcceptsALaterRevision : TwinInventory
    {
        protected override bool IsWrong(long expected) => expected < Revision;
    }

    public sealed class AcceptsAnyRevision : TwinInventory
    {
        protected override bool IsWrong(long expected) => false;
    }

    public sealed class CountsFromTheRevisionItOpened : TwinInventory
    {
        private long _mine;

        protected override long Revision
        {
            get => _mine;
            set => (_mine, Disk.Revision) = (value, value);
        }

        public override void Open(TwinDisk disk)
        {
            base.Open(disk);
            _mine = disk.Revision;
        }
    }

    public sealed class CommitsThoughCancelled : TwinInventory
    {
        protected override void HeedCommit(CancellationToken cancellationToken)
        {
        }
    }

    public sealed class ReadsThoughCancelled : TwinInventory
    {
        protected override void HeedReading(CancellationToken cancellationToken)
        {
        }
    }

    public sealed class KeepsFindingsInMemory : TwinInventory
    {
        protected override Dictionary<FindingId, Finding> Findings { get; } = [];
    }

    public sealed class TellsFindingsLast : TwinInventory
    {
        protected override IEnumerable<InventoryChange> Told(IReadOnlyList<InventoryChange> changes) => changes.OrderBy(change => change is InventoryChange.FindingOpened or InventoryChange.FindingClosed);
    }

    public sealed class TellsTheRevisionThatIsKnown : TwinInventory
    {
        protected override bool Follows(long revision, long after) => revision >= after;
    }

    public sealed class TellsWhoWasSeen : TwinInventory
    {
        protected override IEnumerable<InventoryChange> Apply(InventoryChange change) => change is InventoryChange.Seen ? [.. base.Apply(change), change] : base.Apply(change);
    }

    public sealed class DoesNotCountAnEmptyCommit : TwinInventory
    {
        protected override long Next(IReadOnlyList<InventoryChange> changes) => changes.Count == 0 ? Revision : base.Next(changes);
    }
}
