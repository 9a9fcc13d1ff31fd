using System.Diagnostics;
using Nhi.Governance.Providers;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Git;

namespace Nhi.Governance.Estate.Tests;

/// <summary>A private copy of the sample estate, with its git history, that a test may edit and survey.</summary>
public sealed class SampleEstate : IDisposable
{
    private static readonly Lazy<string> SharedHistory = new(MakeHistory);

    public SampleEstate()
    {
        Folder = Directory.CreateTempSubdirectory("nhi-estate-").FullName;
        Copy(new DirectoryInfo(Path.Combine(RepositoryRoot.Path, "samples", "estate")), Folder);
    }

    public static DateTimeOffset AsOf { get; } = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static string History => SharedHistory.Value;

    public string Folder { get; }

    public void Edit(string file, string find, string replace, int occurrence)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        var at = -1;
        var seen = 0;
        for (var next = text.IndexOf(find, StringComparison.Ordinal); next >= 0; next = text.IndexOf(find, next + 1, StringComparison.Ordinal))
        {
            seen++;
            if (seen == Math.Max(occurrence, 1))
            {
                at = next;
            }
        }

        Assert.True(at >= 0 && (occurrence > 0 || seen == 1), $"{file} holds the text to edit {seen} times");
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), replace, text.AsSpan(at + find.Length)));
    }

    public async Task<SurveyResult> SurveyAsync(bool withHistory = true)
    {
        await using var store = SqliteInventoryStore.Open(new SqliteInventoryOptions { Path = ":memory:" });
        return await SurveyAsync(store, AsOf, withHistory);
    }

    public async Task<SurveyResult> SurveyAsync(IInventoryStore store, DateTimeOffset asOf, bool withHistory = true)
    {
        List<IIdentitySource> sources = [new FolderSource(Folder, ExportFormats.All)];
        List<IDocumentSource> documents = [new FolderDocumentSource(Folder)];
        if (withHistory)
        {
            sources.Add(new GitWorkflowSource(History));
            documents.Add(new GitDocumentSource(History));
        }

        return await new EstateSurvey(sources, store, scan: new SurveyScan(documents)).RunAsync(new SurveyOptions { AsOf = asOf });
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string MakeHistory()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("nhi-history-").FullName, "history");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        using var make = Process.Start(new ProcessStartInfo(Path.Combine(RepositoryRoot.Path, "samples", "estate", "make.sh")) { ArgumentList = { folder }, RedirectStandardOutput = true, UseShellExecute = false })!;
        make.StandardOutput.ReadToEnd();
        make.WaitForExit();
        Assert.Equal(0, make.ExitCode);
        return folder;
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.GetFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var folder in from.GetDirectories())
        {
            Copy(folder, Path.Combine(to, folder.Name));
        }
    }
}
