using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Nhi.Governance.Tests.Reporting;

namespace Nhi.Governance.Tool.Tests;

public sealed class ScanTests : IDisposable
{
    private readonly Nhi _nhi = new();
    private readonly Secrets _secrets = new();

    public void Dispose() => _nhi.Dispose();

    [Fact]
    public async Task Without_a_store_formats_are_found_and_nothing_is_made()
    {
        _nhi.Write("text/a.txt", $"token: {_secrets.GitHubToken()}\n");

        var said = (await _nhi.RunAsync("scan", "text")).Is(0);
        (await _nhi.RunAsync("scan", "text", "--fail-on", "Error")).Is(0);
        (await _nhi.RunAsync("scan", "text", "--fail-on", "note")).Is(1);

        Assert.Contains("a.txt:1:8", said.Output, StringComparison.Ordinal);
        Assert.Contains("github-token", said.Output, StringComparison.Ordinal);
        Assert.Contains("no enrolled secrets", said.Output, StringComparison.Ordinal);
        Assert.EndsWith("everything was read.", said.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(["text"], Directory.GetFileSystemEntries(_nhi.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_is_planted_is_found_everywhere_and_nowhere_told()
    {
        var (plain, encoded, packed, url) = (_secrets.Value(), _secrets.Value(), _secrets.Value(), $"postgres://app:{_secrets.Value(24)}@db.internal.corp:5432/main");
        (await _nhi.RunWithInputAsync($"{plain}\n{encoded}\n{packed}\n{url}\n", "enrol")).Is(0);
        _nhi.Write("all/plain.txt", $"x\nkey {plain}\n");
        _nhi.Write("all/encoded.txt", $"auth: {Secrets.Base64("user:" + encoded)} {Uri.EscapeDataString(Secrets.Base64(plain))}\n");
        _nhi.Write("all/db.env", $"URL={url}\n");
        _nhi.Write("all/token.txt", _secrets.GitHubToken());
        Pack(Path.Combine(_nhi.Folder, "all", "old.zip"), packed);
        _nhi.Write("tickets.jsonl", JsonSerializer.Serialize(new { id = "T-1", body = "see " + plain, title = encoded }) + "\n" + JsonSerializer.Serialize(new { id = "T-2", body = "nothing" }) + "\n");
        var repository = new Repository(Path.Combine(_nhi.Folder, "repo"));
        var first = repository.Commit("one", ("config", $"a = {encoded}\n"));
        repository.Commit($"two {plain}", ("config", "a = ${A}\n"), ("kept", packed));

        var files = await ScanAsync("all");
        var fields = await ScanAsync("tickets.jsonl", "--field", "body");
        var history = await ScanAsync("--git", "repo");
        var fieldInput = (await _nhi.RunWithInputAsync("id,body,title\n7,nothing,x\n8," + plain + ",y\n", "scan", "-", "--field", "body", "--fail-on", "Error")).Is(1);
        Assert.Contains("stdin:8:1:1", fieldInput.Output, StringComparison.Ordinal);
        var input = (await _nhi.RunWithInputAsync($"line\n{plain}\n", "scan", "-", "--json", "input.json", "--fail-on", "Error")).Is(1);

        Assert.Equal(
            ["db.env 1 database-url", "encoded.txt 1 Base64", "encoded.txt 1 Base64", "old.zip!/inner.txt 1 -", "plain.txt 2 -", "token.txt 1 github-token"],
            files.Hits.Select(Told).Order(StringComparer.Ordinal));
        Assert.Equal(["tickets.jsonl:T-1 1 -"], fields.Hits.Select(Told));
        Assert.Equal(["(commit message) 1 -", ".git/COMMIT_EDITMSG 1 -", ".git/logs/HEAD 2 -", ".git/logs/refs/heads/main 2 -", "config 1 -", "kept 1 -"], history.Hits.Select(Told));
        var gone = history.Hits[4].GetProperty("history");
        Assert.Equal((first, "2026-01-01T00:00:00Z", false), (gone.GetProperty("first").GetProperty("id").GetString(), gone.GetProperty("first").GetProperty("authoredAt").GetString(), gone.GetProperty("atHead").GetBoolean()));
        Assert.True(history.Hits[5].GetProperty("history").GetProperty("atHead").GetBoolean());
        Assert.Contains("stdin:2:1", input.Output, StringComparison.Ordinal);

        var told = files.Said + fields.Said + history.Said + input + string.Concat(Directory.GetFiles(_nhi.Folder).Where(file => !file.EndsWith("tickets.jsonl", StringComparison.Ordinal)).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        foreach (var value in _secrets.All.SelectMany(value => new[] { value, Secrets.Base64(value)[..16], Convert.ToHexString(Encoding.UTF8.GetBytes(value)) }))
        {
            Assert.DoesNotContain(value, told, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_file_named_by_a_secret_is_found_and_its_name_is_not_told()
    {
        var (value, token) = (_secrets.Value(), _secrets.GitHubToken());
        (await _nhi.RunWithInputAsync(value, "enrol")).Is(0);
        _nhi.Write($"text/{value}.txt", token);
        _nhi.Write($"text/broken-{token}.zip", "PK\u0003\u0004 and nothing more of it");
        var repository = new Repository(Path.Combine(_nhi.Folder, "repo"));
        repository.Commit("one", ($"key-{value}", token));

        var said = (await _nhi.RunAsync("scan", "text", "--git", "repo", "--json", "scan.json", "--sarif", "scan.sarif")).Is(3);

        Assert.Contains("(file names):", said.Output, StringComparison.Ordinal);
        Assert.Contains("(secret).txt:1:1", said.Output, StringComparison.Ordinal);
        Assert.Contains("key-(secret):1:1", said.Output, StringComparison.Ordinal);
        Assert.Contains("broken-(secret).zip", said.Output, StringComparison.Ordinal);
        var told = said.ToString() + await File.ReadAllTextAsync(Path.Combine(_nhi.Folder, "scan.json")) + await File.ReadAllTextAsync(Path.Combine(_nhi.Folder, "scan.sarif"));
        Assert.All(_secrets.All, one => Assert.DoesNotContain(one, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SARIF_names_the_file_of_a_record_and_the_record_in_it()
    {
        var value = _secrets.Value();
        (await _nhi.RunWithInputAsync(value, "enrol")).Is(0);
        _nhi.Write("export/t.jsonl", JsonSerializer.Serialize(new { id = "T-1", body = value }) + "\n");

        var said = (await _nhi.RunAsync("scan", "export/t.jsonl", "--field", "body", "--sarif", "-")).Is(0);

        using var sarif = JsonDocument.Parse(said.Output);
        var location = Assert.Single(sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()).GetProperty("locations")[0];
        Assert.Equal("export/t.jsonl", location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("T-1", location.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
    }

    [Fact]
    public async Task A_shallow_clone_makes_the_scan_partial_in_every_form()
    {
        var repository = new Repository(Path.Combine(_nhi.Folder, "repo"));
        repository.Commit("one", ("a", "x"));
        repository.Commit("two", ("a", "y"));
        using (var git = System.Diagnostics.Process.Start("git", ["clone", "--quiet", "--depth", "1", "file://" + Path.Combine(_nhi.Folder, "repo"), Path.Combine(_nhi.Folder, "clone")]))
        {
            await git.WaitForExitAsync();
        }

        var said = (await _nhi.RunAsync("scan", "--git", "clone", "--json", "scan.json", "--sarif", "scan.sarif")).Is(3);
        var survey = (await _nhi.RunAsync("survey", "--git", "clone", "--json", "survey.json")).Is(3);

        Assert.Contains("clone: is a shallow clone", said.Output, StringComparison.Ordinal);
        Assert.Contains("partial: something was not read", said.Output, StringComparison.Ordinal);
        Assert.Contains("shallow clone", survey.Output, StringComparison.Ordinal);
        using var scan = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_nhi.Folder, "scan.json")));
        using var sarif = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_nhi.Folder, "scan.sarif")));
        using var surveyed = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_nhi.Folder, "survey.json")));
        Assert.False(scan.RootElement.GetProperty("complete").GetBoolean());
        Assert.Equal("clone", scan.RootElement.GetProperty("unread")[0].GetProperty("source").GetString());
        Assert.False(sarif.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
        Assert.False(surveyed.RootElement.GetProperty("searched").GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task The_write_ahead_log_holds_no_value_either()
    {
        var value = _secrets.Value();
        (await _nhi.RunWithInputAsync(value, "enrol")).Is(0);
        using var store = SqliteScanStore.Open(new SqliteInventoryOptions { Path = _nhi.Store });
        (await _nhi.RunWithInputAsync($"{value}\n{_secrets.Value()}", "enrol", "--allow-weak", "--name", "twice")).Is(0);

        foreach (var file in Directory.GetFiles(_nhi.Folder, "nhi.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var content = await reader.ReadToEndAsync();
            Assert.All(_secrets.All, one => Assert.DoesNotContain(one, content, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Ids_are_the_same_again_and_after_a_rotation()
    {
        var (one, two) = (_secrets.Value(), _secrets.Value());
        (await _nhi.RunWithInputAsync($"{one}\n{two}\n", "enrol")).Is(0);
        _nhi.Write("text/a.txt", $"{one}\n{two} {_secrets.GitHubToken()}\n");
        _nhi.Write("text/b.txt", $"{Secrets.Base64(one)}\n");
        var before = await ScanAsync("text");

        await new Providers.Keys.FileFingerprintKeyProvider(new() { Path = _nhi.Keys }).RotateAsync();
        var between = await ScanAsync("text");
        (await _nhi.RunWithInputAsync(one, "enrol")).Is(0);
        var after = await ScanAsync("text");
        var list = (await _nhi.RunAsync("enrol", "--list")).Is(0);

        Assert.Equal(4, before.Hits.Count);
        Assert.Equal(before.Json, between.Json);
        Assert.Equal(before.Json, after.Json);
        Assert.Equal(before.Sarif, after.Sarif);
        Assert.Equal(2, list.Output.Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.TrimEnd().Split(' ')[^1]).Distinct().Count());
    }

    [Fact]
    public async Task A_history_is_read_once_and_what_was_found_is_told_again()
    {
        var value = _secrets.Value();
        (await _nhi.RunWithInputAsync(value, "enrol")).Is(0);
        var repository = new Repository(Path.Combine(_nhi.Folder, "repo"));
        repository.Commit("one", ("a", value), ("b", "nothing"));
        var first = await ScanAsync("--git", "repo");

        var second = await ScanAsync("--git", "repo");
        repository.Commit("two", ("c", "nothing new"));
        var third = await ScanAsync("--git", "repo");
        var again = await ScanAsync("--git", "repo", "--again");

        // A blob with the hit; another, a commit and a tree without; and a new commit with its blob and tree. What git keeps beside them is read each time.
        var beside = second.Read.Documents - 1;
        Assert.Equal([(0L, 4), (3L, 1), (3L, 4), (0L, 7)], new[] { first, second, third, again }.Select(scan => (scan.Read.Known, (int)(scan.Read.Documents - beside))));
        Assert.All([second, third, again], scan => Assert.Equal(Assert.Single(first.Hits).ToString(), Assert.Single(scan.Hits).ToString()));
    }

    [Fact]
    public async Task SARIF_has_what_readers_need()
    {
        var value = _secrets.Value();
        (await _nhi.RunWithInputAsync(value, "enrol", "--name", "payments")).Is(0);
        _nhi.Write("text/sub/a b.txt", $"ä {value}\n");
        var repository = new Repository(Path.Combine(_nhi.Folder, "repo"));
        repository.Commit("one", ("a", value));
        _nhi.Write("text/broken.zip", "PK\u0003\u0004 and nothing more of it");

        var said = (await _nhi.RunAsync("scan", "text", Path.Combine(_nhi.Folder, "text", "sub"), "--git", "repo", "--sarif", "-")).Is(3);

        using var sarif = JsonDocument.Parse(said.Output);
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(sarif.RootElement.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("nhi", driver.GetProperty("name").GetString());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        Assert.All(rules, rule => Assert.False(string.IsNullOrEmpty(rule.GetProperty("help").GetProperty("text").GetString())));
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(3, results.Count);
        Assert.All(results, result =>
        {
            Assert.Equal(rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
            Assert.Equal("error", result.GetProperty("level").GetString());
            Assert.Contains("payments", result.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.StartsWith("hit:", result.GetProperty("partialFingerprints").GetProperty("nhiHit/v1").GetString(), StringComparison.Ordinal);
        });
        var places = results.Select(result => result.GetProperty("locations")[0].GetProperty("physicalLocation")).ToList();
        Assert.Equal("text/sub/a%20b.txt", places[0].GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((1, 3), (places[0].GetProperty("region").GetProperty("startLine").GetInt32(), places[0].GetProperty("region").GetProperty("startColumn").GetInt32()));
        Assert.Equal(("a%20b.txt", "ROOT1"), (places[1].GetProperty("artifactLocation").GetProperty("uri").GetString(), places[1].GetProperty("artifactLocation").GetProperty("uriBaseId").GetString()));
        Assert.StartsWith("file:///", run.GetProperty("originalUriBaseIds").GetProperty("ROOT1").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal("repo/a", places[2].GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.EndsWith("/repo/", Assert.Single(run.GetProperty("versionControlProvenance").EnumerateArray()).GetProperty("repositoryUri").GetString(), StringComparison.Ordinal);
        var invocation = Assert.Single(run.GetProperty("invocations").EnumerateArray());
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Contains("broken.zip", Assert.Single(invocation.GetProperty("toolExecutionNotifications").EnumerateArray()).GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Could not be read: 1", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is nothing to scan", "scan")]
    [InlineData("There is no file or folder 'absent'", "scan", "absent")]
    [InlineData("There is no repository 'absent'", "scan", "--git", "absent")]
    [InlineData("--known-only leaves formats out", "scan", ".", "--known-only", "--formats-only")]
    [InlineData("'grave' is no level: Note, Warning, Error.", "scan", ".", "--fail-on", "grave")]
    [InlineData("--sarif absent/scan.sarif", "scan", ".", "--sarif", "absent/scan.sarif")]
    [InlineData("Only one of --json and --sarif", "scan", ".", "--sarif", "-", "--json", "-")]
    [InlineData("--json needs a file of its own", "scan", ".", "--json", "nhi.db")]
    [InlineData("--sarif needs a file of its own", "scan", ".", "--json", "one", "--sarif", "./one")]
    [InlineData("--field reads files of records", "scan", ".", "--field", "body")]
    public async Task A_wrong_command_line_is_told_and_nothing_is_made(string line, params string[] arguments)
    {
        var said = (await _nhi.RunAsync(arguments)).Is(2);

        Assert.Contains(line, said.Error, StringComparison.Ordinal);
        Assert.Empty(said.Output);
        Assert.Empty(Directory.GetFileSystemEntries(_nhi.Folder));
    }

    [Fact]
    public async Task What_cannot_be_used_is_told_in_one_line()
    {
        _nhi.Write("text/a.txt", "nothing");
        _nhi.Write("diary.db", "This is a diary, and no inventory. " + new string('x', 5000));

        var diary = (await _nhi.RunAsync("scan", "text", "--store", "diary.db")).Is(4);
        var nothing = (await _nhi.RunAsync("scan", "text", "--known-only")).Is(4);
        (await _nhi.RunAsync("scan", "text", "--store", "diary.db", "--formats-only")).Is(0);

        Assert.Contains("diary.db", Assert.Single(diary.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("Nothing is enrolled in nhi.db", Assert.Single(nothing.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_makes_the_scan_partial()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            return;
        }

        File.SetUnixFileMode(_nhi.Write("text/closed.txt", "nothing"), UnixFileMode.None);

        var said = (await _nhi.RunAsync("scan", "text")).Is(3);

        Assert.Contains("closed.txt: may not be read", said.Output, StringComparison.Ordinal);
    }

    private static string Told(JsonElement hit)
    {
        var encodings = hit.GetProperty("enrolled").EnumerateArray().SelectMany(one => one.GetProperty("encodings").EnumerateArray()).Select(one => one.GetString());
        return $"{hit.GetProperty("path").GetString()} {hit.GetProperty("line").GetInt32()} {hit.GetProperty("format").GetString() ?? encodings.FirstOrDefault() ?? "-"}";
    }

    private static void Pack(string path, string content)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var writer = new StreamWriter(zip.CreateEntry("inner.txt").Open());
        writer.Write(content);
    }

    private async Task<Scanned> ScanAsync(params string[] arguments)
    {
        var said = (await _nhi.RunAsync(["scan", .. arguments, "--json", "scan.json", "--sarif", "scan.sarif"])).Is(0);
        var json = await File.ReadAllTextAsync(Path.Combine(_nhi.Folder, "scan.json"));
        using var scan = JsonDocument.Parse(json);
        Assert.Empty(JsonSchema.Read(Path.Combine(AppContext.BaseDirectory, "scan.schema.json")).Validate(scan.RootElement));
        var sources = scan.RootElement.GetProperty("sources").EnumerateArray().ToList();
        return new Scanned(
            [.. scan.RootElement.GetProperty("hits").EnumerateArray().Select(hit => hit.Clone())],
            json,
            await File.ReadAllTextAsync(Path.Combine(_nhi.Folder, "scan.sarif")),
            said.ToString(),
            (sources.Sum(source => source.GetProperty("documents").GetInt64()), sources.Sum(source => source.GetProperty("known").GetInt64())));
    }

    private sealed record Scanned(IReadOnlyList<JsonElement> Hits, string Json, string Sarif, string Said, (long Documents, long Known) Read);
}
