namespace Nhi.Governance.Conformance.Matrix.Stores;

/// <summary>Stores that get wrong what they tell of their copies, each in one thing.</summary>
internal static class ListTwins
{
    private const int Page = 10;

    public sealed class TellsAPutAsPending : TwinStore
    {
        protected override StoredCopy Answer(StoreCapabilities change, StoredCopy told) => told with { Stage = VersionStage.Pending };
    }

    public sealed class ListsWhatItIsAskedFor : TwinStore
    {
        protected override IEnumerable<StoredCopy> Listed(TwinStoreNode node, string below) =>
            base.Listed(node, below).DefaultIfEmpty(new StoredCopy(new CopyId(below), new SlotId(below), VersionStage.Unknown, CopyState.Inert));
    }

    public sealed class NodesListWhereTheyHavePut : TwinStore
    {
        protected override IEnumerable<StoredCopy> Listed(TwinStoreNode node, string below) => base.Listed(node, below).Where(copy => Of(copy.Slot).Any(one => one.By == node));
    }

    public sealed class ListsTheFirstPageAlone : TwinStore
    {
        protected override IEnumerable<StoredCopy> Listed(TwinStoreNode node, string below) => base.Listed(node, below).Take(Page);
    }

    public sealed class ListsWhateverTheCase : TwinStore
    {
        protected override IEnumerable<StoredCopy> Listed(TwinStoreNode node, string below) => Copies.Where(copy => copy.Slot.Value.StartsWith(below, StringComparison.OrdinalIgnoreCase)).Select(Told);
    }

    public sealed class ListsWithoutTheOperation : TwinStore
    {
        protected override IEnumerable<StoredCopy> Listed(TwinStoreNode node, string below) => base.Listed(node, below).Select(copy => copy with { PutBy = null });
    }

    /// <summary>Who lists a slot twice has seen enough of it.</summary>
    public sealed class ListingTwiceEndsIt : TwinStore
    {
        private readonly Dictionary<string, int> _listed = new(StringComparer.Ordinal);

        protected override byte[]? HandOut(SlotId slot, VersionStage stage) => _listed.GetValueOrDefault(slot.Value) > 1 ? null : base.HandOut(slot, stage);

        protected override IEnumerable<StoredCopy> Listed(TwinStoreNode node, string below)
        {
            _listed[below] = _listed.GetValueOrDefault(below) + 1;
            return base.Listed(node, below);
        }
    }

    /// <summary>A listing tells what has changed since the last, and takes that for everything.</summary>
    public sealed class ListsWhatHasChangedAlone : TwinStore
    {
        private readonly HashSet<StoredCopy> _told = [];

        protected override IEnumerable<StoredCopy> Listed(TwinStoreNode node, string below) => base.Listed(node, below).Where(_told.Add);
    }

    public sealed class TellsTheTimeOfTheListing : TwinStore
    {
        protected override IEnumerable<StoredCopy> Listed(TwinStoreNode node, string below) => base.Listed(node, below).Select(copy => copy with { PutAt = Clock.GetUtcNow() });
    }

    public sealed class TakesItsHourForOurs : TwinStore
    {
        protected override StoredCopy Told(TwinCopy copy) => base.Told(copy) with { PutAt = copy.PutAt.AddHours(1) };
    }
}
