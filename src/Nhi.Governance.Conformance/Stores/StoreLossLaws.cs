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
                using var value = secret.ToSecret();
                await TwiceAsync(losing, operation => fixture.Store.PutAsync(slot, value, VersionStage.Current, operation, cancellationToken)).ConfigureAwait(false);
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
                var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
                await fixture.PutAsync(slot, GeneratedSecret.Fresh(), cancellationToken: cancellationToken).ConfigureAwait(false);
                var pending = await fixture.PutAsync(slot, GeneratedSecret.Fresh(), VersionStage.Pending, cancellationToken).ConfigureAwait(false);
                await TwiceAsync(losing, operation => fixture.Store.PromoteAsync(pending.Id, operation, cancellationToken)).ConfigureAwait(false);
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
                var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
                var put = await fixture.PutAsync(slot, GeneratedSecret.Fresh(), cancellationToken: cancellationToken).ConfigureAwait(false);
                await TwiceAsync(losing, operation => fixture.Store.RemoveAsync(put.Id, operation, cancellationToken)).ConfigureAwait(false);
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
                var secret = GeneratedSecret.Fresh();
                var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
                var put = await fixture.PutAsync(slot, secret, cancellationToken: cancellationToken).ConfigureAwait(false);
                await fixture.RemoveAsync(put, cancellationToken).ConfigureAwait(false);
                await TwiceAsync(losing, operation => fixture.Store.RestoreAsync(put.Id, operation, cancellationToken)).ConfigureAwait(false);
                await fixture.HandsOutAsync(slot, VersionStage.Current, secret, "readers are not handed it again", cancellationToken).ConfigureAwait(false);
            },
            cancellationToken));

    public static Law<SecretStoreFixture> LossIsNotDenied { get; } = new(
        "store.no-effect-is-not-claimed-falsely",
        "A put that fails saying it had no effect had none.",
        LawKind.Situation,
        StoreNeeds.AllAndLoss(Put),
        (fixture, run, cancellationToken) => Losses.EachAsync(
            fixture.Loss!,
            async losing =>
            {
                var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
                using var value = GeneratedSecret.Fresh().ToSecret();
                var put = await losing.MakeAsync(() => fixture.Store.PutAsync(slot, value, VersionStage.Current, OperationId.New(), cancellationToken)).ConfigureAwait(false);
                if (!put.TryGet(out _, out var failure) && !failure.MayHaveApplied)
                {
                    var read = await fixture.ReadAsync(slot, VersionStage.Current, cancellationToken).ConfigureAwait(false);
                    Check.That(read is null, $"it failed as {failure.Kind} ({failure.Reason}) with no effect, and readers are handed the value");
                }
            },
            cancellationToken));

    private static async Task TwiceAsync(LosingCall losing, Func<OperationId, ValueTask<Outcome<StoredCopy>>> call)
    {
        var operation = OperationId.New();
        var first = await losing.MakeAsync(() => call(operation)).ConfigureAwait(false);
        if (!losing.HasLost)
        {
            Check.Succeeded(first, "the call, of which nothing was lost,");
        }

        Check.Succeeded(await call(operation).ConfigureAwait(false), "the same call again");
    }
}
