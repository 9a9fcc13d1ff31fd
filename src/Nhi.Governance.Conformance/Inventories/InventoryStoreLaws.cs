namespace Nhi.Governance.Conformance;

/// <summary>The laws of <see cref="IInventoryStore"/>.</summary>
public static class InventoryStoreLaws
{
    /// <summary>All of them, in the order they read best.</summary>
    public static IReadOnlyList<Law<InventoryStoreFixture>> All { get; } =
    [
        CommitLaws.NewIsEmpty,
        CommitLaws.CommitsAreCounted,
        CommitLaws.AllOrNone,
        CommitLaws.WrongRevision,
        CommitLaws.OneWins,
        CommitLaws.CancelledAppliesNothing,
        CommitLaws.CancelledReading,
        CommitLaws.ReopenKeeps,
        EstateLaws.IdentityComesBack,
        EstateLaws.FindingComesBack,
        EstateLaws.FoundByAlias,
        EstateLaws.NamesAreExact,
        EstateLaws.AliasGoes,
        EstateLaws.Sorted,
        EstateLaws.FirstSightingStays,
        EstateLaws.SeenIsKept,
        EstateLaws.DisappearedIsKept,
        EstateLaws.MergedIsKept,
        EstateLaws.ClosedIsGone,
        FeedLaws.InOrder,
        FeedLaws.FromAnyRevision,
        FeedLaws.WithoutSeen,
        InventoryModelLaw.AnySequence,
    ];
}
