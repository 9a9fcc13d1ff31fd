using System.Globalization;
using Nhi.Governance.Providers.Git;
using Nhi.Governance.Providers.Tests.Files;

namespace Nhi.Governance.Providers.Tests.Git;

/// <summary>A thousand tokens over everything a repository keeps: each is found once, where it was planted, however many processes read.</summary>
public sealed class GitPlantingTests
{
    private const int Seed = 20261122;

    private readonly Random _random = new(Seed);
    private readonly HashSet<(string Path, int Line, int Column, string? Commit, bool? AtHead)> _planted = [];

    [Fact]
    public async Task A_thousand_planted_tokens_are_found_and_attributed_for_any_number_of_shards()
    {
        using var repository = new Repository();
        Plant(repository);
        Assert.Equal(1000, _planted.Count);
        foreach (var shards in new[] { 1, 2, 3, 7 })
        {
            var events = await Reading.AllAsync(new GitHistorySource(repository.Path, shards));
            var found = events.Copies().Select(copy => (copy.Location.Path, copy.Location.Line, copy.Location.Column, copy.Location.Commit, copy.Location.AtHead)).ToList();
            Assert.Empty(events.OfType<SourceEvent.Rejected>());
            Assert.Equal(_planted.Order(), found.Order());
        }
    }

    private void Plant(Repository repository)
    {
        repository.Write("README", "nothing\n");
        repository.Commit();

        // Kept on the main branch: 400 in 40 files over 20 commits.
        for (var commit = 0; commit < 20; commit++)
        {
            Commit(repository, atHead: true, ($"kept/{commit}-a.txt", 10), ($"kept/{commit}-b.txt", 10));
        }

        // Removed again: 200.
        for (var commit = 0; commit < 10; commit++)
        {
            Commit(repository, atHead: false, ($"gone/{commit}.env", 20));
            repository.Git("rm", "--quiet", "-r", "gone");
            repository.Commit("remove");
        }

        // On branches, of which half are merged: 200, and 50 that only the merges brought.
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

        // Dangling: 50 in commits whose branch is gone, 20 in blobs that no commit ever held.
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
        Add($"(unreachable) {blob}", places, null, atHead: false);

        // In the messages of commits and tags, in a note and in the stash: 80.
        for (var message = 0; message < 15; message++)
        {
            var (text, at) = Text(2);
            Add("(commit message)", at, repository.Commit(text), atHead: false);
            (text, at) = Text(1);
            repository.Git("tag", "--annotate", $"v{message}", "--message", text);
            Add("(tag message)", at, repository.Git("rev-parse", $"v{message}"), atHead: false);
        }

        var (note, inNote) = Text(15);
        repository.Git("notes", "add", "--message", note);
        Add(repository.Git("ls-tree", "-r", "--name-only", "refs/notes/commits"), inNote, repository.Git("rev-parse", "refs/notes/commits"), atHead: false);
        var (stashed, inStash) = Text(20);
        repository.Write("README", stashed);
        repository.Git("stash", "--quiet");
        Add("README", inStash, repository.Git("rev-parse", "stash"), atHead: false);
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
            Add(path, places, commit, atHead);
        }
    }

    private void Add(string path, IReadOnlyList<(int Line, int Column)> places, string? commit, bool atHead)
    {
        foreach (var (line, column) in places)
        {
            Assert.True(_planted.Add((path, line, column, commit, atHead)));
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
}
