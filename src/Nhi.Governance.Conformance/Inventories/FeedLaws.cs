namespace Nhi.Governance.Conformance;

/// <summary>The change feed tells what happened, in order.</summary>
internal static class FeedLaws
{
    public static Law<InventoryStoreFixture> InOrder { get; } = new(
        "inventory.feed-in-order",
        "The feed tells the changes of every commit under its revision, in the order they were committed.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var (inventory, expected) = await FilledAsync(fixture, cancellationToken).ConfigureAwait(false);
            var told = await TellAsync(inventory, default, cancellationToken).ConfigureAwait(false);
            Check.That(told.SequenceEqual(expected, StringComparer.Ordinal), $"it tells:{Environment.NewLine}{string.Join(Environment.NewLine, told)}");
        });

    public static Law<InventoryStoreFixture> FromAnyRevision { get; } = new(
        "inventory.feed-from-any-revision",
        "From any revision on the feed tells what came after it, all of it and nothing else.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var (inventory, _) = await FilledAsync(fixture, cancellationToken).ConfigureAwait(false);
            var all = await inventory.ReadChangesAsync(default, cancellationToken).AllAsync().ConfigureAwait(false);
            var last = (await inventory.GetRevisionAsync(cancellationToken).ConfigureAwait(false)).Value;
            for (var after = 0L; after <= last + 1; after++)
            {
                var told = await TellAsync(inventory, new Revision(after), cancellationToken).ConfigureAwait(false);
                var expected = all.Where(change => change.Key.Value > after).Select(Tell).ToList();
                Check.That(told.SequenceEqual(expected, StringComparer.Ordinal), $"after revision {after} it tells {told.Count} changes, of {expected.Count} that came");
            }
        });

    public static Law<InventoryStoreFixture> WithoutSeen { get; } = new(
        "inventory.feed-without-seen",
        "That identities were seen again is no part of the feed.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("a")).ConfigureAwait(false);
            var before = await TellAsync(inventory, default, cancellationToken).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, new InventoryChange.Seen([new IdentityId("a")], InventoryTrial.Day(1))).ConfigureAwait(false);
            Check.That((await TellAsync(inventory, default, cancellationToken).ConfigureAwait(false)).SequenceEqual(before, StringComparer.Ordinal), "the feed tells of it");
        });

    private static async Task<(IInventoryStore Inventory, List<string> Expected)> FilledAsync(InventoryStoreFixture fixture, CancellationToken cancellationToken)
    {
        var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
        InventoryChange[][] commits =
        [
            [InventoryTrial.Upsert("b"), new InventoryChange.FindingOpened(GeneratedEstate.PlainFinding("f2", "open")), InventoryTrial.Upsert("a")],
            [new InventoryChange.FindingOpened(GeneratedEstate.PlainFinding("f1", "open")), InventoryTrial.Upsert("b", "changed")],
            [],
            [new InventoryChange.Disappeared(new IdentityId("b"), InventoryTrial.Day(2)), new InventoryChange.FindingClosed(new FindingId("f2"), null)],
            [new InventoryChange.Merged(new IdentityId("a"), new IdentityId("b"))],
        ];
        var expected = new List<string>();
        foreach (var commit in commits)
        {
            // How commits are counted is a law of its own.
            var revision = await inventory.CommitAsync(cancellationToken, commit).ConfigureAwait(false);
            expected.AddRange(commit.Select(change => Tell(new(revision, change))));
        }

        return (inventory, expected);
    }

    private static async Task<List<string>> TellAsync(IInventoryStore inventory, Revision after, CancellationToken cancellationToken) =>
        [.. (await inventory.ReadChangesAsync(after, cancellationToken).AllAsync().ConfigureAwait(false)).Select(Tell)];

    private static string Tell(KeyValuePair<Revision, InventoryChange> change) => $"{change.Key.Value} {InventoryTrial.Tell(change.Value)}";
}
