using System.Text;
using System.Text.Json;

namespace Nhi.Governance.Tool.Tests;

public sealed class EnrolTests : IDisposable
{
    private readonly Nhi _nhi = new();
    private readonly Secrets _secrets = new();

    public void Dispose() => _nhi.Dispose();

    [Fact]
    public async Task Values_are_enrolled_and_only_their_ids_are_told()
    {
        var (one, two) = (_secrets.Value(), _secrets.Value());

        var first = (await _nhi.RunWithInputAsync($"{one}\n\n{two}\r\n", "enrol")).Is(0);
        var second = (await _nhi.RunWithInputAsync(two, "enrol", "-")).Is(0);

        var ids = first.Output.TrimEnd().Split('\n');
        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^secret-[a-z2-9]{12}$", id));
        Assert.Equal(ids[1], second.Output.TrimEnd());
        Assert.Contains("2 enrolled, 0 known before, 0 refused", first.Error, StringComparison.Ordinal);
        Assert.Contains("0 enrolled, 1 known before", second.Error, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_nhi.Keys));
        }
    }

    [Fact]
    public async Task What_can_be_guessed_is_refused_by_line_and_reason_and_the_rest_is_enrolled()
    {
        _nhi.Write("values.txt", $"{_secrets.Value()}\nhunter2-winter\nchangeme\n");

        var said = (await _nhi.RunAsync("enrol", "values.txt")).Is(3);

        Assert.Single(said.Output.TrimEnd().Split('\n'));
        Assert.Contains("values.txt line 2: about ", said.Error, StringComparison.Ordinal);
        Assert.Contains("values.txt line 3: about 0 bits: written to be replaced", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("changeme", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_come_with_the_values()
    {
        _nhi.Write(".env", $"# comment\nexport DB='{_secrets.Value()}'\nKEY=\"{_secrets.Value(10)}\\n{_secrets.Value(20)}\nlast\" # end\nPLAIN={_secrets.Value()} # comment\nnothing\n");
        _nhi.Write("values.jsonl", JsonSerializer.Serialize(new { name = "from json", credential = "aws:key:AKIAEXAMPLE", secret = _secrets.Value(), tags = new { a = new { b = 1 } } }) + "\n\n[]\n{\"secret\":");

        var env = (await _nhi.RunAsync("enrol", "--format", "dotenv", ".env")).Is(3);
        var json = (await _nhi.RunAsync("enrol", "--format", "jsonl", "--field", "secret", "values.jsonl")).Is(3);
        var list = (await _nhi.RunAsync("enrol", "--list")).Is(0);

        Assert.Equal(3, env.Output.TrimEnd().Split('\n').Length);
        Assert.Contains(".env line 6: is not NAME=value", env.Error, StringComparison.Ordinal);
        Assert.Contains("values.jsonl line 3: is no object with a text in 'secret'", json.Error, StringComparison.Ordinal);
        Assert.Contains("values.jsonl line 4: is no JSON", json.Error, StringComparison.Ordinal);
        foreach (var name in new[] { "DB", "KEY", "PLAIN", "from json", "aws:key:AKIAEXAMPLE" })
        {
            Assert.Contains(name, list.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_is_enrolled_whole()
    {
        var key = $"-----BEGIN EXAMPLE-----\n{_secrets.Value(64)}\n{_secrets.Value(40)}\n-----END EXAMPLE-----\n";
        _nhi.Write("key.pem", key);
        _nhi.Write("docs/copy.json", $"{{\"key\": \"{key.Replace("\n", "\\n", StringComparison.Ordinal)}\"}}\n");

        var id = (await _nhi.RunAsync("enrol", "--format", "whole", "--name", "signing", "key.pem")).Is(0).Output.TrimEnd();
        var said = (await _nhi.RunAsync("scan", "docs", "--known-only", "--fail-on", "Error")).Is(1);

        Assert.Contains("copy.json:1:10", said.Output, StringComparison.Ordinal);
        Assert.Contains("signing (Backslash)", said.Output, StringComparison.Ordinal);
        Assert.StartsWith("secret-", id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_removed_is_not_looked_for()
    {
        var value = _secrets.Value();
        var id = (await _nhi.RunWithInputAsync(value, "enrol")).Is(0).Output.TrimEnd();
        _nhi.Write("text/a.txt", value);
        (await _nhi.RunAsync("scan", "text", "--fail-on", "Error")).Is(1);

        (await _nhi.RunAsync("enrol", "--remove", "secret-unknown")).Is(2);
        (await _nhi.RunAsync("enrol", "--remove", id)).Is(0);

        (await _nhi.RunAsync("scan", "text", "--fail-on", "Error")).Is(0);
    }

    [Fact]
    public async Task A_key_file_that_is_gone_is_missed()
    {
        (await _nhi.RunWithInputAsync(_secrets.Value(), "enrol")).Is(0);
        File.Delete(_nhi.Keys);

        var enrol = (await _nhi.RunWithInputAsync(_secrets.Value(), "enrol")).Is(4);
        var scan = (await _nhi.RunAsync("scan", ".")).Is(4);

        Assert.Contains("fingerprint.keys", Assert.Single(enrol.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("fingerprint.keys", Assert.Single(scan.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(_nhi.Keys));
    }

    [Fact]
    public async Task Another_key_is_told_with_the_store_and_a_key_that_is_not_there_makes_a_scan_partial()
    {
        var value = _secrets.Value();
        var id = (await _nhi.RunWithInputAsync(value, "enrol", "--key-file", "one.keys")).Is(0).Output.TrimEnd();
        _nhi.Write("text/a.txt", value);
        var number = (await File.ReadAllLinesAsync(Path.Combine(_nhi.Folder, "one.keys")))[1].Split(' ')[0].TrimStart('k');
        string Other(string id) => $"{id}:{Convert.ToBase64String(Encoding.UTF8.GetBytes(_secrets.Value(32)))}";

        var wrong = (await RunWithKeysAsync(Other(number), "scan", "text")).Is(4);
        var absent = (await RunWithKeysAsync(Other(number == "7" ? "8" : "7"), "scan", "text")).Is(3);

        Assert.Contains(_nhi.Store, wrong.Error, StringComparison.Ordinal);
        Assert.Contains(id, wrong.Error, StringComparison.Ordinal);
        Assert.Contains("under another key", wrong.Error, StringComparison.Ordinal);
        Assert.Contains($"not looked for: {id}", absent.Output, StringComparison.Ordinal);
        Assert.Contains("partial", absent.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no file 'absent'", "enrol", "absent")]
    [InlineData("'xml' is no format of values: lines, dotenv, jsonl, whole.", "enrol", "--format", "xml", "-")]
    public async Task A_wrong_command_line_is_told_and_nothing_is_made(string line, params string[] arguments)
    {
        var said = (await _nhi.RunAsync(arguments)).Is(2);

        Assert.Contains(line, said.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_nhi.Folder));
    }

    private async Task<Said> RunWithKeysAsync(string keys, params string[] arguments)
    {
        using var process = _nhi.Start(new Dictionary<string, string> { ["NHI_FINGERPRINT_KEYS"] = keys }, arguments);
        return await Nhi.EndAsync(process);
    }
}
