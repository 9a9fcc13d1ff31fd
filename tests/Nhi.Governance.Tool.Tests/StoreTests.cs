using System.Diagnostics;
using System.Security.Cryptography;

namespace Nhi.Governance.Tool.Tests;

public sealed class StoreTests : IDisposable
{
    private readonly Nhi _nhi = new();

    public void Dispose() => _nhi.Dispose();

    [Theory]
    [InlineData("survey", "exports")]
    [InlineData("list")]
    [InlineData("explain", "register:crane")]
    public async Task A_store_that_is_none_is_told_in_one_line_and_left_alone(params string[] arguments)
    {
        _nhi.Write("exports/register.yaml", Exports.Register);
        var store = _nhi.Write("nhi.db", "This is a diary, and no inventory. " + new string('x', 5000));
        var before = await File.ReadAllBytesAsync(store);

        var said = (await _nhi.RunAsync(arguments)).Is(4);

        Assert.Contains("nhi.db", Assert.Single(said.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.Error, StringComparison.Ordinal);
        Assert.Empty(said.Output);
        Assert.Equal(before, await File.ReadAllBytesAsync(store));
    }

    [Fact]
    public async Task A_damaged_store_is_told_in_one_line()
    {
        _nhi.Write("exports/register.yaml", Exports.Register);
        (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf)).Is(0);
        var bytes = await File.ReadAllBytesAsync(_nhi.Store);
        bytes.AsSpan(2048, bytes.Length - 2048).Fill(0xA5);
        await File.WriteAllBytesAsync(_nhi.Store, bytes);

        var said = (await _nhi.RunAsync("list")).Is(4);

        Assert.StartsWith("nhi: The inventory ", Assert.Single(said.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_hold_a_store_is_told_in_one_line()
    {
        _nhi.Write("exports/register.yaml", Exports.Register);
        _nhi.Write("file", "no folder");

        foreach (var store in new[] { "absent/nhi.db", "file/nhi.db", "exports" })
        {
            var said = (await _nhi.RunAsync("survey", "exports", "--store", store)).Is(4);

            Assert.Contains(store, Assert.Single(said.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("list")]
    [InlineData("explain", "register:crane")]
    public async Task Looking_makes_no_store(params string[] arguments)
    {
        var said = (await _nhi.RunAsync(arguments)).Is(4);

        Assert.Contains("There is no inventory nhi.db", said.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_nhi.Folder));
    }

    [Fact]
    public async Task Interrupting_a_survey_leaves_the_store_as_it_was()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _nhi.Write("exports/register.yaml", Exports.Register);
        (await _nhi.RunAsync("survey", "exports", "--as-of", Exports.AsOf)).Is(0);
        var before = (await _nhi.RunAsync("list", "--json")).Is(0);
        var digest = SHA256.HashData(await File.ReadAllBytesAsync(_nhi.Store));

        // Holes that take long to read, and no room.
        _nhi.Write("more/register.yaml", Exports.Register.Replace("crane", "forklift", StringComparison.Ordinal));
        await using (var large = File.Create(Path.Combine(_nhi.Folder, "more", "z.bin")))
        {
            large.SetLength(1L << 40);
        }

        using var process = _nhi.Start("survey", "more", "--as-of", Exports.AsOf);
        var ending = Nhi.EndAsync(process);
        while (!File.Exists(_nhi.Store + "-wal") && !process.HasExited)
        {
            await Task.Delay(50);
        }

        await Task.Delay(1000);
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        var said = (await ending).Is(130);
        var after = (await _nhi.RunAsync("list", "--json")).Is(0);

        Assert.Equal("nhi: Cancelled. The inventory is as it was.", said.Error.TrimEnd());
        Assert.Empty(said.Output);
        Assert.Equal(before.Output, after.Output);
        Assert.Equal(digest, SHA256.HashData(await File.ReadAllBytesAsync(_nhi.Store)));
    }
}
