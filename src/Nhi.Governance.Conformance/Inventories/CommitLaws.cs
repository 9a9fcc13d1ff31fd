namespace Nhi.Governance.Conformance;

/// <summary>A commit is all or nothing, and one wins each revision.</summary>
internal static class CommitLaws
{
    public static Law<InventoryStoreFixture> NewIsEmpty { get; } = new(
        "inventory.new-is-empty",
        "A new inventory is at revision 0, with no identity, finding or change.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var told = await (await fixture.NewAsync(cancellationToken).ConfigureAwait(false)).TellAsync(cancellationToken).ConfigureAwait(false);
            Check.That(string.Equals(told.Trim(), "0", StringComparison.Ordinal), $"it tells: {told}");
        });

    public static Law<InventoryStoreFixture> CommitsAreCounted { get; } = new(
        "inventory.commits-are-counted",
        "Every commit is one revision more, told by the commit and by the inventory.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            for (var revision = 1; revision <= 3; revision++)
            {
                var told = await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("a", $"purpose {revision}"), InventoryTrial.Upsert($"b{revision}")).ConfigureAwait(false);
                var has = await inventory.GetRevisionAsync(cancellationToken).ConfigureAwait(false);
                Check.That(told.Value == revision && has.Value == revision, $"after commit {revision} it told {told.Value} and has {has.Value}");
            }
        });

    public static Law<InventoryStoreFixture> AllOrNone { get; } = new(
        "inventory.all-or-none",
        "Where one change of a commit cannot be applied none is, and the revision stays.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("there")).ConfigureAwait(false);
            var before = await inventory.TellAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("first"), null!, InventoryTrial.Upsert("last")).ConfigureAwait(false);
                throw new LawBrokenException("a commit with no change in one place succeeded");
            }
            catch (Exception refused) when (refused is InventoryException or ArgumentException)
            {
                Check.That(string.Equals(before, await inventory.TellAsync(cancellationToken).ConfigureAwait(false), StringComparison.Ordinal), "a part of it was applied");
            }
        });

    public static Law<InventoryStoreFixture> WrongRevision { get; } = new(
        "inventory.wrong-revision-is-refused",
        "A commit from a revision that is not the last, earlier or later, gives null and changes nothing.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("a")).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("a", "changed")).ConfigureAwait(false);
            var before = await inventory.TellAsync(cancellationToken).ConfigureAwait(false);
            foreach (var wrong in (long[])[0, 1, 3])
            {
                Check.That(await inventory.CommitAsync([InventoryTrial.Upsert("b")], new Revision(wrong), cancellationToken).ConfigureAwait(false) is null, $"a commit from revision {wrong} of 2 succeeded");
                Check.That(string.Equals(before, await inventory.TellAsync(cancellationToken).ConfigureAwait(false), StringComparison.Ordinal), $"a commit from revision {wrong} of 2 was refused and applied");
            }
        });

    public static Law<InventoryStoreFixture> OneWins { get; } = new(
        "inventory.one-wins-each-revision",
        "Of those who commit from one revision at the same time one wins: what it committed is there, and of the others nothing.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            const int Committers = 4;
            const int Rounds = 5;
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            var other = await fixture.ReopenAsync(inventory, cancellationToken).ConfigureAwait(false) ?? inventory;
            var winners = new List<string>();
            for (var round = 0; round < Rounds; round++)
            {
                var expected = await inventory.GetRevisionAsync(cancellationToken).ConfigureAwait(false);
                var committed = await Task.WhenAll(Enumerable.Range(0, Committers).Select(who => Task.Run(
                    async () => await (who % 2 == 0 ? inventory : other).CommitAsync([InventoryTrial.Upsert(Name(round, who))], expected, cancellationToken).ConfigureAwait(false), cancellationToken))).ConfigureAwait(false);
                var won = Enumerable.Range(0, Committers).Where(who => committed[who] is not null).ToList();
                Check.That(won.Count == 1, $"of {Committers} committers {won.Count} won revision {expected.Value + 1}");
                Check.That(committed[won[0]]!.Value.Value == expected.Value + 1, $"a commit from revision {expected.Value} made revision {committed[won[0]]!.Value.Value}");
                winners.Add(Name(round, won[0]));
            }

            var identities = (await inventory.ReadIdentitiesAsync(cancellationToken).AllAsync().ConfigureAwait(false)).ConvertAll(identity => identity.Id.Value);
            Check.That(identities.SequenceEqual(winners, StringComparer.Ordinal), $"{string.Join(' ', winners)} won, and {string.Join(' ', identities)} are there");

            static string Name(int round, int who) => $"{round}-{who}";
        });

    public static Law<InventoryStoreFixture> CancelledAppliesNothing { get; } = new(
        "inventory.cancelled-applies-nothing",
        "A commit that is cancelled before it begins throws OperationCanceledException and applies nothing.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            var before = await inventory.TellAsync(cancellationToken).ConfigureAwait(false);
            await Cancellations.ThrowsAsync(async token => await inventory.CommitAsync([InventoryTrial.Upsert("a")], default, token).ConfigureAwait(false), "committing").ConfigureAwait(false);
            Check.That(string.Equals(before, await inventory.TellAsync(cancellationToken).ConfigureAwait(false), StringComparison.Ordinal), "it was applied");
        });

    public static Law<InventoryStoreFixture> CancelledReading { get; } = new(
        "inventory.cancelled-reading",
        "Whatever is read, a reading that is cancelled before it begins throws OperationCanceledException.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("a")).ConfigureAwait(false);
            await Cancellations.ThrowsAsync(async token => await inventory.GetRevisionAsync(token).ConfigureAwait(false), "reading the revision").ConfigureAwait(false);
            await Cancellations.ThrowsAsync(async token => await inventory.FindAsync(new IdentityId("a"), token).ConfigureAwait(false), "finding").ConfigureAwait(false);
            await Cancellations.ThrowsAsync(async token => await inventory.ReadIdentitiesAsync(token).AllAsync().ConfigureAwait(false), "reading identities").ConfigureAwait(false);
            await Cancellations.ThrowsAsync(async token => await inventory.ReadFindingsAsync(token).AllAsync().ConfigureAwait(false), "reading findings").ConfigureAwait(false);
            await Cancellations.ThrowsAsync(async token => await inventory.ReadChangesAsync(default, token).AllAsync().ConfigureAwait(false), "reading changes").ConfigureAwait(false);
        });

    public static Law<InventoryStoreFixture> ReopenKeeps { get; } = new(
        "inventory.reopened-is-the-same",
        "Opened again it tells the same.",
        LawKind.Situation,
        InventoryTrial.Always,
        (fixture, run, cancellationToken) => Property.ForAllAsync(
            GeneratedEstate.Identity,
            run,
            fixture.Cases,
            async identity =>
            {
                var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
                await inventory.CommitAsync(cancellationToken, new InventoryChange.Upserted(identity), new InventoryChange.FindingOpened(GeneratedEstate.PlainFinding("f", "open"))).ConfigureAwait(false);
                var before = await inventory.TellAsync(cancellationToken).ConfigureAwait(false);
                var again = await fixture.ReopenAsync(inventory, cancellationToken).ConfigureAwait(false) ?? throw new LawDeclinedException("it does not outlive its process");
                Check.That(string.Equals(before, await again.TellAsync(cancellationToken).ConfigureAwait(false), StringComparison.Ordinal), "opened again it tells something else");
            },
            cancellationToken));
}
