using Nhi.Governance.Conformance.Matrix.Inventories;
using static Nhi.Governance.Conformance.Matrix.Inventories.CommitTwins;
using static Nhi.Governance.Conformance.Matrix.Inventories.EstateTwins;

namespace Nhi.Governance.Conformance.Matrix;

public sealed class InventoryMatrixTests
{
    private static readonly Twin<InventoryStoreFixture>[] Healthy =
    [
        new("written apart", null, () => new TwinInventoryFixture<TwinInventory>()),
        new("written apart, gone with its process", null, () => new TwinInventoryFixture<TwinInventory> { IsGoneWithTheProcess = true }),
    ];

    private static readonly Twin<InventoryStoreFixture>[] Twins =
    [
        Of<ShowsAnExampleUntilItIsFilled>("inventory.new-is-empty"),
        Of<CountsChanges>("inventory.commits-are-counted"),
        Of<AppliesUntilAChangeFails>("inventory.all-or-none"),
        Of<AcceptsALaterRevision>("inventory.wrong-revision-is-refused"),
        Of<CountsFromTheRevisionItOpened>("inventory.one-wins-each-revision"),
        Of<CommitsThoughCancelled>("inventory.cancelled-applies-nothing"),
        Of<ReadsThoughCancelled>("inventory.cancelled-reading"),
        Of<KeepsFindingsInMemory>("inventory.reopened-is-the-same"),
        Of<KeepsNoRelations>("inventory.identity-comes-back"),
        Of<ForgetsTheNextStep>("inventory.finding-comes-back"),
        Of<FindsTheFirstAlone>("inventory.found-by-alias"),
        Of<FindsWhateverTheCase>("inventory.names-are-exact"),
        Of<FindsByAliasesThatAreGone>("inventory.lost-alias-finds-nothing"),
        Of<SortsWithoutCase>("inventory.read-sorted"),
        Of<TakesAnUpsertForTheFirstSighting>("inventory.first-sighting-stays"),
        Of<SeesEverybody>("inventory.seen-moves-the-last-sighting"),
        Of<ForgetsWhatDisappears>("inventory.disappeared-is-kept"),
        Of<ForgetsWhatMerges>("inventory.merged-is-kept"),
        Of<ClosesNothing>("inventory.closed-finding-is-gone"),
        Of<TellsFindingsLast>("inventory.feed-in-order"),
        Of<TellsTheRevisionThatIsKnown>("inventory.feed-from-any-revision"),
        Of<TellsWhoWasSeen>("inventory.feed-without-seen"),
        Of<KeepsTheFirstWordsOfAFinding>("inventory.any-sequence"),
        Of<AcceptsAnyRevision>(),
        Of<DoesNotCountAnEmptyCommit>(),
        Of<FindsByIdAlone>(),
        Of<KeepsWhatWasUpsertedFirst>(),
        Of<SeesTheFirstAlone>(),
        Of<ClosesEveryFinding>(),
    ];

    [Fact]
    public Task Every_law_is_broken_by_a_twin_that_no_other_law_sees() => KillMatrix.HoldsAsync("inventory", InventoryStoreLaws.All, Healthy, Twins);

    private static Twin<InventoryStoreFixture> Of<TInventory>(string? breaks = null)
        where TInventory : TwinInventory, new() => new(typeof(TInventory).Name, breaks, () => new TwinInventoryFixture<TInventory>());
}
