using FsCheck.Fluent;

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
            using var value = GeneratedSecret.Fresh().ToSecret();
            await Cancellations.ThrowsAsync(async token => await fixture.Store.PutAsync(slot, value, VersionStage.Current, OperationId.New(), token).ConfigureAwait(false), "putting").ConfigureAwait(false);
            if (fixture.Store.Descriptor.Capabilities.HasFlag(StoreCapabilities.List))
            {
                await Cancellations.ThrowsAsync(async token => await fixture.Store.ListBelowAsync(slot.Value, token).ConfigureAwait(false), "listing").ConfigureAwait(false);
            }
        });

    public static Law<SecretStoreFixture> CancelledPut { get; } = new(
        "store.cancelled-put-is-repeated",
        "A put that is cancelled at any time, and sent again, is one copy.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.Put | StoreCapabilities.List),
        async (fixture, run, cancellationToken) =>
        {
            var usual = await DurationAsync(fixture, cancellationToken).ConfigureAwait(false);
            await Property.ForAllAsync(
                Gen.Choose(0, 110),
                run,
                fixture.Cases,
                async percent =>
                {
                    var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
                    using var value = GeneratedSecret.Fresh().ToSecret();
                    var operation = OperationId.New();
                    await Cancellations.AfterAsync(
                        usual * percent / 100, async token => await fixture.Store.PutAsync(slot, value, VersionStage.Current, operation, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
                    Check.Succeeded(await fixture.Store.PutAsync(slot, value, VersionStage.Current, operation, cancellationToken).ConfigureAwait(false), "the same put again");
                    await fixture.ListsAsync(slot, listed => listed.Count == 1, "there is not one copy", cancellationToken).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        });

    private static async Task<TimeSpan> DurationAsync(SecretStoreFixture fixture, CancellationToken cancellationToken)
    {
        var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
        var started = TimeProvider.System.GetTimestamp();
        await fixture.PutAsync(slot, GeneratedSecret.Fresh(), cancellationToken: cancellationToken).ConfigureAwait(false);
        return TimeProvider.System.GetElapsedTime(started);
    }
}
