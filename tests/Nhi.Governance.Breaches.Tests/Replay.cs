using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nhi.Governance.Providers;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Git;
using Nhi.Governance.Testing;

namespace Nhi.Governance.Breaches;

/// <summary>A public breach as the small estate that it came through, as that stood the day before: <c>replay.json</c> with the exports in <c>before</c>, and those that a repair changes in <c>repaired</c>.</summary>
internal sealed record Replay
{
    /// <summary>Parts every planted secret, so that no file of the repository holds one.</summary>
    private const string Marker = "{|}";

    /// <summary>What the folder is called here that git keeps, which would take no other.</summary>
    private const string GitFolder = "{git}";

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter<Severity>() },
    };

    public static IReadOnlyList<Replay> All { get; } = [.. Directory.GetDirectories(Path.Combine(Here(), "Replays")).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>What the breach is called.</summary>
    public required string Title { get; init; }

    /// <summary>The day that is judged from; why this one, where the first day of the breach was not told.</summary>
    public required DateOnly Day { get; init; }

    public string? DayIs { get; init; }

    /// <summary>The non-human identity that it came through, and how.</summary>
    public required string WayIn { get; init; }

    public required string Story { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>What was never told, and so is not in the estate.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }

    /// <summary>Values that are enrolled before the survey, as <c>nhi enrol</c> does.</summary>
    public IReadOnlyList<Enrolled> Enrol { get; init; } = [];

    /// <summary>The findings that name the way in; none of a miss.</summary>
    public IReadOnlyList<Expected> Expect { get; init; } = [];

    /// <summary>What <c>repaired</c> changes.</summary>
    public string? Repair { get; init; }

    /// <summary>Why nothing names the way in, and what would.</summary>
    public string? Miss { get; init; }

    /// <summary>Of a miss, the identity that it came through, by any name; none where no source tells of it.</summary>
    public string? Identity { get; init; }

    [JsonIgnore]
    public string Folder { get; private set; } = string.Empty;

    [JsonIgnore]
    public string Name => Path.GetFileName(Folder);

    public static Replay Of(string name) => All.Single(replay => replay.Name == name);

    public static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    /// <summary>Files below a folder of the replay, by their names in the estate.</summary>
    public IEnumerable<string> Files(string part)
    {
        var folder = Path.Combine(Folder, part);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal) : [];
    }

    /// <summary>Surveys the estate as <c>nhi survey</c> does, in a folder of its own.</summary>
    public async Task<Survey> SurveyAsync(bool repaired)
    {
        var folder = Directory.CreateTempSubdirectory("nhi-breach-").FullName;
        try
        {
            Lay("before", folder);
            if (repaired)
            {
                Lay("repaired", folder);
            }

            await using var store = SqliteInventoryStore.Open(new SqliteInventoryOptions { Path = ":memory:" });
            using var enrolments = SqliteScanStore.Open(new SqliteInventoryOptions { Path = ":memory:" });
            using var keys = new InMemoryFingerprintKeys();
            await EnrolAsync(enrolments, keys);
            var repositories = Directory.GetDirectories(folder, ".git", SearchOption.AllDirectories).Select(git => new GitDocumentSource(Path.GetDirectoryName(git)!));
            var scan = new SurveyScan([new FolderDocumentSource(folder), .. repositories]) { Enrolments = enrolments, Keys = keys };
            var survey = new EstateSurvey([new FolderSource(folder, ExportFormats.All)], store, scan: scan);
            return new Survey(await survey.RunAsync(new SurveyOptions { AsOf = new DateTimeOffset(Day, TimeOnly.MinValue, TimeSpan.Zero) }), folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Replay Read(string folder)
    {
        var replay = JsonSerializer.Deserialize<Replay>(File.ReadAllBytes(Path.Combine(folder, "replay.json")), s_json)!;
        replay.Folder = folder;
        return replay;
    }

    private static byte[] Whole(ReadOnlySpan<byte> content) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(content).Replace(Marker, string.Empty, StringComparison.Ordinal));

    private void Lay(string part, string folder)
    {
        foreach (var file in Files(part))
        {
            var target = Path.Combine(folder, file.Replace(GitFolder, ".git", StringComparison.Ordinal));
            var below = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (below.Name == ".git")
            {
                // Without them git takes it for no repository.
                below.CreateSubdirectory("objects");
                below.CreateSubdirectory("refs");
            }

            File.WriteAllBytes(target, Whole(File.ReadAllBytes(Path.Combine(Folder, part, file))));
        }
    }

    private async Task EnrolAsync(IEnrolmentStore store, IFingerprintKeyProvider keys)
    {
        using var desk = await EnrolmentDesk.OpenAsync(store, keys);
        foreach (var one in Enrol)
        {
            Assert.IsType<EnrolmentOutcome.Kept>(desk.Enrol(Whole(Encoding.UTF8.GetBytes(one.Value)), one.Name, one.Credential is null ? null : new CredentialId(one.Credential)));
        }

        await desk.SaveAsync();
    }

    /// <summary>A publication. It was read when the replay was written, whole or as far as a store of public pages holds it, or is cited from knowledge of the public record.</summary>
    public sealed record Source(string Title, string Url, string Published, bool Checked);

    /// <summary>A fact of the estate: told by a source, which is counted from nought, or made up because an export must say something there.</summary>
    public sealed record Fact(string Statement, string? File = null, int? Source = null, bool Invented = false);

    /// <summary>A secret that is enrolled, in parts, and the credential it is of.</summary>
    public sealed record Enrolled(string Name, string Value, string? Credential = null);

    /// <summary>A finding: its control, the identity by any name (none where nobody knows whose it is), its severity, words of what it says, and why it is no graver.</summary>
    public sealed record Expected(string Control, Severity Severity, string Says, string? Identity = null, string? Why = null);
}
