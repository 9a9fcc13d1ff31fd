namespace Nhi.Governance.Conformance;

/// <summary>What was put is what readers are handed.</summary>
internal static class PutLaws
{
    public static Law<SecretStoreFixture> TextComesBack { get; } = new(
        "store.text-comes-back",
        "A reader is handed the text that was put, byte for byte.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.Put),
        (fixture, run, cancellationToken) => Property.ForAllAsync(
            GeneratedSecret.Text(Math.Min(fixture.MaximumLength, 400)),
            GeneratedSecret.Smaller,
            run,
            fixture.Cases,
            async secret =>
            {
                var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
                await fixture.PutAsync(slot, secret, cancellationToken: cancellationToken).ConfigureAwait(false);
                await fixture.HandsOutAsync(slot, VersionStage.Current, secret, "a reader is not handed what was put", cancellationToken).ConfigureAwait(false);
            },
            cancellationToken));

    public static Law<SecretStoreFixture> BytesAreNotBent { get; } = new(
        "store.bytes-are-not-bent",
        "Bytes that are no text are handed out as they were put, or refused as Invalid: never as something else.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.Put),
        (fixture, run, cancellationToken) => Property.ForAllAsync(
            GeneratedSecret.Any(Math.Min(fixture.MaximumLength, 400)),
            GeneratedSecret.Smaller,
            run,
            fixture.Cases,
            async secret =>
            {
                var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
                var put = await fixture.Store.PutAsync(slot, secret, VersionStage.Current, OperationId.New(), cancellationToken).ConfigureAwait(false);
                if (put.TryGet(out _, out var failure))
                {
                    await fixture.HandsOutAsync(slot, VersionStage.Current, secret, "a reader is not handed what was put", cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    Check.That(failure is { Kind: FailureKind.Invalid, MayHaveApplied: false }, $"bytes were refused as {failure.Kind} ({failure.Reason}), MayHaveApplied {failure.MayHaveApplied}");
                }
            },
            cancellationToken));

    public static Law<SecretStoreFixture> LongestComesBack { get; } = new(
        "store.longest-comes-back",
        "A reader is handed the whole of a secret as long as the store takes.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.Put),
        async (fixture, _, cancellationToken) =>
        {
            var secret = new GeneratedSecret([.. Enumerable.Range(0, fixture.MaximumLength).Select(at => (byte)('!' + (at % 90)))]);
            var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            await fixture.PutAsync(slot, secret, cancellationToken: cancellationToken).ConfigureAwait(false);
            await fixture.HandsOutAsync(slot, VersionStage.Current, secret, "a reader is not handed all of it", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> LastWins { get; } = new(
        "store.last-put-wins",
        "A second put hands readers the second value.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.Put),
        async (fixture, _, cancellationToken) =>
        {
            var second = GeneratedSecret.Fresh();
            var (slot, _, _) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
            await fixture.PutAsync(slot, second, cancellationToken: cancellationToken).ConfigureAwait(false);
            await fixture.HandsOutAsync(slot, VersionStage.Current, second, "readers are not handed the second value", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> ValueStaysTheCallers { get; } = new(
        "store.value-stays-the-callers",
        "The secret that was put is neither disposed nor changed by the store.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.Put),
        async (fixture, _, cancellationToken) =>
        {
            var secret = GeneratedSecret.Fresh();
            using var value = secret.ToSecret();
            var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            Check.Succeeded(await fixture.Store.PutAsync(slot, value, VersionStage.Current, OperationId.New(), cancellationToken).ConfigureAwait(false), "putting");
            try
            {
                Check.That(value.Reveal().SequenceEqual(secret.Bytes), "the caller's secret was changed");
            }
            catch (ObjectDisposedException)
            {
                throw new LawBrokenException("the caller's secret was disposed");
            }
        });

    public static Law<SecretStoreFixture> SlotsAreApart { get; } = new(
        "store.slots-are-apart",
        "What is put into one slot changes nothing in another whose name begins alike.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.Put),
        async (fixture, _, cancellationToken) =>
        {
            var (one, other) = await fixture.NewSlotsAsync(cancellationToken).ConfigureAwait(false);
            var (first, second) = (GeneratedSecret.Fresh(), GeneratedSecret.Fresh());
            await fixture.PutAsync(one, first, cancellationToken: cancellationToken).ConfigureAwait(false);
            await fixture.PutAsync(other, second, cancellationToken: cancellationToken).ConfigureAwait(false);
            await fixture.KeepsHandingOutAsync(one, first, "the first slot no longer hands out its own", cancellationToken).ConfigureAwait(false);
            await fixture.HandsOutAsync(other, VersionStage.Current, second, "the second slot does not hand out its own", cancellationToken).ConfigureAwait(false);
        });
}
