using System.Text.Json;
using Nhi.Governance.Providers;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Estate.Tests;

/// <summary>The labelled identities of <c>tests/labelled</c>: records as vendors export them, what each is, and what was decided.</summary>
public sealed class Labelled : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "labelled");

    internal IReadOnlyList<Decision> Decisions { get; private set; } = [];

    /// <summary>Labels that no identity has, and identities that no label tells of.</summary>
    internal IReadOnlyList<string> Unmatched { get; private set; } = [];

    public async Task InitializeAsync()
    {
        using var labels = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Folder, "labels.json")));
        await using var store = SqliteInventoryStore.Open(new SqliteInventoryOptions { Path = ":memory:" });
        var survey = new EstateSurvey([new FolderSource(Path.Combine(Folder, "exports"), ExportFormats.All)], store);
        var found = (await survey.RunAsync(new SurveyOptions { AsOf = SampleEstate.AsOf })).Identities.ToLookup(identity => identity.Facts.Get(IdentityFacts.Name).Value ?? identity.Id.Value, StringComparer.Ordinal);
        var told = labels.RootElement.EnumerateArray().Select(item => (Name: item.Text("name")!, Label: item.Text("label")!, Misleading: item.TryGetProperty("misleading", out _))).ToList();
        Decisions = [.. from item in told where found[item.Name].Count() == 1 select new Decision(item.Name, item.Label, item.Misleading, found[item.Name].Single().Classification)];
        Unmatched = [.. told.Where(item => found[item.Name].Count() != 1).Select(item => item.Name), .. found.Select(item => item.Key).Except(told.Select(item => item.Name))];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    internal sealed record Decision(string Name, string Label, bool IsMisleading, Classification Classification)
    {
        public bool IsRight => string.Equals(Label, Classification.Label, StringComparison.Ordinal);

        public bool IsSure => Classification.Confidence >= 0.9;
    }
}
