namespace Nhi.Governance.Conformance;

/// <summary>What is there is listed.</summary>
internal static class ListLaws
{
    private const StoreCapabilities Needed = StoreCapabilities.List | StoreCapabilities.Put;

    /// <summary>Longer than a second, which is as finely as some stores tell times.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1.1);

    public static Law<SecretStoreFixture> PutIsListedOnce { get; } = new(
        "store.put-is-listed-once",
        "A copy that was put is listed once: with the id it was given, in its slot, Current and Live.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, _, put) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
            Check.That(put is { Stage: VersionStage.Current, State: CopyState.Live } && put.Slot == slot, $"the put told of a {put.Stage}, {put.State} copy in {put.Slot}");
            await fixture.ListsAsync(
                slot, listed => listed is [{ Stage: VersionStage.Current, State: CopyState.Live } copy] && copy.Id == put.Id, "the copy is not listed once, Current and Live, with its id", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> EmptySlotListsNothing { get; } = new(
        "store.empty-slot-lists-nothing",
        "A slot into which nothing was put lists no copy.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.List),
        async (fixture, _, cancellationToken) =>
        {
            var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            Check.That((await fixture.Store.ListAsync(slot, cancellationToken).ConfigureAwait(false)).Count == 0, "a copy is listed in an empty slot");
        });

    public static Law<SecretStoreFixture> OtherNodeLists { get; } = new(
        "store.other-node-lists",
        "Another node lists a copy as the node lists it that put it.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, _, put) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
            await Check.EventuallyAsync(
                async () =>
                {
                    var here = await fixture.Store.ListAsync(slot, cancellationToken).ConfigureAwait(false);
                    return here.Exists(copy => copy.Id == put.Id) && Timeless(here).SequenceEqual(Timeless(await fixture.OtherNode.ListAsync(slot, cancellationToken).ConfigureAwait(false)));
                },
                fixture.Within(),
                fixture.Time,
                "the two nodes do not list it alike",
                cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> ListsToTheEnd { get; } = new(
        "store.lists-to-the-end",
        "More copies than a page holds are all listed, each once.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var prefix = StoreTrial.Prefix();
            var put = new HashSet<CopyId>();
            for (var at = 0; at < (2 * fixture.PageSize) + 1; at++)
            {
                var slot = await fixture.NewSlotAsync(prefix, cancellationToken).ConfigureAwait(false);
                put.Add((await fixture.PutAsync(slot, GeneratedSecret.Fresh(), cancellationToken: cancellationToken).ConfigureAwait(false)).Id);
            }

            var listed = new List<CopyId>();
            await Check.EventuallyAsync(
                async () =>
                {
                    listed = [.. (await fixture.Store.ListBelowAsync(prefix, cancellationToken).ConfigureAwait(false)).Select(copy => copy.Id)];
                    return listed.Count == put.Count && put.SetEquals(listed);
                },
                fixture.Within(),
                fixture.Time,
                $"{put.Count} copies were put and are not listed, each once",
                cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> BelowIsLiteral { get; } = new(
        "store.below-is-literal",
        "A listing holds the slots whose names begin as asked, byte for byte, and no others.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var prefix = StoreTrial.Prefix();
            var wanted = new HashSet<SlotId>();
            foreach (var (below, isWanted) in ((string Below, bool IsWanted)[])[("1", true), ("12", true), ("2", false), ("21", false)])
            {
                var slot = await fixture.NewSlotAsync(prefix + below, cancellationToken).ConfigureAwait(false);
                await fixture.PutAsync(slot, GeneratedSecret.Fresh(), cancellationToken: cancellationToken).ConfigureAwait(false);
                if (isWanted)
                {
                    wanted.Add(slot);
                }
            }

            await Check.EventuallyAsync(
                async () => wanted.SetEquals((await fixture.Store.ListBelowAsync(prefix + "1", cancellationToken).ConfigureAwait(false)).Select(copy => copy.Slot)),
                fixture.Within(),
                fixture.Time,
                "the slots listed are not those whose names begin so",
                cancellationToken).ConfigureAwait(false);
            foreach (var wild in (string[])[prefix + "*", prefix + "%", prefix[..^1] + "_", prefix[..^1] + "?", prefix[..^1] + ".", prefix.ToUpperInvariant()])
            {
                Check.That(
                    (await fixture.Store.ListBelowAsync(wild, cancellationToken).ConfigureAwait(false)).All(copy => copy.Slot.Value.StartsWith(wild, StringComparison.Ordinal)),
                    $"asked for names that begin with {wild.Replace(prefix[..^1], "abc", StringComparison.OrdinalIgnoreCase)}, it lists others");
            }
        });

    public static Law<SecretStoreFixture> KeepsOperation { get; } = new(
        "store.keeps-operation",
        "The listing tells which operation put a copy.",
        LawKind.Situation,
        StoreNeeds.All(Needed | StoreCapabilities.KeepsOperation),
        async (fixture, _, cancellationToken) =>
        {
            var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            var operation = OperationId.New();
            Check.Succeeded(await fixture.Store.PutAsync(slot, GeneratedSecret.Fresh(), VersionStage.Current, operation, cancellationToken).ConfigureAwait(false), "putting");
            await fixture.ListsAsync(slot, listed => listed is [var copy] && copy.PutBy == operation, "the copy is not listed with the operation that put it", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> ListingChangesNothing { get; } = new(
        "store.listing-changes-nothing",
        "Listing twice tells the same, and readers are handed the same.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, secret, put) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
            await fixture.NeedsHandedOutAsync(slot, secret, cancellationToken).ConfigureAwait(false);
            var first = await fixture.ListsAsync(slot, listed => listed.Exists(copy => copy.Id == put.Id), "the copy is not listed", cancellationToken).ConfigureAwait(false);
            var second = await fixture.Store.ListAsync(slot, cancellationToken).ConfigureAwait(false);
            Check.That(Timeless(first).SequenceEqual(Timeless(second)), "the second listing differs from the first");
            await fixture.KeepsHandingOutAsync(slot, secret, "readers are no longer handed it", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> Times { get; } = new(
        "store.times",
        "A copy was put when it was put, whenever it is listed.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var before = fixture.Time.GetUtcNow();
            var (slot, _, put) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
            var after = fixture.Time.GetUtcNow();
            var first = (await fixture.ListsAsync(slot, listed => listed.Exists(copy => copy.Id == put.Id), "the copy is not listed", cancellationToken).ConfigureAwait(false)).Find(copy => copy.Id == put.Id)!;
            if (first.PutAt is not { } told)
            {
                throw new LawDeclinedException("it does not tell when a copy was put");
            }

            Check.That(told >= before - fixture.Skew && told <= after + fixture.Skew, $"put between {before:O} and {after:O} it says {told:O}");
            await Task.Delay(Tick, fixture.Time, cancellationToken).ConfigureAwait(false);
            var again = (await fixture.Store.ListAsync(slot, cancellationToken).ConfigureAwait(false)).Find(copy => copy.Id == put.Id)?.PutAt;
            Check.That(again == told, $"{Tick} later it says {again:O}, and first it said {told:O}");
        });

    /// <summary>Copies without the time they were put, of which there is a law of its own.</summary>
    private static IEnumerable<StoredCopy> Timeless(IEnumerable<StoredCopy> copies) => copies.Select(copy => copy with { PutAt = null });
}
