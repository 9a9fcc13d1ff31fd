namespace Nhi.Governance.Conformance;

/// <summary>Removing removes, and what can be brought back says so.</summary>
internal static class RemoveLaws
{
    private const StoreCapabilities Needed = StoreCapabilities.List | StoreCapabilities.Put | StoreCapabilities.Remove;

    public static Law<SecretStoreFixture> RemovedIsNotHandedOut { get; } = new(
        "store.removed-is-not-handed-out",
        "Where the last copy of a slot was removed readers get nothing.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.Put | StoreCapabilities.Remove),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, _, _, _) = await fixture.RemoveNewAsync(cancellationToken).ConfigureAwait(false);
            await fixture.HandsOutAsync(slot, VersionStage.Current, null, "readers are still handed something", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> RemovalIsTold { get; } = new(
        "store.removal-is-told",
        "A removal tells of its copy as Removed or Inert, and the listing agrees.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, _, put, removed) = await fixture.RemoveNewAsync(cancellationToken).ConfigureAwait(false);
            Check.That(removed.Id == put.Id && removed.State is CopyState.Removed or CopyState.Inert, $"the removal tells of a {removed.State} copy");
            await fixture.ListsAsync(
                slot,
                listed => removed.State == CopyState.Removed ? listed.Count == 0 : listed is [{ State: CopyState.Inert } copy] && copy.Id == put.Id,
                $"the removal told {removed.State}, and the listing does not",
                cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> RemovingTwice { get; } = new(
        "store.removing-twice-succeeds",
        "Removing a copy that is gone succeeds.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.Put | StoreCapabilities.Remove),
        async (fixture, _, cancellationToken) =>
        {
            var (_, _, put, _) = await fixture.RemoveNewAsync(cancellationToken).ConfigureAwait(false);
            var again = await fixture.RemoveAsync(put, cancellationToken).ConfigureAwait(false);
            Check.That(again.State is CopyState.Removed or CopyState.Inert, $"removing again tells of a {again.State} copy");
        });

    public static Law<SecretStoreFixture> RemovingLeavesOtherSlots { get; } = new(
        "store.removing-leaves-other-slots",
        "Removing a copy changes nothing in another slot whose name begins alike.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.Put | StoreCapabilities.Remove),
        async (fixture, _, cancellationToken) =>
        {
            var kept = GeneratedSecret.Fresh();
            var (one, other) = await fixture.NewSlotsAsync(cancellationToken).ConfigureAwait(false);
            var put = await fixture.PutAsync(one, GeneratedSecret.Fresh(), cancellationToken: cancellationToken).ConfigureAwait(false);
            await fixture.PutAsync(other, kept, cancellationToken: cancellationToken).ConfigureAwait(false);
            await fixture.NeedsHandedOutAsync(other, kept, cancellationToken).ConfigureAwait(false);
            await fixture.RemoveAsync(put, cancellationToken).ConfigureAwait(false);
            await fixture.KeepsHandingOutAsync(other, kept, "the other slot hands out nothing, or something else", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> RemovingPreviousLeavesCurrent { get; } = new(
        "store.removing-previous-leaves-current",
        "Removing an earlier value changes nothing for readers, and is told by the listing.",
        LawKind.Situation,
        StoreNeeds.All(Needed | StoreCapabilities.Versions),
        async (fixture, _, cancellationToken) =>
        {
            var current = GeneratedSecret.Fresh();
            var (slot, _, previous) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
            await fixture.PutAsync(slot, current, cancellationToken: cancellationToken).ConfigureAwait(false);
            await fixture.NeedsHandedOutAsync(slot, current, cancellationToken).ConfigureAwait(false);
            await fixture.RemoveAsync(previous, cancellationToken).ConfigureAwait(false);
            await fixture.KeepsHandingOutAsync(slot, current, "readers are no longer handed the Current value", cancellationToken).ConfigureAwait(false);
            await fixture.ListsAsync(slot, listed => !listed.Exists(copy => copy.Id == previous.Id && copy.State == CopyState.Live), "the earlier value is still listed as Live", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> RestoreBringsBack { get; } = new(
        "store.restore-brings-back",
        "A copy that was removed and restored is Live, and readers are handed it.",
        LawKind.Situation,
        StoreNeeds.All(Needed | StoreCapabilities.Restore),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, secret, put, _) = await fixture.RemoveNewAsync(cancellationToken).ConfigureAwait(false);
            await fixture.NeedsHandedOutAsync(slot, null, cancellationToken).ConfigureAwait(false);
            var restored = Check.Succeeded(await fixture.Store.RestoreAsync(put.Id, OperationId.New(), cancellationToken).ConfigureAwait(false), "restoring");
            Check.That(restored.Id == put.Id && restored.State == CopyState.Live, $"the restoring tells of a {restored.State} copy");
            await fixture.HandsOutAsync(slot, VersionStage.Current, secret, "readers are not handed it again", cancellationToken).ConfigureAwait(false);
            await fixture.ListsAsync(slot, listed => listed is [{ State: CopyState.Live } copy] && copy.Id == put.Id, "the copy is not listed as Live", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> RestoringTwice { get; } = new(
        "store.restoring-twice-succeeds",
        "The same restoring twice succeeds twice.",
        LawKind.Situation,
        StoreNeeds.All(Needed | StoreCapabilities.Restore),
        async (fixture, _, cancellationToken) =>
        {
            var (_, _, put, _) = await fixture.RemoveNewAsync(cancellationToken).ConfigureAwait(false);
            var operation = OperationId.New();
            Check.Succeeded(await fixture.Store.RestoreAsync(put.Id, operation, cancellationToken).ConfigureAwait(false), "restoring");
            Check.Succeeded(await fixture.Store.RestoreAsync(put.Id, operation, cancellationToken).ConfigureAwait(false), "the same restoring again");
        });

    public static Law<SecretStoreFixture> UnknownIsNotRestored { get; } = new(
        "store.unknown-is-not-restored",
        "Restoring a copy that was never there fails as NotFound.",
        LawKind.Situation,
        StoreNeeds.All(Needed | StoreCapabilities.Restore),
        async (fixture, _, cancellationToken) =>
        {
            var (_, _, real) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
            Check.Failed(await fixture.Store.RestoreAsync(new CopyId(real.Id.Value + "0"), OperationId.New(), cancellationToken).ConfigureAwait(false), "restoring a copy that was never there", FailureKind.NotFound);
        });
}
