using FsCheck.Fluent;
using Nhi.Governance.Conformance;

namespace Nhi.Governance.Storage.Sqlite.Tests;

public sealed class CommitTests
{
    [Fact]
    public async Task A_new_store_is_empty_and_at_revision_0()
    {
        using var place = new Place();
        await using var store = place.Open();
        Assert.Equal(new Revision(0), await store.GetRevisionAsync());
        Assert.Empty(await store.TellAsync());
        Assert.Empty(await store.ReadChangesAsync().ToListAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_committed_is_read_back(bool inMemory)
    {
        using var place = new Place();
        await using var store = inMemory ? SqliteInventoryStore.Open(new() { Path = ":memory:" }) : place.Open();
        foreach (var sample in GeneratedEstate.Identity.ArrayOf(4).Sample(20))
        {
            var identities = sample.DistinctBy(identity => identity.Id).ToList();
            var findings = GeneratedEstate.Finding.Sample(2).DistinctBy(finding => finding.Id).ToList();
            await store.MustCommitAsync([.. Estates.Upserts(identities), .. findings.Select(finding => new InventoryChange.FindingOpened(finding))]);
            foreach (var identity in identities)
            {
                var found = Assert.Single(await store.FindAsync(identity.Id), other => other.Id == identity.Id);
                Assert.True(IdentityCodec.SameContent(identity, found));
                Assert.Equal(identity.Presence.DisappearedAt, found.Presence.DisappearedAt);
                Assert.True(found.Presence.FirstSeen <= identity.Presence.FirstSeen && found.Presence.LastSeen >= identity.Presence.LastSeen);
                foreach (var alias in identity.Aliases)
                {
                    Assert.Contains(await store.FindAsync(alias), other => other.Id == identity.Id);
                }
            }

            var read = await store.ReadFindingsAsync().ToListAsync();
            Assert.All(findings, finding => Assert.Contains(read, other => FindingCodec.SameContent(finding, other)));
        }

        var ids = (await store.ReadIdentitiesAsync().ToListAsync()).ConvertAll(identity => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(identity.Id.Value)));
        Assert.Equal(string.Join('\n', ids.Order(StringComparer.Ordinal)), string.Join('\n', ids));
    }

    [Fact]
    public async Task What_is_committed_is_there_when_the_file_is_opened_again()
    {
        using var place = new Place();
        List<string> before;
        await using (var store = place.Open())
        {
            await store.MustCommitAsync([.. Estates.Upserts(Estates.Many(20)), new InventoryChange.FindingOpened(Estates.Finding("f1"))]);
            before = await store.TellAsync();
        }

        Assert.Equal([place.File], Directory.GetFiles(place.Folder));
        await using var again = place.Open();
        Assert.Equal(before, await again.TellAsync());
        Assert.Equal(new Revision(1), await again.GetRevisionAsync());
    }

    [Fact]
    public async Task Seeing_the_same_again_changes_the_last_sighting_and_the_revision_and_nothing_else()
    {
        using var place = new Place();
        await using var store = place.Open();
        await store.MustCommitAsync([.. Estates.Upserts(Estates.Many(30)), new InventoryChange.FindingOpened(Estates.Finding("f1"))]);
        var before = place.Dump("identity.last_seen", "meta.value");

        Assert.Equal(new Revision(2), await store.MustCommitAsync(new InventoryChange.Seen([.. Estates.Many(30).Select(identity => identity.Id)], Estates.Day(1))));
        Assert.Equal(before, place.Dump("identity.last_seen", "meta.value"));
        Assert.All(await store.ReadIdentitiesAsync().ToListAsync(), identity => Assert.Equal((Estates.Day(0), Estates.Day(1)), (identity.Presence.FirstSeen, identity.Presence.LastSeen)));

        await store.MustCommitAsync([.. Estates.Upserts(Estates.Many(30, day: 2)), new InventoryChange.FindingOpened(Estates.Finding("f1"))]);
        Assert.Equal(before, place.Dump("identity.last_seen", "meta.value"));
        Assert.All(await store.ReadIdentitiesAsync().ToListAsync(), identity => Assert.Equal(Estates.Day(2), identity.Presence.LastSeen));
        Assert.All(await store.ReadChangesAsync().ToListAsync(), change => Assert.Equal(new Revision(1), change.Key));
    }

    [Fact]
    public async Task The_first_sighting_stays_and_a_late_survey_of_the_past_moves_no_last_sighting_back()
    {
        using var place = new Place();
        await using var store = place.Open();
        await store.MustCommitAsync(Estates.Upserts([Estates.Identity("a", day: 5)]));
        await store.MustCommitAsync(Estates.Upserts([Estates.Identity("a", day: 9, purpose: "changed")]));
        await store.MustCommitAsync(new InventoryChange.Seen([new("a"), new("nobody")], Estates.Day(7)));
        Assert.Equal(new Presence("aws:111122223333", Estates.Day(5), Estates.Day(9)), Assert.Single(await store.FindAsync(new("a"))).Presence);
        await store.MustCommitAsync(Estates.Upserts([Estates.Identity("a", day: 2, purpose: "changed")]));
        Assert.Equal(new Presence("aws:111122223333", Estates.Day(2), Estates.Day(9)), Assert.Single(await store.FindAsync(new("a"))).Presence);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_disappeared_is_kept_and_marked_and_its_return_is_news(bool upserted)
    {
        using var place = new Place();
        await using var store = place.Open();
        await store.MustCommitAsync(Estates.Upserts([Estates.Identity("a")]));
        await store.MustCommitAsync(new InventoryChange.Disappeared(new("a"), Estates.Day(1)));
        await store.MustCommitAsync(new InventoryChange.Disappeared(new("a"), Estates.Day(2)), new InventoryChange.Disappeared(new("nobody"), Estates.Day(2)));
        Assert.Equal(Estates.Day(1), Assert.Single(await store.FindAsync(new("a"))).Presence.DisappearedAt);

        await store.MustCommitAsync(upserted ? new InventoryChange.Upserted(Estates.Identity("a", day: 3)) : new InventoryChange.Seen([new("a")], Estates.Day(3)));
        Assert.Equal(new Presence("aws:111122223333", Estates.Day(0), Estates.Day(3)), Assert.Single(await store.FindAsync(new("a"))).Presence);
        Assert.Equal(["1 Upserted", "2 Disappeared", "4 Upserted"], (await store.ReadChangesAsync().ToListAsync()).ConvertAll(pair => $"{pair.Key.Value} {pair.Value.GetType().Name}"));
    }

    [Fact]
    public async Task What_merged_names_its_principal_until_it_is_upserted_without()
    {
        using var place = new Place();
        await using var store = place.Open();
        await store.MustCommitAsync(Estates.Upserts([Estates.Identity("key"), Estates.Identity("user")]));
        await store.MustCommitAsync(new InventoryChange.Merged(new("key"), new("user")), new InventoryChange.Merged(new("nobody"), new("user")));
        await store.MustCommitAsync(new InventoryChange.Merged(new("key"), new("user")));
        Assert.Equal(new IdentityId("user"), Assert.Single(await store.FindAsync(new("key"))).Principal);
        Assert.Equal(2, (await store.ReadIdentitiesAsync().ToListAsync()).Count);
        Assert.Single(await store.ReadChangesAsync(new(1)).ToListAsync());
        await store.MustCommitAsync(Estates.Upserts([Estates.Identity("key")]));
        Assert.Null(Assert.Single(await store.FindAsync(new("key"))).Principal);
    }

    [Fact]
    public async Task An_alias_may_name_several_and_names_none_once_it_is_gone()
    {
        using var place = new Place();
        await using var store = place.Open();
        await store.MustCommitAsync(Estates.Upserts([Estates.Identity("b", aliases: "shared"), Estates.Identity("a", aliases: ["shared", "own"]), Estates.Identity("shared")]));
        Assert.Equal("a b shared", string.Join(' ', (await store.FindAsync(new("shared"))).Select(identity => identity.Id)));
        Assert.Equal("a", Assert.Single(await store.FindAsync(new("own"))).Id.Value);
        Assert.Empty(await store.FindAsync(new("Shared")));
        await store.MustCommitAsync(Estates.Upserts([Estates.Identity("a", aliases: "new")]));
        Assert.Empty(await store.FindAsync(new("own")));
        Assert.Equal("b shared", string.Join(' ', (await store.FindAsync(new("shared"))).Select(identity => identity.Id)));
    }

    [Fact]
    public async Task The_feed_tells_changes_in_order_from_any_revision_on()
    {
        using var place = new Place();
        await using var store = place.Open();
        await store.MustCommitAsync(new InventoryChange.Upserted(Estates.Identity("b")), new InventoryChange.FindingOpened(Estates.Finding("f2")), new InventoryChange.Upserted(Estates.Identity("a")));
        await store.MustCommitAsync(new InventoryChange.Seen([new("a")], Estates.Day(1)));
        await store.MustCommitAsync(new InventoryChange.FindingOpened(Estates.Finding("f2", "worse")), new InventoryChange.Merged(new("b"), new("a")), new InventoryChange.Disappeared(new("a"), Estates.Day(2)));
        await store.MustCommitAsync(new InventoryChange.FindingClosed(new("f2"), new("aws:1")), new InventoryChange.FindingClosed(new("f2"), new("aws:1")));

        var all = await store.ReadChangesAsync().ToListAsync();
        Assert.Equal(
            ["1 Upserted", "1 FindingOpened", "1 Upserted", "3 FindingOpened", "3 Merged", "3 Disappeared", "4 FindingClosed"],
            all.ConvertAll(pair => $"{pair.Key.Value} {pair.Value.GetType().Name}"));
        Assert.Equal(string.Join('\n', all.Skip(3)), string.Join('\n', await store.ReadChangesAsync(new(1)).ToListAsync()));
        Assert.Empty(await store.ReadChangesAsync(new(4)).ToListAsync());
        Assert.Equal(new InventoryChange.Merged(new("b"), new("a")), all[4].Value);
        Assert.Equal(new InventoryChange.Disappeared(new("a"), Estates.Day(2)), all[5].Value);
        Assert.Equal(new InventoryChange.FindingClosed(new("f2"), new("aws:1")), all[6].Value);
        Assert.Equal("worse", Assert.IsType<InventoryChange.FindingOpened>(all[3].Value).Finding.Result.Explanation);
        Assert.Empty(await store.ReadFindingsAsync().ToListAsync());
    }

    [Fact]
    public async Task A_commit_from_an_old_revision_is_declined_and_changes_nothing()
    {
        using var place = new Place();
        await using var store = place.Open();
        await store.MustCommitAsync(Estates.Upserts(Estates.Many(3)));
        var before = place.Dump();
        Assert.Null(await store.CommitAsync(Estates.Upserts(Estates.Many(5, purpose: "other")), new(0)));
        Assert.Null(await store.CommitAsync([], new(2)));
        Assert.Equal(before, place.Dump());
        Assert.Equal(new Revision(2), await store.CommitAsync([], new(1)));
    }

    [Fact]
    public async Task A_commit_that_cannot_be_written_as_a_whole_is_not_written_at_all()
    {
        using var place = new Place();
        await using var store = place.Open();
        await store.MustCommitAsync(Estates.Upserts(Estates.Many(3)));
        var before = place.Dump();
        var bad = Estates.Identity("bad") with { Classification = Classification.None with { Confidence = double.NaN } };
        var failure = await Assert.ThrowsAsync<InventoryException>(async () => await store.CommitAsync(Estates.Upserts([Estates.Identity("good"), bad]), new(1)));
        Assert.Contains(place.File, failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InventoryException>(async () => await store.CommitAsync([null!], new(1)));
        Assert.Equal(before, place.Dump());
        await store.MustCommitAsync(Estates.Upserts([Estates.Identity("good")]));
    }

    [Fact]
    public async Task A_cancelled_commit_is_not_written()
    {
        using var place = new Place();
        await using var store = place.Open();
        using var cancellation = new CancellationTokenSource();
        var before = place.Dump();
        var changes = new Tripwire(Estates.Upserts(Estates.Many(100)), 50, cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.CommitAsync(changes, new(0), cancellation.Token));
        Assert.Equal(before, place.Dump());
        await store.MustCommitAsync(Estates.Upserts(Estates.Many(2)));
    }

    [Fact]
    public async Task Reading_stops_between_rows_when_it_is_cancelled()
    {
        using var place = new Place();
        await using var store = place.Open();
        await store.MustCommitAsync(Estates.Upserts(Estates.Many(10)));
        using var cancellation = new CancellationTokenSource();
        var read = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in store.ReadIdentitiesAsync(cancellation.Token))
            {
                if (++read == 4)
                {
                    await cancellation.CancelAsync();
                }
            }
        });
        Assert.Equal(4, read);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_sees_the_estate_as_it_was_when_it_began_and_hinders_no_commit(bool inMemory)
    {
        using var place = new Place();
        await using var store = inMemory ? SqliteInventoryStore.Open(new() { Path = ":memory:" }) : place.Open();
        await store.MustCommitAsync(Estates.Upserts(Estates.Many(100)));
        var purposes = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var identity in store.ReadIdentitiesAsync())
        {
            if (purposes.Add(identity.Facts.Get(IdentityFacts.Purpose).Value!))
            {
                await store.MustCommitAsync(Estates.Upserts(Estates.Many(200, purpose: "other")));
            }
        }

        Assert.Equal("nightly load", Assert.Single(purposes));
        Assert.Equal(200, (await store.ReadIdentitiesAsync().ToListAsync()).Count);
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        using var place = new Place();
        var store = place.Open();
        await store.DisposeAsync();
        store.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.GetRevisionAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.CommitAsync([], new(0)));
    }

    private sealed class Tripwire(InventoryChange[] changes, int trip, CancellationTokenSource cancellation) : IReadOnlyList<InventoryChange>
    {
        public int Count => changes.Length;

        public InventoryChange this[int index] => changes[index];

        public IEnumerator<InventoryChange> GetEnumerator()
        {
            for (var i = 0; i < changes.Length; i++)
            {
                if (i == trip)
                {
                    cancellation.Cancel();
                }

                yield return changes[i];
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
