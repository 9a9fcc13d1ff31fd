using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Nhi.Governance.Storage.Sqlite.Tests;

public sealed class FileTests
{
    [Fact]
    public async Task A_new_file_is_marked_and_readable_by_its_owner_only()
    {
        using var place = new Place();
        await using var store = place.Open();
        await store.MustCommitAsync(Estates.Upserts(Estates.Many(3)));
        foreach (var file in Directory.GetFiles(place.Folder))
        {
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }

        await store.DisposeAsync();
        var header = (await File.ReadAllBytesAsync(place.File)).AsSpan(0, 100);
        Assert.Equal("NHIG", System.Text.Encoding.ASCII.GetString(header.Slice(68, 4)));
        Assert.Equal(5, header[63]);
    }

    [Fact]
    public async Task An_empty_file_becomes_an_inventory()
    {
        using var place = new Place();
        await File.WriteAllBytesAsync(place.File, []);
        await using (var store = place.Open())
        {
            await store.MustCommitAsync(Estates.Upserts(Estates.Many(3)));
        }

        await using var again = place.Open();
        Assert.Equal(3, (await again.ReadIdentitiesAsync().ToListAsync()).Count);
    }

    [Theory]
    [InlineData("text", "not an SQLite database")]
    [InlineData("short", "not an SQLite database")]
    [InlineData("zeros", "not an SQLite database")]
    [InlineData("foreign", "another application")]
    [InlineData("unmarked", "another application")]
    [InlineData("newer", "schema version 6")]
    [InlineData("tables", "has not the tables")]
    [InlineData("truncated", "damaged")]
    [InlineData("cut in a page", "damaged")]
    [InlineData("overwritten", "damaged")]
    public async Task What_is_not_a_sound_inventory_is_refused_and_left_as_it_is(string kind, string reason)
    {
        using var place = new Place();
        await MakeAsync(place, kind);
        var before = place.Hash();
        var failure = Assert.Throws<InventoryException>(() => place.Open());
        Assert.Contains(place.File, failure.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, place.Hash());
        Assert.DoesNotContain(Directory.GetFiles(place.Folder), file => file.EndsWith(".new", StringComparison.Ordinal));
    }

    [Fact]
    public void A_foreign_database_that_is_in_use_is_left_as_it_is_with_its_log()
    {
        using var place = new Place();
        using var foreign = new SqliteConnection($"Data Source={place.File};Pooling=False");
        foreign.Open();
        using var command = foreign.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA application_id = 77; CREATE TABLE t (x); INSERT INTO t VALUES (1);";
        command.ExecuteNonQuery();
        var (file, log) = (place.Hash(), Convert.ToHexString(File.ReadAllBytes(place.File + "-wal")));
        Assert.Contains("another application", Assert.Throws<InventoryException>(() => place.Open()).Message, StringComparison.Ordinal);
        Assert.Equal((file, log), (place.Hash(), Convert.ToHexString(File.ReadAllBytes(place.File + "-wal"))));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        using var place = new Place();
        foreach (var path in (string[])[Path.Combine(place.Folder, "missing", "estate.db"), place.Folder])
        {
            Assert.Contains(path, Assert.Throws<InventoryException>(() => SqliteInventoryStore.Open(new() { Path = path })).Message, StringComparison.Ordinal);
        }

        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Root may write anywhere but where the kernel writes itself.
        var closed = Environment.IsPrivilegedProcess ? "/proc" : place.Folder;
        if (!Environment.IsPrivilegedProcess)
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Assert.Throws<InventoryException>(() => SqliteInventoryStore.Open(new() { Path = Path.Combine(closed, "estate.db") }));
        File.SetUnixFileMode(place.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_the_store_stays_as_it_was()
    {
        using var place = new Place();
        await using var store = place.Open(maxPages: 60);
        await store.MustCommitAsync(Estates.Upserts(Estates.Many(10)));
        var before = place.Dump();
        var failure = await Assert.ThrowsAsync<InventoryException>(async () => await store.CommitAsync(Estates.Upserts(Estates.Many(2000, purpose: "more")), new(1)));
        Assert.Contains("full", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, place.Dump());
        await store.MustCommitAsync(new InventoryChange.Seen([.. Estates.Many(10).Select(identity => identity.Id)], Estates.Day(1)));
        await store.DisposeAsync();
        await using var again = place.Open();
        Assert.Equal(10, (await again.ReadIdentitiesAsync().ToListAsync()).Count);
    }

    [Fact]
    public async Task A_payload_that_was_damaged_inside_is_told_when_it_is_read()
    {
        using var place = new Place();
        await using var store = place.Open();
        await store.MustCommitAsync([.. Estates.Upserts(Estates.Many(3)), new InventoryChange.FindingOpened(Estates.Finding("f"))]);
        place.Run("UPDATE identity SET payload = x'7B' WHERE id LIKE '%1'; UPDATE finding SET own = x'7B00'; UPDATE change SET kind = 'Vanished' WHERE seq = 2");
        await Assert.ThrowsAsync<InventoryException>(async () => await store.ReadIdentitiesAsync().ToListAsync());
        await Assert.ThrowsAsync<InventoryException>(async () => await store.ReadFindingsAsync().ToListAsync());
        await Assert.ThrowsAsync<InventoryException>(async () => await store.ReadChangesAsync().ToListAsync());
        Assert.Single(await store.FindAsync(new("aws:111122223333:AROA000002")));
        place.Run("UPDATE identity SET first_seen = 'yesterday' WHERE id LIKE '%2'");
        await Assert.ThrowsAsync<InventoryException>(async () => await store.FindAsync(new("aws:111122223333:AROA000002")));
    }

    [Fact]
    public async Task A_builder_gets_the_store_unless_it_has_one()
    {
        using var place = new Place();
        var builder = new Builder();
        builder.UseSqlite(place.File).UseSqlite(Path.Combine(place.Folder, "second.db"));
        await using (var services = builder.Services.BuildServiceProvider())
        {
            Assert.IsType<SqliteInventoryStore>(services.GetRequiredService<IInventoryStore>());
        }

        Assert.Equal("estate.db", Path.GetFileName(Assert.Single(Directory.GetFiles(place.Folder))));
    }

    private static async Task MakeAsync(Place place, string kind)
    {
        if (kind is "text" or "short" or "zeros")
        {
            await File.WriteAllBytesAsync(place.File, kind switch { "zeros" => new byte[8192], "short" => "x"u8.ToArray(), _ => "id,class\n"u8.ToArray().Concat(new byte[4096]).ToArray() });
            return;
        }

        if (kind is "foreign" or "unmarked")
        {
            place.Run((kind is "foreign" ? "PRAGMA application_id = 77;" : string.Empty) + "CREATE TABLE notes (text);");
            return;
        }

        await using (var store = place.Open())
        {
            await store.MustCommitAsync(Estates.Upserts(Estates.Many(200)));
        }

        switch (kind)
        {
            case "newer":
                place.Run("PRAGMA user_version = 6");
                break;
            case "tables":
                place.Run("DROP TABLE change");
                break;
            default:
                await using (var file = File.OpenWrite(place.File))
                {
                    if (kind is "overwritten")
                    {
                        file.Position = 4096 * 12;
                        await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 4096 * 20).ToArray());
                    }
                    else
                    {
                        file.SetLength((file.Length / 2 / 4096 * 4096) + (kind is "truncated" ? 0 : 100));
                    }
                }

                break;
        }
    }

    private sealed class Builder : INhiGovernanceBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }
}
