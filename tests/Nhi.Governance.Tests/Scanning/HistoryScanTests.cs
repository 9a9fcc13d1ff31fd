using System.Text;

namespace Nhi.Governance.Tests.Scanning;

public sealed class HistoryScanTests : IDisposable
{
    private readonly Planted _planted = new();

    public void Dispose() => _planted.Dispose();

    [Fact]
    public async Task A_value_is_one_hit_at_a_path_with_its_time_there()
    {
        var (old, kept, moved) = (_planted.GitHubToken(), _planted.Value(), _planted.Value());
        await _planted.EnrolAsync(kept);
        await _planted.EnrolAsync(moved);
        var documents = Texts(("v1", $"{old}\n{kept}\n"), ("v2", $"\n\n{kept}\n{kept}\n"), ("m", $"tree 1\nauthor\n\nfix\n\nsee {moved}\n"), ("lost", moved));
        DocumentPlace[] places =
        [
            new("v1", "config") { Commit = Commit(1), Until = Commit(4), AtHead = false },
            new("v2", "config") { Commit = Commit(4), AtHead = true },
            new("v1", "copy") { Commit = Commit(2), AtHead = false },
            new("m", "(commit message)") { Commit = Commit(3), AtHead = false, LinesBefore = 3 },
            new("lost", "(unreachable) lost") { AtHead = false },
        ];

        var result = await _planted.ScanAsync(new ListedDocuments(documents, threads: 3, places));

        Assert.Equal(
            [
                ("(commit message)", 3, "c3", "c3", null, false),
                ("(unreachable) lost", 1, null, null, null, false),
                ("config", 1, "c1", "c1", "c4", false),
                ("config", 3, "c1", "c4", null, true),
                ("copy", 1, "c2", "c2", null, false),
                ("copy", 2, "c2", "c2", null, false),
            ],
            result.Hits.Select(hit => (hit.Path, hit.Line, hit.History!.First?.Id, hit.History.Last?.Id, hit.History.Removed?.Id, hit.History.AtHead)));
        Assert.Equal(3, result.Hits.Select(hit => hit.Value).Distinct().Count());
    }

    [Fact]
    public async Task Later_commits_do_not_rename_what_was_there()
    {
        var (one, two) = (_planted.GitHubToken(), _planted.GitHubToken());
        DocumentPlace[] before = [new("v1", "config") { Commit = Commit(1), AtHead = true }];
        DocumentPlace[] after = [new("v1", "config") { Commit = Commit(1), Until = Commit(2), AtHead = false }, new("v2", "config") { Commit = Commit(2), AtHead = true }];
        var documents = Texts(("v1", one), ("v2", $"{two}\n{one}"));

        var first = await _planted.ScanAsync(new ListedDocuments(documents.Where(pair => pair.Key == "v1").ToDictionary(), history: before));
        var second = await _planted.ScanAsync(new ListedDocuments(documents, history: after));

        Assert.Equal(Assert.Single(first.Hits).Id, Assert.Single(second.Hits, hit => hit.History!.First!.Id == "c1").Id);
        Assert.Equal(2, second.Hits.Count);
    }

    [Fact]
    public async Task Only_what_is_new_is_read_again_and_the_hits_stay()
    {
        var secret = _planted.Value();
        await _planted.EnrolAsync(secret);
        var documents = Texts(("clean", "nothing"), ("dirty", secret), ("other", "nothing else"));
        DocumentPlace[] places = [.. documents.Keys.Select(name => new DocumentPlace(name, name) { Commit = Commit(1), AtHead = true })];

        var first = await _planted.ScanAsync(new ListedDocuments(documents, history: places), marks: true);
        var second = await _planted.ScanAsync(new ListedDocuments(documents, history: places), marks: true);
        documents.Add("new", Encoding.UTF8.GetBytes("nothing new"));
        var third = await _planted.ScanAsync(new ListedDocuments(documents, history: places), marks: true);

        Assert.Equal([(3L, 0L), (1L, 2L), (2L, 2L)], new[] { first, second, third }.Select(result => (result.Documents, result.Known)));
        Assert.Equal(Planted.Lines(first), Planted.Lines(second));
        Assert.Equal(Planted.Lines(first), Planted.Lines(third));
    }

    [Fact]
    public async Task What_is_newly_enrolled_is_looked_for_everywhere()
    {
        var secret = _planted.Value();
        var documents = Texts(("a", secret), ("b", "nothing"));
        DocumentPlace[] places = [new("a", "a") { Commit = Commit(1), AtHead = true }];

        Assert.Empty((await _planted.ScanAsync(new ListedDocuments(documents, history: places), marks: true)).Hits);
        await _planted.EnrolAsync(secret);
        var after = await _planted.ScanAsync(new ListedDocuments(documents, history: places), marks: true);

        Assert.Single(after.Hits);
        Assert.Equal(0, after.Known);
    }

    [Fact]
    public async Task What_broke_off_is_read_again()
    {
        var documents = Texts(("a", "nothing"), ("b", "nothing else"));

        await _planted.ScanAsync(new ListedDocuments(documents, history: []) { Broken = "a" }, marks: true);
        var again = await _planted.ScanAsync(new ListedDocuments(documents, history: []), marks: true);

        Assert.Equal((1, 1), (again.Documents, again.Known));
    }

    private static Dictionary<string, byte[]> Texts(params (string Name, string Text)[] documents) => documents.ToDictionary(one => one.Name, one => Encoding.UTF8.GetBytes(one.Text));

    private static DocumentCommit Commit(int number) => new($"c{number}", number, new DateTimeOffset(2026, 1, number, 0, 0, 0, TimeSpan.Zero));
}
