using System.Globalization;
using Nhi.Governance.Providers.Git;
using Nhi.Governance.Providers.Tests.Files;

namespace Nhi.Governance.Providers.Tests.Git;

/// <summary>A thousand tokens over everything a repository keeps: each is found at each place it was planted at and nowhere else, with its commits and dates, however many processes read.</summary>
public sealed class GitPlantingTests
{
    private const int Seed = 20261122;

    private readonly Random _random = new(Seed);
    private readonly List<Planting> _planted = [];

    [Fact]
    public async Task A_thousand_planted_tokens_are_found_and_attributed_for_any_number_of_shards()
    {
        using var repository = new Repository();
        Plant(repository);
        var planted = _planted.Select(one => one.ToString()).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(1000, planted.Distinct(StringComparer.Ordinal).Count());
        foreach (var shards in new[] { 1, 2, 3, 7 })
        {
            var result = await Reading.ScanAsync(new GitDocumentSource(repository.Path) { Shards = shards });
            Assert.Empty(result.Reasons);
            Same(planted, result);
        }

        // Packed, with what nothing reaches among it, the objects come in another order.
        repository.Git("repack", "-a", "-d", "-k", "--quiet");
        Same(planted, await Reading.ScanAsync(new GitDocumentSource(repository.Path)));
    }

    // What differs is told before how many there are.
    private static void Same(List<string> planted, ScanResult result)
    {
        // The subjects of commits stand in git's logs too.
        Assert.All(result.Hits.Where(hit => hit.History is null), hit => Assert.Matches("^[.]git/(logs/|COMMIT_EDITMSG$)", hit.Path));
        var found = result.Hits.Where(hit => hit.History is not null).Select(Told).Order(StringComparer.Ordinal).ToList();
        var wrong = planted.Except(found, StringComparer.Ordinal).Select(one => "not found: " + one).Concat(found.Except(planted, StringComparer.Ordinal).Select(one => "not planted: " + one)).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(6)));
        Assert.Equal(planted.Count, found.Count);
    }

    private static string Told(ScanHit hit)
    {
        var been = hit.History!;
        return new Planting(hit.Path, hit.Line, hit.Column, been.First?.Id, been.First?.AuthoredAt, been.Last?.Id, been.Removed?.Id, been.AtHead).ToString();
    }

    private void Plant(Repository repository)
    {
        repository.Write("README", "nothing\n");
        repository.Commit();
        PlantKept(repository);
        PlantRemoved(repository);
        PlantOnBranches(repository);
        PlantUnreachable(repository);
        PlantMessages(repository);
    }

    // On the main branch: 380 in 38 files; of half a later version still holds them; 20 were moved, and count at both paths.
    private void PlantKept(Repository repository)
    {
        for (var commit = 0; commit < 19; commit++)
        {
            Commit(repository, atHead: true, ($"kept/{commit}-a.txt", 10), ($"kept/{commit}-b.txt", 10));
        }

        for (var commit = 0; commit < 19; commit++)
        {
            File.AppendAllText(Path.Combine(repository.Path, "kept", $"{commit}-a.txt"), "more\n");
        }

        var later = repository.Commit();
        Change(one => one.Path.EndsWith("-a.txt", StringComparison.Ordinal), one => one with { Last = later });
        repository.Git("mv", "kept/0-a.txt", "moved.txt");
        repository.Git("mv", "kept/0-b.txt", "also moved.txt");
        var move = repository.Commit();
        var moved = _planted.Where(one => one.Path.StartsWith("kept/0-", StringComparison.Ordinal)).ToList();
        Change(moved.Contains, one => one with { Removed = move, AtHead = false });
        _planted.AddRange(moved.Select(one => one with
        {
            Path = one.Path.EndsWith("-a.txt", StringComparison.Ordinal) ? "moved.txt" : "also moved.txt", First = move, WrittenAt = repository.WrittenAt, Last = move,
        }));
    }

    // 200, of which half came back and went again.
    private void PlantRemoved(Repository repository)
    {
        for (var commit = 0; commit < 10; commit++)
        {
            var path = $"gone/{commit}.env";
            Commit(repository, atHead: false, (path, 20));
            var text = File.ReadAllText(Path.Combine(repository.Path, path));
            repository.Git("rm", "--quiet", "-r", "gone");
            var removed = repository.Commit("remove");
            var last = default(string);
            if (commit % 2 == 0)
            {
                repository.Write(path, text);
                last = repository.Commit("back");
                repository.Write(path, "empty\n");
                removed = repository.Commit("gone again");
                repository.Git("rm", "--quiet", path);
                repository.Commit();
            }

            Change(one => one.Path == path, one => one with { Last = last ?? one.Last, Removed = removed });
        }
    }

    // 200, of which half are merged, and 50 that only the merges brought.
    private void PlantOnBranches(Repository repository)
    {
        for (var branch = 0; branch < 10; branch++)
        {
            var isMerged = branch % 2 == 0;
            repository.Git("checkout", "--quiet", "-b", $"topic-{branch}");
            Commit(repository, isMerged, ($"topic/{branch}.yaml", 20));
            repository.Git("checkout", "--quiet", "main");
            if (isMerged)
            {
                repository.Write($"beside-{branch}", "nothing\n");
                repository.Commit();
                repository.Git("merge", "--quiet", "--no-commit", "--no-ff", $"topic-{branch}");
                Commit(repository, atHead: true, ($"merge/{branch}.json", 10));
            }
        }
    }

    // 50 in commits whose branch is gone, 20 in a blob that no commit ever held.
    private void PlantUnreachable(Repository repository)
    {
        for (var commit = 0; commit < 5; commit++)
        {
            repository.Git("checkout", "--quiet", "-b", "dropped");
            Commit(repository, atHead: false, ($"dropped/{commit}", 10));
            repository.Git("checkout", "--quiet", "main");
            repository.Git("branch", "--quiet", "-D", "dropped");
        }

        var (loose, places) = Text(20);
        repository.Write("loose", loose);
        var blob = repository.Git("hash-object", "-w", "loose");
        repository.Git("clean", "--quiet", "--force");
        Add($"(unreachable) {blob}", places, null, null, atHead: false);
    }

    // In the messages of commits and tags, in a note and in the stash: 80.
    private void PlantMessages(Repository repository)
    {
        for (var message = 0; message < 15; message++)
        {
            var (text, at) = Text(2);
            Add("(commit message)", at, repository.Commit(text), repository.WrittenAt, atHead: false);
            (text, at) = Text(1);
            repository.Git("tag", "--annotate", $"v{message}", "--message", text);
            Add("(tag message)", at, repository.Git("rev-parse", $"v{message}"), repository.WrittenAt.AddMinutes(1), atHead: false);
        }

        var (note, inNote) = Text(15);
        repository.Git("notes", "add", "--message", note);
        Add(repository.Git("ls-tree", "-r", "--name-only", "refs/notes/commits"), inNote, repository.Git("rev-parse", "refs/notes/commits"), repository.WrittenAt, atHead: false);

        // The stash says the subject of the commit it was made on.
        repository.Commit("plain");
        var (stashed, inStash) = Text(20);
        repository.Write("README", stashed);
        repository.Git("stash", "--quiet");
        Add("README", inStash, repository.Git("rev-parse", "stash"), repository.WrittenAt, atHead: false);
    }

    private void Commit(Repository repository, bool atHead, params (string Path, int Tokens)[] files)
    {
        var written = files.Select(file => (file.Path, Text: Text(file.Tokens))).ToList();
        foreach (var (path, (text, _)) in written)
        {
            repository.Write(path, text);
        }

        var commit = repository.Commit();
        foreach (var (path, (_, places)) in written)
        {
            Add(path, places, commit, repository.WrittenAt, atHead);
        }
    }

    private void Add(string path, IReadOnlyList<(int Line, int Column)> places, string? commit, DateTimeOffset? writtenAt, bool atHead) =>
        _planted.AddRange(places.Select(place => new Planting(path, place.Line, place.Column, commit, writtenAt, commit, Removed: null, atHead)));

    private void Change(Predicate<Planting> which, Func<Planting, Planting> change)
    {
        for (var index = 0; index < _planted.Count; index++)
        {
            _planted[index] = which(_planted[index]) ? change(_planted[index]) : _planted[index];
        }
    }

    private string Token() => "xoxb-" + _random.NextInt64(100_000_000_000, 1_000_000_000_000).ToString(CultureInfo.InvariantCulture) + "-" + new string(_random.GetItems("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ234567".AsSpan(), 24));

    /// <summary>Lines of words, some with a token at their end.</summary>
    private (string Text, IReadOnlyList<(int Line, int Column)> Places) Text(int tokens)
    {
        var lines = new List<string> { "first" };
        var places = new List<(int, int)>();
        while (places.Count < tokens)
        {
            var words = string.Concat(Enumerable.Repeat("word ", _random.Next(1, 6)));
            if (_random.Next(2) == 0)
            {
                lines.Add(words.TrimEnd());
                continue;
            }

            lines.Add(words + Token());
            places.Add((lines.Count, words.Length + 1));
        }

        return (string.Join('\n', lines) + "\n", places);
    }

    private sealed record Planting(string Path, int Line, int Column, string? First, DateTimeOffset? WrittenAt, string? Last, string? Removed, bool AtHead);
}
