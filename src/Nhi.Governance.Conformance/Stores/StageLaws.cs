namespace Nhi.Governance.Conformance;

/// <summary>A Pending copy waits, and promotion swaps.</summary>
internal static class StageLaws
{
    private const StoreCapabilities Needed = StoreCapabilities.List | StoreCapabilities.Put | StoreCapabilities.Stages;

    public static Law<SecretStoreFixture> PendingWaits { get; } = new(
        "store.pending-changes-nothing-for-readers",
        "A Pending put changes nothing for readers.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, current, _) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
            await fixture.NeedsHandedOutAsync(slot, current, cancellationToken).ConfigureAwait(false);
            await fixture.PutAsync(slot, GeneratedSecret.Fresh(), VersionStage.Pending, cancellationToken).ConfigureAwait(false);
            await fixture.KeepsHandingOutAsync(slot, current, "readers are no longer handed the Current value", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> PendingIsListed { get; } = new(
        "store.pending-is-listed",
        "A Pending copy is listed as Pending beside the Current one.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, _, current, _, pending) = await fixture.PutBothNewAsync(cancellationToken).ConfigureAwait(false);
            await fixture.ListsAsync(
                slot,
                listed => listed.Count == 2 && listed.Exists(copy => copy.Id == current.Id && copy.Stage == VersionStage.Current) && listed.Exists(copy => copy.Id == pending.Id && copy.Stage == VersionStage.Pending),
                "the two copies are not listed as Current and Pending",
                cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> PendingIsHandedOut { get; } = new(
        "store.pending-is-handed-to-who-asks",
        "A reader that asks for the Pending value is handed it.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, _, _, pending, _) = await fixture.PutBothNewAsync(cancellationToken).ConfigureAwait(false);
            await fixture.HandsOutAsync(slot, VersionStage.Pending, pending, "who asks for the Pending value is not handed it", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> PromotionHandsOut { get; } = new(
        "store.promotion-hands-out-the-promoted",
        "After a promotion readers are handed the promoted value.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, _, _, second, pending) = await fixture.PutBothNewAsync(cancellationToken).ConfigureAwait(false);
            await fixture.PromoteAsync(pending, cancellationToken).ConfigureAwait(false);
            await fixture.HandsOutAsync(slot, VersionStage.Current, second, "readers are not handed the promoted value", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> PromotionSwaps { get; } = new(
        "store.promotion-swaps",
        "A promotion makes its copy Current and the Current one Previous, and tells so.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, _, current, _, pending) = await fixture.PutBothNewAsync(cancellationToken).ConfigureAwait(false);
            var promoted = await fixture.PromoteAsync(pending, cancellationToken).ConfigureAwait(false);
            Check.That(promoted.Id == pending.Id && promoted is { Stage: VersionStage.Current, State: CopyState.Live }, $"the promotion tells of a {promoted.Stage}, {promoted.State} copy");
            await fixture.ListsAsync(
                slot,
                listed => listed.Count == 2 && listed.Exists(copy => copy.Id == current.Id && copy.Stage == VersionStage.Previous) && listed.Exists(copy => copy.Id == pending.Id && copy.Stage == VersionStage.Current),
                "the two copies are not listed as Previous and Current",
                cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> PromotionBack { get; } = new(
        "store.previous-comes-back",
        "A Previous copy that is promoted is what readers are handed again.",
        LawKind.Situation,
        StoreNeeds.All(Needed | StoreCapabilities.Versions),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, first, previous) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
            await fixture.PutAsync(slot, GeneratedSecret.Fresh(), cancellationToken: cancellationToken).ConfigureAwait(false);
            await fixture.PromoteAsync(previous, cancellationToken).ConfigureAwait(false);
            await fixture.HandsOutAsync(slot, VersionStage.Current, first, "readers are not handed the earlier value again", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> SamePromotionTwice { get; } = new(
        "store.same-promotion-twice",
        "The same promotion twice succeeds twice and swaps once.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, _, _, _, pending) = await fixture.PutBothNewAsync(cancellationToken).ConfigureAwait(false);
            var operation = OperationId.New();
            Check.Succeeded(await fixture.Store.PromoteAsync(pending.Id, operation, cancellationToken).ConfigureAwait(false), "promoting");
            Check.Succeeded(await fixture.Store.PromoteAsync(pending.Id, operation, cancellationToken).ConfigureAwait(false), "the same promotion again");
            await fixture.ListsAsync(slot, listed => listed.Exists(copy => copy.Id == pending.Id && copy.Stage == VersionStage.Current), "the promoted copy is no longer Current", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> UnknownIsNotPromoted { get; } = new(
        "store.unknown-is-not-promoted",
        "Promoting a copy that is not there fails as NotFound, and changes nothing.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, current, _, _, pending) = await fixture.PutBothNewAsync(cancellationToken).ConfigureAwait(false);
            await fixture.NeedsHandedOutAsync(slot, current, cancellationToken).ConfigureAwait(false);
            var before = await fixture.Store.ListAsync(slot, cancellationToken).ConfigureAwait(false);
            Check.Failed(await fixture.Store.PromoteAsync(new CopyId(pending.Id.Value + "0"), OperationId.New(), cancellationToken).ConfigureAwait(false), "promoting a copy that is not there", FailureKind.NotFound);
            await fixture.KeepsHandingOutAsync(slot, current, "readers are no longer handed the Current value", cancellationToken).ConfigureAwait(false);
            await fixture.ListsAsync(
                slot, after => after.Select(copy => (copy.Id, copy.Stage, copy.State)).SequenceEqual(before.Select(copy => (copy.Id, copy.Stage, copy.State))), "the copies are not listed as before", cancellationToken).ConfigureAwait(false);
        });
}
