namespace Nhi.Governance.Conformance;

/// <summary>What was committed is read back, found, and kept.</summary>
internal static class EstateLaws
{
    public static Law<InventoryStoreFixture> IdentityComesBack { get; } = new(
        "inventory.identity-comes-back",
        "An identity is read back as it was committed, whatever it holds.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, run, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            var at = 0;
            await Property.ForAllAsync(
                GeneratedEstate.Identity,
                run,
                fixture.Cases * 3,
                async generated =>
                {
                    var identity = generated with { Id = new IdentityId($"{generated.Id}#{at++}") };
                    await inventory.CommitAsync(cancellationToken, new InventoryChange.Upserted(identity)).ConfigureAwait(false);
                    var found = await inventory.TheAsync(identity.Id.Value, cancellationToken).ConfigureAwait(false);
                    Check.That(IdentityCodec.SameContent(identity, found), "its content is another");
                    Check.That(identity.Presence == found.Presence, $"its presence was {identity.Presence}, and is {found.Presence}");
                },
                cancellationToken).ConfigureAwait(false);
        });

    public static Law<InventoryStoreFixture> FindingComesBack { get; } = new(
        "inventory.finding-comes-back",
        "A finding is read back as it was opened, whatever it holds.",
        LawKind.Situation,
        InventoryTrial.Always,
        (fixture, run, cancellationToken) => Property.ForAllAsync(
            GeneratedEstate.Finding,
            run,
            fixture.Cases,
            async finding =>
            {
                var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
                await inventory.CommitAsync(cancellationToken, new InventoryChange.FindingOpened(finding)).ConfigureAwait(false);
                var read = await inventory.ReadFindingsAsync(cancellationToken).AllAsync().ConfigureAwait(false);
                Check.That(read is [var only] && FindingCodec.SameContent(finding, only), "it is not the one finding, as it was opened");
            },
            cancellationToken));

    public static Law<InventoryStoreFixture> FoundByAlias { get; } = new(
        "inventory.found-by-alias",
        "An alias finds every identity that has it, and the one whose id it is, sorted by id.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            await inventory.CommitAsync(
                cancellationToken, InventoryTrial.Upsert("b", aliases: ["shared"]), InventoryTrial.Upsert("a", aliases: ["own", "shared"]), InventoryTrial.Upsert("shared"), InventoryTrial.Upsert("c")).ConfigureAwait(false);
            var found = await FoundAsync("shared").ConfigureAwait(false);
            Check.That(found is "a b shared", $"the shared alias finds {found}");
            Check.That(await FoundAsync("own").ConfigureAwait(false) is "a", "an alias does not find its identity alone");

            async Task<string> FoundAsync(string name) => string.Join(' ', (await inventory.FindAsync(new IdentityId(name), cancellationToken).ConfigureAwait(false)).Select(identity => identity.Id));
        });

    public static Law<InventoryStoreFixture> NamesAreExact { get; } = new(
        "inventory.names-are-exact",
        "Names are compared byte for byte: neither another case, nor a part, nor a pattern finds anything.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("Name", aliases: ["Alias"])).ConfigureAwait(false);
            foreach (var other in (string[])["name", "NAME", "Nam", "Nam%", "Nam_", "*", "", "Name ", "alias", "Alia", "Alias\u0000"])
            {
                Check.That((await inventory.FindAsync(new IdentityId(other), cancellationToken).ConfigureAwait(false)).Count == 0, $"'{other}' finds something");
            }
        });

    public static Law<InventoryStoreFixture> AliasGoes { get; } = new(
        "inventory.lost-alias-finds-nothing",
        "An alias that an identity no longer has does not find it.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("a", aliases: ["old"])).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("a", aliases: ["new"])).ConfigureAwait(false);
            Check.That((await inventory.FindAsync(new IdentityId("old"), cancellationToken).ConfigureAwait(false)).Count == 0, "it is found");
        });

    public static Law<InventoryStoreFixture> Sorted { get; } = new(
        "inventory.read-sorted",
        "Identities and findings are read sorted by id.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            string[] ids = ["b", "a", "B", "10", "9", "a-", "ab", "A", "_"];
            await inventory.CommitAsync(cancellationToken, [.. ids.Select(id => InventoryTrial.Upsert(id)), .. ids.Select(id => new InventoryChange.FindingOpened(GeneratedEstate.PlainFinding(id, "open")))]).ConfigureAwait(false);
            var sorted = string.Join(' ', ids.Order(StringComparer.Ordinal));
            var identities = string.Join(' ', (await inventory.ReadIdentitiesAsync(cancellationToken).AllAsync().ConfigureAwait(false)).Select(identity => identity.Id));
            var findings = string.Join(' ', (await inventory.ReadFindingsAsync(cancellationToken).AllAsync().ConfigureAwait(false)).Select(finding => finding.Id));
            Check.That(string.Equals(identities, sorted, StringComparison.Ordinal), $"identities are read as {identities}");
            Check.That(string.Equals(findings, sorted, StringComparison.Ordinal), $"findings are read as {findings}");
        });

    public static Law<InventoryStoreFixture> FirstSightingStays { get; } = new(
        "inventory.first-sighting-stays",
        "An identity that is upserted again keeps the instant it was first seen at.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("a", day: 1)).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("a", "changed", day: 5)).ConfigureAwait(false);
            var presence = (await inventory.TheAsync("a", cancellationToken).ConfigureAwait(false)).Presence;
            Check.That(presence.FirstSeen == InventoryTrial.Day(1), $"it was first seen at {presence.FirstSeen:O}");
        });

    public static Law<InventoryStoreFixture> SeenIsKept { get; } = new(
        "inventory.seen-moves-the-last-sighting",
        "Seen moves the last sighting of the identities it names, and of no others.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("a"), InventoryTrial.Upsert("b"), InventoryTrial.Upsert("c")).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, new InventoryChange.Seen([new IdentityId("a"), new IdentityId("c")], InventoryTrial.Day(3))).ConfigureAwait(false);
            foreach (var (id, day) in ((string, int)[])[("a", 3), ("b", 0), ("c", 3)])
            {
                var seen = (await inventory.TheAsync(id, cancellationToken).ConfigureAwait(false)).Presence.LastSeen;
                Check.That(seen == InventoryTrial.Day(day), $"{id} was last seen at {seen:O}, and not at {InventoryTrial.Day(day):O}");
            }
        });

    public static Law<InventoryStoreFixture> DisappearedIsKept { get; } = new(
        "inventory.disappeared-is-kept",
        "An identity that disappeared is kept, read and found, and marked with the instant.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("a")).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, new InventoryChange.Disappeared(new IdentityId("a"), InventoryTrial.Day(2))).ConfigureAwait(false);
            var read = await inventory.ReadIdentitiesAsync(cancellationToken).AllAsync().ConfigureAwait(false);
            Check.That(read is [{ } only] && only.Presence.DisappearedAt == InventoryTrial.Day(2), "it is not read as disappeared then");
            Check.That((await inventory.TheAsync("a", cancellationToken).ConfigureAwait(false)).Presence.DisappearedAt == InventoryTrial.Day(2), "it is not found as disappeared then");
        });

    public static Law<InventoryStoreFixture> MergedIsKept { get; } = new(
        "inventory.merged-is-kept",
        "An identity that merged is kept, read and found, with its principal.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, InventoryTrial.Upsert("key"), InventoryTrial.Upsert("user")).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, new InventoryChange.Merged(new IdentityId("key"), new IdentityId("user"))).ConfigureAwait(false);
            var read = await inventory.ReadIdentitiesAsync(cancellationToken).AllAsync().ConfigureAwait(false);
            Check.That(read.Count == 2 && read[0].Principal == new IdentityId("user"), "it is not read with its principal");
            Check.That((await inventory.TheAsync("key", cancellationToken).ConfigureAwait(false)).Principal == new IdentityId("user"), "it is not found with its principal");
        });

    public static Law<InventoryStoreFixture> ClosedIsGone { get; } = new(
        "inventory.closed-finding-is-gone",
        "A finding that was closed is read no more, and the others are.",
        LawKind.Situation,
        InventoryTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
            await inventory.CommitAsync(
                cancellationToken, new InventoryChange.FindingOpened(GeneratedEstate.PlainFinding("f1", "open")), new InventoryChange.FindingOpened(GeneratedEstate.PlainFinding("f2", "open"))).ConfigureAwait(false);
            await inventory.CommitAsync(cancellationToken, new InventoryChange.FindingClosed(new FindingId("f1"), null)).ConfigureAwait(false);
            var read = await inventory.ReadFindingsAsync(cancellationToken).AllAsync().ConfigureAwait(false);
            Check.That(read is [var only] && string.Equals(only.Id.Value, "f2", StringComparison.Ordinal), $"read are {string.Join(' ', read.Select(finding => finding.Id))}");
        });
}
