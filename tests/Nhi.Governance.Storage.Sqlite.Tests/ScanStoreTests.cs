using Nhi.Governance.Secrets;

namespace Nhi.Governance.Storage.Sqlite.Tests;

public sealed class ScanStoreTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 9, 30, 0, TimeSpan.Zero);

    private readonly Place _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task What_is_enrolled_is_read_back_as_it_was()
    {
        Enrolment[] all =
        [
            new("secret-a", Day, 128) { Name = "näme", Credential = new CredentialId("aws:key:AKIAEXAMPLE"), Forms = [Form(1), Form(2)] },
            new("secret-b", Day.AddTicks(1), 20) { Weak = new WeakSecretFingerprint(7, WeakSecretFingerprinter.Iterations, UInt128.MaxValue, 5) },
        ];
        using (var store = Open())
        {
            await store.PutEnrolmentsAsync(all);
            await store.PutEnrolmentsAsync([all[1] with { Name = "weak" }]);
        }

        using var again = Open();
        var read = await again.ReadEnrolmentsAsync().ToListAsync();
        Assert.Equal(["secret-a", "secret-b"], read.Select(one => one.Id));
        Assert.Equal(all[0].Forms, read[0].Forms);
        Assert.Equal(all[0] with { Forms = [] }, read[0] with { Forms = [] });
        Assert.Equal(("weak", all[1].Weak), (read[1].Name, read[1].Weak));
        Assert.True(await again.RemoveEnrolmentAsync("secret-a"));
        Assert.False(await again.RemoveEnrolmentAsync("secret-a"));
        Assert.Equal("secret-b", Assert.Single(await again.ReadEnrolmentsAsync().ToListAsync()).Id);
    }

    [Fact]
    public async Task An_inventory_of_the_first_version_is_brought_up_to_date_and_keeps_what_it_has()
    {
        OldFiles.Make(_place, version: 1, Estates.Many(3));
        using (var scans = Open())
        {
            await scans.PutEnrolmentsAsync([new Enrolment("secret-a", Day, 100)]);
        }

        await using var again = _place.Open();
        Assert.Equal("secret-a", Assert.Single(await Open().ReadEnrolmentsAsync().ToListAsync()).Id);
        Assert.Equal(3, (await again.ReadIdentitiesAsync().ToListAsync()).Count);
    }

    [Fact]
    public async Task Marks_are_added_to_those_of_their_recipe()
    {
        var first = new ScanMarks([1, 2, 3, 4, 5, 6, 7, 8], [3, 1, ulong.MaxValue]);
        using (var store = Open())
        {
            Assert.Null(await store.ReadMarksAsync("one"));
            await store.AddMarksAsync("one", first);
            await store.AddMarksAsync("one", new ScanMarks(first.Salt, [2]));
            await store.AddMarksAsync("two", new ScanMarks(first.Salt, [9]));
        }

        using var again = Open();
        var read = (await again.ReadMarksAsync("one"))!;
        Assert.Equal([1, 2, 3, ulong.MaxValue], read.Values.ToArray());
        Assert.Equal(first.Salt.ToArray(), read.Salt.ToArray());
        Assert.Equal([9], (await again.ReadMarksAsync("two"))!.Values.ToArray());

        // Another salt: what was marked under the one before says nothing.
        await again.AddMarksAsync("one", new ScanMarks([8, 7, 6, 5, 4, 3, 2, 1], [4]));
        Assert.Equal([4], (await again.ReadMarksAsync("one"))!.Values.ToArray());
    }

    [Fact]
    public async Task Marks_of_more_than_a_row_takes_are_all_there()
    {
        using var store = Open();
        ulong[] many = [.. Enumerable.Range(0, 300_000).Select(number => (ulong)number * 0x9E3779B97F4A7C15)];
        var marks = new ScanMarks(new byte[8], many);
        await store.AddMarksAsync("one", marks);
        var read = (await store.ReadMarksAsync("one"))!;
        Assert.True(marks.Values.SequenceEqual(read.Values));
    }

    [Fact]
    public async Task Recipes_that_were_not_used_for_long_are_forgotten()
    {
        using var store = Open();
        for (var recipe = 0; recipe < 12; recipe++)
        {
            await store.AddMarksAsync($"{recipe}", new ScanMarks(new byte[8], [1]));
            await store.AddMarksAsync("0", new ScanMarks(new byte[8], [2]));
        }

        Assert.NotNull(await store.ReadMarksAsync("0"));
        Assert.Null(await store.ReadMarksAsync("2"));
        Assert.NotNull(await store.ReadMarksAsync("11"));
    }

    [Theory]
    [InlineData("UPDATE enrolment SET forms = 'k1:00'")]
    [InlineData("UPDATE enrolment SET weak = 'w1'")]
    [InlineData("UPDATE enrolment SET enrolled_at = 'yesterday'")]
    public async Task An_enrolment_that_was_damaged_inside_is_told(string damage)
    {
        using var store = Open();
        await store.PutEnrolmentsAsync([new Enrolment("secret-a", Day, 100) { Forms = [Form(1)] }]);
        _place.Run(damage);
        var failure = await Assert.ThrowsAsync<InventoryException>(async () => await store.ReadEnrolmentsAsync().ToListAsync());
        Assert.Contains(_place.File, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_that_were_cut_off_are_told()
    {
        using var store = Open();
        await store.AddMarksAsync("one", new ScanMarks(new byte[8], [1, 2]));
        _place.Run("UPDATE scan_mark SET marks = x'0102'");
        await Assert.ThrowsAsync<InventoryException>(async () => await store.ReadMarksAsync("one"));
    }

    private static EnrolledSecret Form(uint number) => new(new SecretFingerprint(1, new UInt128(number, 77)), new UInt128(1, number));

    private SqliteScanStore Open() => SqliteScanStore.Open(new SqliteInventoryOptions { Path = _place.File });
}
