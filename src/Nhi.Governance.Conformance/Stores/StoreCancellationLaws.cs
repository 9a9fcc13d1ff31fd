namespace Nhi.Governance.Conformance;

/// <summary>Cancelling stops the waiting, and what was begun can be sent again.</summary>
internal static class StoreCancellationLaws
{
    public static Law<SecretStoreFixture> CancelledBefore { get; } = new(
        "store.cancelled-before-it-begins",
        "A call that is cancelled before it begins throws OperationCanceledException.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.Put),
        async (fixture, _, cancellationToken) =>
        {
            var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            await Cancellations.ThrowsAsync(async token => await fixture.Store.PutAsync(slot, GeneratedSecret.Fresh(), VersionStage.Current, OperationId.New(), token).ConfigureAwait(false), "putting").ConfigureAwait(false);
            if (fixture.Store.Descriptor.Capabilities.HasFlag(StoreCapabilities.List))
            {
                await Cancellations.ThrowsAsync(async token => await fixture.Store.ListBelowAsync(slot.Value, token).ConfigureAwait(false), "listing").ConfigureAwait(false);
            }
        });

    public static Law<SecretStoreFixture> CancelledPut { get; } = new(
        "store.cancelled-put-is-repeated",
        "A put that is cancelled in any exchange, and sent again, is one copy.",
        LawKind.Situation,
        StoreNeeds.AllAndLoss(StoreCapabilities.Put | StoreCapabilities.List),
        async (fixture, _, cancellationToken) =>
        {
            var loss = fixture.Loss!;
            var counting = new LosingCall(loss, -1, LossMoment.AfterEffect);
            var empty = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            Check.Succeeded(
                await counting.MakeAsync(() => fixture.Store.PutAsync(empty, GeneratedSecret.Fresh(), VersionStage.Current, OperationId.New(), cancellationToken)).ConfigureAwait(false), "putting");
            for (var exchange = 0; exchange < counting.Exchanges; exchange++)
            {
                var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
                var secret = GeneratedSecret.Fresh();
                var operation = OperationId.New();
                await Cancellations.InExchangeAsync(
                    loss, exchange, token => fixture.Store.PutAsync(slot, secret, VersionStage.Current, operation, token), cancellationToken).ConfigureAwait(false);
                Check.Succeeded(
                    await fixture.Store.PutAsync(slot, secret, VersionStage.Current, operation, cancellationToken).ConfigureAwait(false), $"the same put again, after it was cancelled in exchange {exchange},");
                await fixture.ListsAsync(slot, listed => listed.Count == 1, $"cancelled in exchange {exchange} and sent again, there is not one copy", cancellationToken).ConfigureAwait(false);
            }
        });
}
