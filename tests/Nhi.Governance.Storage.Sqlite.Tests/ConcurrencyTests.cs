using System.Diagnostics;

namespace Nhi.Governance.Storage.Sqlite.Tests;

public sealed class ConcurrencyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Writers_that_retry_lose_nothing(bool oneStore)
    {
        using var place = new Place();
        await using var shared = place.Open();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var own = oneStore ? shared : place.Open();
            for (var i = 0; i < 10; i++)
            {
                var change = new InventoryChange.Upserted(Estates.Identity($"writer {writer}, identity {i}"));
                while (await own.CommitAsync([change], await own.GetRevisionAsync()) is null)
                {
                    await Task.Yield();
                }
            }

            if (!oneStore)
            {
                await own.DisposeAsync();
            }
        })));
        Assert.Equal(new Revision(80), await shared.GetRevisionAsync());
        Assert.Equal(80, (await shared.ReadIdentitiesAsync().ToListAsync()).Count);
        Assert.Equal(Enumerable.Range(1, 80).Select(i => new Revision(i)), (await shared.ReadChangesAsync().ToListAsync()).Select(pair => pair.Key));
    }

    [Fact]
    public async Task Stores_opened_at_once_make_one_file()
    {
        using var place = new Place();
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => place.Open())));
        var made = await Task.WhenAll(stores.Select(async store => await store.CommitAsync([], new(0))));
        Assert.Single(made, revision => revision is not null);
        foreach (var store in stores)
        {
            Assert.Equal(new Revision(1), await store.GetRevisionAsync());
            await store.DisposeAsync();
        }

        Assert.Single(Directory.GetFiles(place.Folder));
    }

    [Fact]
    public async Task A_file_that_another_process_writes_for_too_long_is_told()
    {
        using var place = new Place();
        await using var store = place.Open(busy: TimeSpan.FromMilliseconds(200));
        using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={place.File};Pooling=False");
        other.Open();
        using (var transaction = other.BeginTransaction(deferred: false))
        {
            var failure = await Assert.ThrowsAsync<InventoryException>(async () => await store.CommitAsync([], new(0)));
            Assert.Contains("another process", failure.Message, StringComparison.Ordinal);
            Assert.Equal(new Revision(0), await store.GetRevisionAsync());
        }

        Assert.Equal(new Revision(1), await store.CommitAsync([], new(0)));
    }

    [Fact]
    public Task A_process_killed_while_it_commits_leaves_whole_commits() => KillAsync(times: 3, identities: 300);

    [Fact]
    [Trait("Category", "Full")]
    public Task A_process_killed_while_it_commits_leaves_whole_commits_many_times() => KillAsync(times: 40, identities: 3000);

    [Fact]
    public async Task Twenty_thousand_identities_are_one_commit()
    {
        using var place = new Place();
        await using var store = place.Open();
        await store.MustCommitAsync(Estates.Upserts(Estates.Many(20_000)));
        await store.MustCommitAsync(new InventoryChange.Seen([.. Estates.Many(20_000).Select(identity => identity.Id)], Estates.Day(1)));
        var read = 0;
        await foreach (var identity in store.ReadIdentitiesAsync())
        {
            read++;
            Assert.Equal(Estates.Day(1), identity.Presence.LastSeen);
        }

        Assert.Equal(20_000, read);
    }

    private static async Task KillAsync(int times, int identities)
    {
        using var place = new Place();
        var random = new Random(20261122);
        long last = 0;
        for (var i = 0; i < times; i++)
        {
            await CommitAndKillAsync(place, identities, last, random.Next(0, 120));
            await using var store = place.Open();
            var revision = (await store.GetRevisionAsync()).Value;
            Assert.True(revision > last, "The process was killed before it committed.");
            last = revision;
            var read = await store.ReadIdentitiesAsync().ToListAsync();
            Assert.Equal(identities, read.Count);
            Assert.All(read, identity => Assert.Equal(FormattableString.Invariant($"{revision}"), identity.Facts.Get(IdentityFacts.Purpose).Value));
        }
    }

    private static async Task CommitAndKillAsync(Place place, int identities, long last, int afterMilliseconds)
    {
        var start = new ProcessStartInfo("dotnet");
        foreach (var argument in (string[])["exec", typeof(Place).Assembly.Location, "commit", place.File, FormattableString.Invariant($"{identities}")])
        {
            start.ArgumentList.Add(argument);
        }

        using var child = Process.Start(start)!;
        try
        {
            await using (var watcher = await OpenOnceMadeAsync(place, child))
            {
                while ((await watcher.GetRevisionAsync()).Value <= last && !child.HasExited)
                {
                    await Task.Delay(2);
                }
            }

            await Task.Delay(afterMilliseconds);
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync();
        }
    }

    private static async Task<SqliteInventoryStore> OpenOnceMadeAsync(Place place, Process child)
    {
        while (!File.Exists(place.File) && !child.HasExited)
        {
            await Task.Delay(2);
        }

        return place.Open();
    }
}
