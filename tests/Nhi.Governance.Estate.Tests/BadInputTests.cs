using System.Diagnostics;
using System.Text;
using Nhi.Governance.Providers;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Estate.Tests;

/// <summary>What cannot be read is named with its place, and everything else is surveyed as if it were not there.</summary>
public sealed class BadInputTests : IClassFixture<HealTests.Before>
{
    private readonly HealTests.Before _before;

    public BadInputTests(HealTests.Before before) => _before = before;

    public static TheoryData<string> Names => [.. Bad.Keys];

    /// <summary>Files that are rejected, with their content and what the rejection says of the place.</summary>
    private static Dictionary<string, (byte[] Content, string Place)> Bad { get; } = new(StringComparer.Ordinal)
    {
        ["truncated.json"] = ("{\n\"UserDetailList\": [\n{\"Path\": \"/\""u8.ToArray(), "line 3"),
        ["truncated-report.json"] = ("[{\"AccessKeyMetadata\": "u8.ToArray(), "line 1"),
        ["invalid-utf8.json"] = ([.. "{\"AccessKeyMetadata\": [\""u8, 0xC3, 0x28, .. "\"]}"u8], "byte 24"),
        ["utf16-with-mark-cut.json"] = ([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{\"AccessKeyMetadata\": []}"), 0x20], "byte"),
        ["duplicate-members.json"] = ("{\"AccessKeyMetadata\": [],\n \"AccessKeyMetadata\": []}"u8.ToArray(), ""),
        ["nested.json"] = (Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}"), ""),
        ["nested-open.json"] = (Encoding.UTF8.GetBytes(new string('[', 100_000)), ""),
        ["nested-flow.yaml"] = (Encoding.UTF8.GetBytes("register: nhi/v1\nowners: " + new string('[', 100_000) + new string(']', 100_000) + "\n"), ""),
        ["nested-block.yaml"] = (Encoding.UTF8.GetBytes("register: nhi/v1\nowners:\n" + string.Concat(Enumerable.Repeat("- ", 100_000)) + "a\n"), ""),
        ["bomb.yaml"] = ("register: nhi/v1\nowners: &a [x, x]\nteams: &b [*a, *a]\nleavers: [*b, *b]\n"u8.ToArray(), "line"),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_rejected_at_its_place(string name)
    {
        using var estate = new SampleEstate();
        File.WriteAllBytes(Path.Combine(estate.Folder, name), Bad[name].Content);

        var result = await estate.SurveyAsync(withHistory: false);

        var rejected = Assert.Single(result.Rejected, item => item.Path == Path.Combine(estate.Folder, name));
        Assert.NotEmpty(rejected.Text);
        Assert.Contains(Bad[name].Place, rejected.Place, StringComparison.OrdinalIgnoreCase);
        Same(result, estate);
    }

    [Fact]
    public async Task Utf16_without_a_mark_is_named()
    {
        using var estate = new SampleEstate();
        var path = Path.Combine(estate.Folder, "utf16.json");
        File.WriteAllBytes(path, Encoding.Unicode.GetBytes("{\"AccessKeyMetadata\": []}"));

        var result = await estate.SurveyAsync(withHistory: false);

        Assert.Contains(path, result.Rejected.Concat(result.Unrecognised).Concat(result.Notes).Select(item => item.Path));
        Same(result, estate);
    }

    [Fact]
    public async Task The_same_export_twice_changes_nothing()
    {
        using var estate = new SampleEstate();
        foreach (var account in (string[])["production", "test"])
        {
            var folder = Path.Combine(estate.Folder, "aws", account);
            foreach (var file in Directory.GetFiles(folder))
            {
                File.Copy(file, Path.Combine(folder, "again-" + Path.GetFileName(file)));
            }
        }

        Same(await estate.SurveyAsync(withHistory: false), estate);
    }

    [Fact]
    public async Task An_instant_that_lies_ahead_is_noted_and_left_unknown()
    {
        using var place = new Place();
        place.Write("keys.json", """{"AccessKeyMetadata":[{"UserName":"bob","AccessKeyId":"AKIAQWERTYUIOPASDFGH","Status":"Active","CreateDate":"2999-01-01T00:00:00Z"}]}""");

        var result = await place.SurveyAsync();

        Assert.Contains(result.Notes, note => note.Path.EndsWith("keys.json", StringComparison.Ordinal) && note.Place.Length > 0);
        Assert.True(Assert.Single(Assert.Single(result.Identities).Credentials).Facts.Get(CredentialFacts.CreatedAt).IsUnknown);
        Assert.Contains(result.NotAssessable, gap => gap.Result.Control == "credential.rotation");
    }

    [Fact]
    public async Task Links_and_pipes_are_not_followed_and_do_not_hold_it_up()
    {
        using var estate = new SampleEstate();
        File.CreateSymbolicLink(Path.Combine(estate.Folder, "loop-a"), "loop-b");
        File.CreateSymbolicLink(Path.Combine(estate.Folder, "loop-b"), "loop-a");
        File.CreateSymbolicLink(Path.Combine(estate.Folder, "up"), "..");
        File.CreateSymbolicLink(Path.Combine(estate.Folder, "dangling.json"), "nowhere.json");
        Directory.CreateDirectory(Path.Combine(estate.Folder, "folder.json"));
        using (var make = Process.Start("mkfifo", [Path.Combine(estate.Folder, "pipe.json")]))
        {
            make.WaitForExit();
            Assert.Equal(0, make.ExitCode);
        }

        var result = await estate.SurveyAsync(withHistory: false);

        Assert.Equal(["dangling.json", "loop-a", "loop-b", "up"], result.Notes.Where(note => note.Text.Contains("symbolic link", StringComparison.Ordinal)).Select(note => Path.GetFileName(note.Path)).Order(StringComparer.Ordinal));
        Same(result, estate);
    }

    [Fact]
    public async Task A_file_that_vanishes_is_named_and_the_rest_is_read()
    {
        using var place = new Place();
        place.Write("a.json", """{"AccessKeyMetadata":[]}""");
        place.Write("b.json", """{"AccessKeyMetadata":[]}""");
        place.Write("c.json", """{"AccessKeyMetadata":[{"UserName":"bob","AccessKeyId":"AKIAQWERTYUIOPASDFGH"}]}""");

        var result = await place.SurveyAsync(new Vanisher(Path.Combine(place.Folder, "b.json")));

        Assert.Equal("b.json", Path.GetFileName(Assert.Single(result.Rejected).Path));
        Assert.Single(result.Identities);
    }

    [Fact]
    public async Task A_format_that_fails_is_named_and_the_rest_is_read()
    {
        using var place = new Place();
        place.Write("a.txt.json", """{"odd": true}""");
        place.Write("c.json", """{"AccessKeyMetadata":[{"UserName":"bob","AccessKeyId":"AKIAQWERTYUIOPASDFGH"}]}""");

        var result = await place.SurveyAsync(new Thrower());

        Assert.Equal("a.txt.json", Path.GetFileName(Assert.Single(result.Rejected).Path));
        Assert.DoesNotContain("a secret", Assert.Single(result.Rejected).Text, StringComparison.Ordinal);
        Assert.Single(result.Identities);
    }

    [Fact]
    public Task A_line_of_200_MB_is_scanned_to_its_end() => ScanAsync(200);

    [Fact]
    [Trait("Category", "Full")]
    public Task A_line_of_1_GB_is_scanned_to_its_end() => ScanAsync(1024);

    [Theory]
    [InlineData("foreign")]
    [InlineData("truncated")]
    [InlineData("torn")]
    public async Task A_store_that_is_none_is_named_and_left_as_it_is(string how)
    {
        using var estate = new SampleEstate();
        var path = Path.Combine(estate.Folder, "estate.db");
        await using (var store = SqliteInventoryStore.Open(new() { Path = path }))
        {
            await estate.SurveyAsync(store, SampleEstate.AsOf, withHistory: false);
        }

        var bytes = File.ReadAllBytes(path);
        Assert.True(bytes.Length > 65_536);
        bytes = how switch
        {
            "foreign" => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Not an inventory. ", 100))),
            "truncated" => bytes[..(bytes.Length / 3)],
            _ => [.. bytes.Select((value, at) => at > 8192 && at % 4096 < 512 ? (byte)0xAA : value)],
        };
        File.WriteAllBytes(path, bytes);

        var thrown = await Assert.ThrowsAsync<InventoryException>(async () =>
        {
            await using var store = SqliteInventoryStore.Open(new() { Path = path });
            await estate.SurveyAsync(store, SampleEstate.AsOf.AddDays(1), withHistory: false);
        });

        Assert.Contains(path, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    private static async Task ScanAsync(int megabytes)
    {
        using var place = new Place();
        var line = new byte[1024 * 1024];
        Array.Fill(line, (byte)'a');
        await using (var file = File.Create(Path.Combine(place.Folder, "line.txt")))
        {
            for (var written = 0; written < megabytes; written++)
            {
                file.Write(line);
            }

            file.Write(" postgres://app:Zx81kQpLm20v@db.example:5432/app "u8);
        }

        var copy = Assert.Single((await place.SurveyAsync()).Copies);

        Assert.Equal(("database-url", 1, (megabytes * line.Length) + 2), (copy.Format, copy.Location.Line, copy.Location.Column));
    }

    private void Same(SurveyResult result, SampleEstate estate) => TruthTests.Same(_before.Answer.Findings, new Answer(result, estate.Folder).Findings);

    private sealed class Place : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nhi-bad-");

        public string Folder => _folder.FullName;

        public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

        public async Task<SurveyResult> SurveyAsync(params IReadOnlyList<IExportFormat> first)
        {
            await using var store = SqliteInventoryStore.Open(new() { Path = ":memory:" });
            var scope = EstateScope.Empty.With([KeyValuePair.Create("aws.account", "111122223333")]);
            return await new EstateSurvey([new FolderSource(Folder, [.. first, .. ExportFormats.All])], store, scan: new SurveyScan([new FolderDocumentSource(Folder)])).RunAsync(new() { AsOf = SampleEstate.AsOf, Scope = scope });
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }

    /// <summary>Deletes a file while another is read.</summary>
    private sealed class Vanisher(string path) : IExportFormat
    {
        public string Name => "test/vanisher";

        public bool Recognises(ExportDocument document)
        {
            File.Delete(path);
            return false;
        }

        public void Read(ExportDocument document, ExportRecords records) => throw new InvalidOperationException();
    }

    private sealed class Thrower : IExportFormat
    {
        public string Name => "test/thrower";

        public bool Recognises(ExportDocument document) => document.Path.EndsWith("a.txt.json", StringComparison.Ordinal);

        public void Read(ExportDocument document, ExportRecords records) => throw new InvalidOperationException("a secret of the file");
    }
}
