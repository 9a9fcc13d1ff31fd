using Nhi.Governance.Conformance.Matrix.Stores;
using Nhi.Governance.Testing;
using static Nhi.Governance.Conformance.Matrix.Stores.ListTwins;
using static Nhi.Governance.Conformance.Matrix.Stores.LossTwins;
using static Nhi.Governance.Conformance.Matrix.Stores.PutTwins;
using static Nhi.Governance.Conformance.Matrix.Stores.RefusalTwins;
using static Nhi.Governance.Conformance.Matrix.Stores.RemoveTwins;
using static Nhi.Governance.Conformance.Matrix.Stores.StageTwins;
using static Nhi.Governance.StoreCapabilities;

namespace Nhi.Governance.Conformance.Matrix;

public sealed class StoreMatrixTests
{
    private static readonly Twin<SecretStoreFixture>[] Healthy =
    [
        InMemory("in memory, everything", None),
        .. ((StoreCapabilities[])[List, Put, Remove, Versions, Stages, Restore, KeepsOperation]).Select(one => InMemory($"in memory, without {one}", one)),
        InMemory("in memory, List, Put and Remove alone", Versions | Stages | Restore | KeepsOperation),
        new("apart and forgetful", null, () => new TwinStoreFixture(new TwinStore())),
    ];

    private static readonly Twin<SecretStoreFixture>[] Twins =
    [
        Of<ComposesLetters>("store.text-comes-back"),
        Of<TakesBytesForText>("store.bytes-are-not-bent"),
        Of<CutsAfterAThousand>("store.longest-comes-back"),
        Of<ReadersLagOnePutBehind>("store.last-put-wins"),
        Of<DisposesTheValue>("store.value-stays-the-callers"),
        Of<WritesWhereNamesBeginAlike>("store.slots-are-apart"),
        Of<TellsAPutAsPending>("store.put-is-listed-once"),
        Of<ListsWhatItIsAskedFor>("store.empty-slot-lists-nothing"),
        Of<NodesListWhereTheyHavePut>("store.other-node-lists"),
        Of<ListsTheFirstPageAlone>("store.lists-to-the-end"),
        Of<ListsWhateverTheCase>("store.below-is-literal"),
        Of<ListsWithoutTheOperation>("store.keeps-operation"),
        Of<ListingTwiceEndsIt>("store.listing-changes-nothing"),
        Of<TellsTheTimeOfTheListing>("store.times"),
        Of<AnswersARepetitionWithAnotherId>("store.same-put-is-one-copy"),
        Of<NodesKnowTheirOwnPutsAlone>("store.same-put-from-another-node"),
        Of<KnowsTheLastPutAlone>("store.late-repetition-undoes-nothing"),
        Of<TakesTheSameValueForTheSamePut>("store.another-operation-is-another-put"),
        Of<NodesDemoteWhatTheyPut>("store.concurrent-puts-leave-one-current"),
        Of<EarlierIsNothing>("store.earlier-is-previous"),
        Of<TheThirdPutDemotesNothing>("store.one-current"),
        Of<KeepsEarlierValuesUndeclared>("store.no-undeclared-earlier-values"),
        Of<HandsOutThePending>("store.pending-changes-nothing-for-readers"),
        Of<ListsNoPending>("store.pending-is-listed"),
        Of<HandsThePendingToNobody>("store.pending-is-handed-to-who-asks"),
        Of<PromotionDoesNotReachReaders>("store.promotion-hands-out-the-promoted"),
        Of<TellsAPromotionAsItWas>("store.promotion-swaps"),
        Of<PromotesThePendingAlone>("store.previous-comes-back"),
        Of<RefusesAPromotionItHasAnswered>("store.same-promotion-twice"),
        Of<TellsAnUnknownPromotionAsInvalid>("store.unknown-is-not-promoted"),
        Of<RemovesAtTheSecondAsking>("store.removed-is-not-handed-out"),
        Of<TellsAnInertCopyAsRemoved>("store.removal-is-told"),
        Of<RemovingTwiceIsNotFound>("store.removing-twice-succeeds"),
        Of<RemovesWhereNamesBeginAlike>("store.removing-leaves-other-slots"),
        Of<RemovingAPreviousEndsTheSlot>("store.removing-previous-leaves-current"),
        Of<TellsARestoredCopyAsItWas>("store.restore-brings-back"),
        Of<RefusesARestoringItHasAnswered>("store.restoring-twice-succeeds"),
        Of<TellsAnUnknownRestoringAsInvalid>("store.unknown-is-not-restored"),
        Of<ForgetsAPutWhoseAnswerWasLost>("store.lost-put-is-repeated"),
        Of<TakesItsOwnPromotionForAnothers>("store.lost-promotion-is-repeated"),
        Of<TakesItsOwnRemovalForAnothers>("store.lost-removal-is-repeated"),
        Of<TakesItsOwnRestoringForAnothers>("store.lost-restoring-is-repeated"),
        Of<TakesALostPutForNone>("store.no-effect-is-not-claimed-falsely"),
        Of<PutsThoughCancelled>("store.cancelled-before-it-begins"),
        Of<ForgetsAPutThatWasCancelled>("store.cancelled-put-is-repeated"),
        Of<TellsDeniedAsUnavailable>("store.without-rights-denied"),
        Of<TellsUndeclaredAsInvalid>("store.undeclared-is-unsupported"),
        Of<PutsAnyStageAsPending>("store.puts-as-current-or-pending-alone"),
        Of<FailureQuotesTheValue>("store.shows-no-value"),
        Of<RestoresAsCurrent>("store.any-sequence"),
        Of<ListsWhatHasChangedAlone>(),
        Of<TakesItsHourForOurs>(),
        Of<PromotesAnotherWhereItKnowsNone>(),
        Of<RestoringNeverReachesReaders>(),
        Of<TakesALostPromotionForNone>(),
        Of<TakesALostRemovalForNone>(),
        Of<TakesALostRestoringForNone>(),
        Of<SaysThatADeniedRemovalMayHaveApplied>(),
    ];

    [Fact]
    public Task Every_law_is_broken_by_a_twin_that_no_other_law_sees() => KillMatrix.HoldsAsync("store", SecretStoreLaws.All, Healthy, Twins);

    private static Twin<SecretStoreFixture> Of<TStore>(string? breaks = null)
        where TStore : TwinStore, new() => new(typeof(TStore).Name, breaks, () => new TwinStoreFixture(new TStore()));

    private static Twin<SecretStoreFixture> InMemory(string name, StoreCapabilities without) =>
        new(name, null, () => new InMemoryStoreFixture(InMemorySecretStore.AllCapabilities & ~without));
}
