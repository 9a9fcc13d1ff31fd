namespace Nhi.Governance.Conformance;

/// <summary>After a lost answer the same call again makes everything good.</summary>
internal static class StoreLossLaws
{
    private const StoreCapabilities Put = StoreCapabilities.List | StoreCapabilities.Put;

    public static Law<SecretStoreFixture> LostPut { get; } = new(
        "store.lost-put-is-repeated",
        "A put whose answer was lost, at any exchange and moment, and that is sent again is one copy, which readers are handed.",
        LawKind.Situation,
        StoreNeeds.AllAndLoss(Put),
        (fixture, _, cancellationToken) => Losses.EachAsync(
            fixture.Loss!,
            async losing =>
            {
                var secret = GeneratedSecret.Fresh();
                var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
                if (!await IsRepeatedAsync(losing, operation => fixture.Store.PutAsync(slot, secret, VersionStage.Current, operation, cancellationToken)).ConfigureAwait(false))
                {
                    return;
                }

                await fixture.ListsAsync(slot, listed => listed is [{ Stage: VersionStage.Current }], "there is not one copy, Current", cancellationToken).ConfigureAwait(false);
                await fixture.HandsOutAsync(slot, VersionStage.Current, secret, "readers are not handed it", cancellationToken).ConfigureAwait(false);
            },
            cancellationToken));

    public static Law<SecretStoreFixture> LostPromotion { get; } = new(
        "store.lost-promotion-is-repeated",
        "A promotion whose answer was lost, at any exchange and moment, and that is sent again leaves its copy Current and the other Previous.",
        LawKind.Situation,
        StoreNeeds.AllAndLoss(Put | StoreCapabilities.Stages),
        (fixture, _, cancellationToken) => Losses.EachAsync(
            fixture.Loss!,
            async losing =>
            {
                var (slot, _, _, _, pending) = await fixture.PutBothNewAsync(cancellationToken).ConfigureAwait(false);
                if (!await IsRepeatedAsync(losing, operation => fixture.Store.PromoteAsync(pending.Id, operation, cancellationToken)).ConfigureAwait(false))
                {
                    return;
                }

                await fixture.ListsAsync(
                    slot,
                    listed => listed.Count == 2 && listed.Exists(copy => copy.Id == pending.Id && copy.Stage == VersionStage.Current) && listed.Exists(copy => copy.Stage == VersionStage.Previous),
                    "the promoted copy is not Current beside a Previous one",
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken));

    public static Law<SecretStoreFixture> LostRemoval { get; } = new(
        "store.lost-removal-is-repeated",
        "A removal whose answer was lost, at any exchange and moment, and that is sent again has removed.",
        LawKind.Situation,
        StoreNeeds.AllAndLoss(Put | StoreCapabilities.Remove),
        (fixture, _, cancellationToken) => Losses.EachAsync(
            fixture.Loss!,
            async losing =>
            {
                var (slot, _, put) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
                if (!await IsRepeatedAsync(losing, operation => fixture.Store.RemoveAsync(put.Id, operation, cancellationToken)).ConfigureAwait(false))
                {
                    return;
                }

                await fixture.HandsOutAsync(slot, VersionStage.Current, null, "readers are still handed something", cancellationToken).ConfigureAwait(false);
            },
            cancellationToken));

    public static Law<SecretStoreFixture> LostRestore { get; } = new(
        "store.lost-restoring-is-repeated",
        "A restoring whose answer was lost, at any exchange and moment, and that is sent again has brought its copy back.",
        LawKind.Situation,
        StoreNeeds.AllAndLoss(Put | StoreCapabilities.Remove | StoreCapabilities.Restore),
        (fixture, _, cancellationToken) => Losses.EachAsync(
            fixture.Loss!,
            async losing =>
            {
                var (slot, secret, put, _) = await fixture.RemoveNewAsync(cancellationToken).ConfigureAwait(false);
                if (!await IsRepeatedAsync(losing, operation => fixture.Store.RestoreAsync(put.Id, operation, cancellationToken)).ConfigureAwait(false))
                {
                    return;
                }

                await fixture.HandsOutAsync(slot, VersionStage.Current, secret, "readers are not handed it again", cancellationToken).ConfigureAwait(false);
            },
            cancellationToken));

    public static Law<SecretStoreFixture> LossIsNotDenied { get; } = new(
        "store.no-effect-is-not-claimed-falsely",
        "A change that fails saying it had no effect had none.",
        LawKind.Situation,
        StoreNeeds.AllAndLoss(StoreCapabilities.Put),
        async (fixture, run, cancellationToken) =>
        {
            var store = fixture.Store;
            var capabilities = store.Descriptor.Capabilities;
            await EachAsync("put", StoreCapabilities.Put, async () =>
            {
                var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
                return (slot, null, () => store.PutAsync(slot, GeneratedSecret.Fresh(), VersionStage.Current, OperationId.New(), cancellationToken));
            }).ConfigureAwait(false);
            await EachAsync("promotion", StoreCapabilities.Stages, async () =>
            {
                var (slot, secret, _, _, pending) = await fixture.PutBothNewAsync(cancellationToken).ConfigureAwait(false);
                return (slot, secret, () => store.PromoteAsync(pending.Id, OperationId.New(), cancellationToken));
            }).ConfigureAwait(false);
            await EachAsync("removal", StoreCapabilities.Remove, async () =>
            {
                var (slot, secret, put) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
                return (slot, secret, () => store.RemoveAsync(put.Id, OperationId.New(), cancellationToken));
            }).ConfigureAwait(false);
            await EachAsync("restoring", StoreCapabilities.Remove | StoreCapabilities.Restore, async () =>
            {
                var (slot, _, put, _) = await fixture.RemoveNewAsync(cancellationToken).ConfigureAwait(false);
                return (slot, null, () => store.RestoreAsync(put.Id, OperationId.New(), cancellationToken));
            }).ConfigureAwait(false);

            async Task EachAsync(string what, StoreCapabilities needed, Func<Task<(SlotId Slot, GeneratedSecret? Before, Func<ValueTask<Outcome<StoredCopy>>> Change)>> beforeAsync)
            {
                if (capabilities.HasFlag(needed))
                {
                    await Losses.EachAsync(fixture.Loss!, losing => HadNoneAsync(losing, what, beforeAsync), cancellationToken).ConfigureAwait(false);
                }
            }

            async Task HadNoneAsync(LosingCall losing, string what, Func<Task<(SlotId Slot, GeneratedSecret? Before, Func<ValueTask<Outcome<StoredCopy>>> Change)>> beforeAsync)
            {
                var (slot, before, change) = await beforeAsync().ConfigureAwait(false);
                await fixture.NeedsHandedOutAsync(slot, before, cancellationToken).ConfigureAwait(false);
                var changed = await losing.MakeAsync(change).ConfigureAwait(false);
                if (!changed.TryGet(out _, out var failure) && !failure.MayHaveApplied)
                {
                    await fixture.KeepsHandingOutAsync(
                        slot, before, $"a {what} failed as {failure.Kind} ({failure.Reason}) with no effect, and readers are handed something else than before", cancellationToken).ConfigureAwait(false);
                }
            }
        });

    /// <summary>Makes a call, and again where an answer was lost, which must go well then; tells whether one was.</summary>
    private static async Task<bool> IsRepeatedAsync(LosingCall losing, Func<OperationId, ValueTask<Outcome<StoredCopy>>> call)
    {
        var operation = OperationId.New();
        var first = await losing.MakeAsync(() => call(operation)).ConfigureAwait(false);
        Check.Succeeded(losing.HasLost ? await call(operation).ConfigureAwait(false) : first, losing.HasLost ? "the same call again" : "the call, of which nothing was lost,");
        return losing.HasLost;
    }
}
