using System.Diagnostics;
using System.Text;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Tests.Files;

public sealed class FolderSourceTests
{
    private const string Register = "register: nhi/v1\nteams:\n  - { team: a, members: [] }\n";

    [Fact]
    public async Task Truncated_json_is_rejected_with_line_and_byte_and_without_content()
    {
        var rejected = (await Reading.FileAsync("a.json", "{\n  \"canary-key\": \"canary-val")).Rejection();
        Assert.StartsWith("line 2, byte ", rejected.Where.Place, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_export_is_rejected_whatever_it_is_called() =>
        Assert.EndsWith("/users.txt", (await Reading.FileAsync("users.txt", "[{\"UserName\": \"a\"}, {\"User")).Rejection().Where.Path, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2}}", "two members of the same name", "line 1, byte 24")]
    [InlineData("{\"a\": \"\\ud800\"}", "half of a character", "line 1, byte 7")]
    public async Task Json_that_means_two_things_is_rejected(string text, string reason, string place)
    {
        var rejected = (await Reading.FileAsync("a.json", text)).Rejection();
        Assert.Contains(reason, rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(place, rejected.Where.Place);
    }

    [Theory]
    [InlineData("a.json", 64, false)]
    [InlineData("a.json", 65, true)]
    [InlineData("a.json", 200_000, true)]
    [InlineData("a.yaml", 64, false)]
    [InlineData("a.yaml", 65, true)]
    [InlineData("a.yaml", 50_000, true)]
    public async Task Nesting_is_read_to_a_depth_of_64(string name, int depth, bool isRejected)
    {
        var events = await Reading.FileAsync(name, new string('[', depth) + new string(']', depth));
        if (isRejected)
        {
            Assert.Contains("deeper than 64", events.Rejection().Reason, StringComparison.Ordinal);
        }
        else
        {
            Assert.IsType<SourceEvent.Unrecognised>(Assert.Single(events));
        }
    }

    [Fact]
    public async Task Invalid_utf8_is_rejected_with_its_byte()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", [.. "{\"a\": \""u8, 0xE9, .. "\"}"u8]);
        var rejected = (await Reading.FolderAsync(folder.Path)).Rejection();
        Assert.Equal("byte 7", rejected.Where.Place);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Utf16_with_a_mark_is_read(bool bigEndian)
    {
        using var folder = new TemporaryFolder();
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        folder.Write("r.yaml", [.. encoding.GetPreamble(), .. encoding.GetBytes(Register)]);
        Assert.IsType<PartyRecord.Team>(Assert.Single((await Reading.FolderAsync(folder.Path)).Attachments()).Party);
    }

    [Fact]
    public async Task Cut_utf16_is_rejected()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{\"a\": 1}"), 0x7B]);
        Assert.Contains("UTF-16", (await Reading.FolderAsync(folder.Path)).Rejection().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: &x 1\nb: *x\n", "anchor")]
    [InlineData("a: 1\nb: 2\na: 3\n", "same key")]
    [InlineData("? [a]\n: 1\n", "key is not a text")]
    [InlineData("a: [1, 2\n", "not valid YAML")]
    [InlineData("a: \"\n", "not valid YAML")]
    public async Task Yaml_that_is_refused_says_its_line(string text, string reason)
    {
        var rejected = (await Reading.FileAsync("a.yaml", text)).Rejection();
        Assert.Contains(reason, rejected.Reason, StringComparison.Ordinal);
        Assert.StartsWith("line ", rejected.Where.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Yaml_scalars_follow_the_core_schema()
    {
        var text = """
            on: on
            yes: yes
            t: true
            q: "true"
            n: ~
            i: 12
            account: 012345678901
            big: 123456789012345678901234567890
            h: 0x1F
            f: 1.50
            inf: .inf
            date: 2026-01-02
            tagged: !!str 5
            own: !Ref Thing
            block: |
              5
            """;
        var root = Assert.Single(YamlText.Parse(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(
            """{"on":"on","yes":"yes","t":true,"q":"true","n":null,"i":12,"account":"012345678901","big":123456789012345678901234567890,"h":31,"f":1.50,"inf":".inf","date":"2026-01-02","tagged":"5","own":"Ref","block":"5"}""".Replace("\"Ref\"", "\"Thing\"", StringComparison.Ordinal),
            root.GetRawText());
    }

    [Fact]
    public void Yaml_may_hold_several_documents() => Assert.Equal(2, YamlText.Parse("a: 1\n---\nb: 2\n---\n"u8.ToArray()).Count);

    [Fact]
    public async Task Logs_of_several_json_values_are_unrecognised_whatever_they_are_called()
    {
        const string Log = "{\"a\": 1}\n{\"a\": 2}\n";
        Assert.IsType<SourceEvent.Unrecognised>(Assert.Single(await Reading.FileAsync("audit.log", Log)));
        Assert.IsType<SourceEvent.Unrecognised>(Assert.Single(await Reading.FileAsync("audit.json", Log)));
    }

    [Theory]
    [InlineData("main.py", "[x for x in y]\n")]
    [InlineData("settings.ini", "[core]\na = 1\n")]
    [InlineData("a.md", "---\ntitle: x\n---\n```yaml\nregister: nhi/v1\napiVersion: v1\nkind: X\n```\n")]
    [InlineData("template.tpl", "{{- if .Values.x }}\n")]
    [InlineData("id_rsa.pub", "ssh-rsa AAAA\n")]
    public async Task What_is_no_export_is_passed_over(string name, string text) => Assert.Empty(await Reading.FileAsync(name, text));

    [Theory]
    [InlineData("a.json", "{\"kind\": \"x\"}")]
    [InlineData("no-name", "{\"kind\": \"x\"}")]
    [InlineData("a.yml", "kind: x\n")]
    [InlineData("a.csv", "a,b\n1,2\n")]
    [InlineData("a.pem", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")]
    public async Task A_structured_file_that_no_format_knows_is_said(string name, string text) =>
        Assert.EndsWith("/" + name, Assert.IsType<SourceEvent.Unrecognised>(Assert.Single(await Reading.FileAsync(name, text))).Path, StringComparison.Ordinal);

    [Fact]
    public async Task Links_are_noted_and_loops_are_harmless()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/r.yaml", Register);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "a", "loop"), folder.Path);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "dangling"), "nowhere");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link.yaml"), "a/r.yaml");
        var events = await Reading.FolderAsync(folder.Path);
        Assert.Equal(["/dangling", "/link.yaml", "/a/loop"], events.OfType<SourceEvent.Noted>().Select(note => note.Where.Path[folder.Path.Length..]));
        Assert.Single(events.Attachments());
    }

    [Fact]
    public async Task A_pipe_does_not_block_and_empty_exports_are_noted()
    {
        using var folder = new TemporaryFolder();
        using var made = Process.Start("mkfifo", [Path.Combine(folder.Path, "pipe")]);
        await made.WaitForExitAsync();
        folder.Write("empty.txt", string.Empty);
        folder.Write("empty.json", string.Empty);
        Assert.EndsWith("/empty.json", Assert.IsType<SourceEvent.Noted>(Assert.Single(await Reading.FolderAsync(folder.Path))).Where.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_not_be_read_is_rejected_and_the_rest_goes_on()
    {
        using var folder = new TemporaryFolder();
        var closed = folder.Write("a.json", "{}");
        folder.Write("b/r.yaml", Register);
        Directory.CreateDirectory(Path.Combine(folder.Path, "c"));
        File.SetUnixFileMode(closed, UnixFileMode.None);
        File.SetUnixFileMode(Path.Combine(folder.Path, "c"), UnixFileMode.None);
        var events = await Reading.FolderAsync(folder.Path);
        Assert.Single(events.Attachments());
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Equal(["/a.json", "/c"], events.OfType<SourceEvent.Rejected>().Select(value => value.Where.Path[folder.Path.Length..]));
        }

        File.SetUnixFileMode(Path.Combine(folder.Path, "c"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Files_come_in_the_order_of_their_bytes_and_git_folders_are_left_out()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["b.json", "B.json", "a/z.json", "é.json", "a.json", ".git/x.json", "sub/.git/y.json"])
        {
            folder.Write(name, "{}");
        }

        var paths = (await Reading.FolderAsync(folder.Path + "/")).OfType<SourceEvent.Unrecognised>().Select(value => value.Path[(folder.Path.Length + 1)..]);
        Assert.Equal(["B.json", "a.json", "b.json", "é.json", "a/z.json"], paths);
    }

    [Fact]
    public async Task A_missing_path_is_rejected() => Assert.IsType<SourceEvent.Rejected>(Assert.Single(await Reading.FolderAsync("/nowhere/at/all")));

    [Fact]
    public async Task A_scope_file_holds_below_its_folder_and_wins()
    {
        const string Workflow = "on: push\njobs:\n  build:\n    runs-on: x\n";
        using var folder = new TemporaryFolder();
        folder.Write("a/.nhi-scope", "# owner\n\ngithub.repository = own/er\nnonsense\n");
        folder.Write("a/deep/w.yml", Workflow);
        folder.Write("b/w.yml", Workflow);
        var events = await Reading.FolderAsync(folder.Path, Reading.Scope(("github.repository", "cmd/line")));
        Assert.Equal(["repo:own/er", "repo:cmd/line"], events.Identities().Select(identity => identity.Id.Value));
        Assert.Equal("line 4", events.Rejection().Where.Place);
    }

    [Fact]
    public async Task A_document_may_give_scope_to_its_folder_and_gives_way_to_the_user()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/z.json", "{\"gives\": \"one\"}");
        folder.Write("a/a.json", "{\"asks\": 1}");
        folder.Write("a/b/a.json", "{\"asks\": 1}");
        folder.Write("c/x.json", "{\"gives\": \"one\"}");
        folder.Write("c/y.json", "{\"gives\": \"two\"}");
        folder.Write("c/a.json", "{\"asks\": 1}");
        var events = await Reading.AllAsync(new FolderSource(folder.Path, [new Giver()]));
        Assert.Equal(["one", "none", "none"], Asked(events));
        Assert.Contains(events.OfType<SourceEvent.Noted>(), note => note.Text.Contains("neither is taken", StringComparison.Ordinal));
        Assert.All(Asked(await Reading.AllAsync(new FolderSource(folder.Path, [new Giver()]), Reading.Scope(("test.name", "user")))), value => Assert.Equal("user", value));

        static IEnumerable<string> Asked(IEnumerable<SourceEvent> events) =>
            events.OfType<SourceEvent.Noted>().Where(note => note.Where.Place == "asked").Select(note => note.Text);
    }

    [Fact]
    public async Task A_format_that_fails_costs_its_file_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", "{\"fails\": \"canary\"}");
        folder.Write("b.json", "{\"gives\": \"one\"}");
        var events = await Reading.AllAsync(new FolderSource(folder.Path, [new Giver()]));
        Assert.DoesNotContain("canary", events.Rejection().Reason, StringComparison.Ordinal);
        Assert.Single(events.OfType<SourceEvent.Completed>());
    }

    [Fact]
    public async Task What_is_too_large_is_rejected()
    {
        using var folder = new TemporaryFolder();
        folder.Write("big.json", "{\"a\": \"" + new string('x', 2 * 1024 * 1024) + "\"}");
        var events = await Reading.AllAsync(new FolderSource(folder.Path, Reading.Formats) { StructureLimit = 1024 * 1024 });
        Assert.Contains("larger than 1 MiB", Assert.IsType<SourceEvent.Rejected>(Assert.Single(events)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_can_be_stopped_and_left_early()
    {
        using var folder = new TemporaryFolder();
        for (var file = 0; file < 500; file++)
        {
            folder.Write($"{file}.json", "{}");
        }

        using var stop = new CancellationTokenSource();
        var source = new FolderSource(folder.Path, Reading.Formats);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in source.ReadAsync(new ReadRequest(EstateScope.Empty, Reading.AsOf), stop.Token))
            {
                await stop.CancelAsync();
            }
        });
        await foreach (var _ in source.ReadAsync(new ReadRequest(EstateScope.Empty, Reading.AsOf)))
        {
            break;
        }
    }

    private sealed class Giver : IScopeGiver
    {
        public string Name => "test/giver";

        public bool Recognises(ExportDocument document) => document.Shape == ExportShape.Tree;

        public void Read(ExportDocument document, ExportRecords records)
        {
            if (document.Roots[0].Member("asks") is not null)
            {
                records.Note("asked", records.Scope.Get("test.name") ?? "none");
            }

            if (document.Roots[0].Text("fails") is { } secret)
            {
                records.Attach();
                throw new InvalidOperationException(secret);
            }
        }

        public IEnumerable<KeyValuePair<string, string>> ScopeOf(ExportDocument document) =>
            document.Roots[0].Text("gives") is { } value ? [KeyValuePair.Create("test.name", value)] : [];
    }
}
