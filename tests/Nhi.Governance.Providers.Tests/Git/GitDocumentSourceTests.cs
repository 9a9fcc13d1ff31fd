using Nhi.Governance.Providers.Git;
using Nhi.Governance.Providers.Tests.Files;

namespace Nhi.Governance.Providers.Tests.Git;

public sealed class GitDocumentSourceTests
{
    private readonly CollectingReader _reader = new();

    [Fact]
    public async Task Every_object_is_a_document_once()
    {
        using var repository = new Repository();
        repository.Write("a", "one");
        repository.Write("b", "one");
        var first = repository.Commit("first message");
        repository.Write("a", "two");
        repository.Write("long name", "two");
        var second = repository.Commit();
        repository.Git("tag", "--annotate", "v1", "--message", "tag message");
        var summary = await new GitDocumentSource(repository.Path).ReadAsync(_reader);
        string[] ids = [repository.Git("rev-parse", "HEAD:b"), repository.Git("rev-parse", "HEAD:a"), first, second, repository.Git("rev-parse", "v1"), repository.Git("rev-parse", $"{first}^{{tree}}"), repository.Git("rev-parse", "HEAD^{tree}")];
        Assert.Equal(ids.Order(StringComparer.Ordinal), _reader.Objects);
        Assert.Equal("\n\nlong name\n", _reader[ids[6]]);
        Assert.Equal(("one", "two"), (_reader[ids[0]], _reader[ids[1]]));
        Assert.EndsWith("\n\nfirst message\n", _reader[first], StringComparison.Ordinal);
        Assert.Equal((_reader.Names.Count(), 0, false), (summary.Documents, summary.Known, summary.IsPartial));
        Assert.Equal((7, 0), _reader.Expected);
    }

    [Fact]
    public async Task What_was_read_before_is_not_read_again_and_can_still_be_located()
    {
        using var repository = new Repository();
        repository.Write("a", "one");
        repository.Commit();
        var source = new GitDocumentSource(repository.Path);
        await source.ReadAsync(_reader);
        var known = _reader.Names.ToHashSet();
        repository.Write("b", "two");
        var second = repository.Commit();
        var again = new CollectingReader { Wanted = document => !known.Contains(document) };
        var summary = await source.ReadAsync(again);
        Assert.Equal(new[] { repository.Git("rev-parse", "HEAD:b"), repository.Git("rev-parse", "HEAD^{tree}"), second }.Order(StringComparer.Ordinal), again.Objects);
        Assert.Equal(3, summary.Known);
        Assert.Equal("a", Assert.Single((await source.LocateAsync([repository.Git("rev-parse", "HEAD:a")])).Places).Path);
        summary = await source.ReadAsync(new CollectingReader { Wanted = _ => false });
        Assert.Equal(6, summary.Known);
    }

    [Fact]
    public async Task A_place_says_from_when_until_when_and_whether_it_stands()
    {
        using var repository = new Repository();
        repository.Write("a", "one");
        var first = repository.Commit();
        repository.Write("a", "two");
        repository.Write("copy", "one");
        var second = repository.Commit();
        repository.Write("a", "one");
        repository.Git("rm", "--quiet", "--force", "copy");
        var third = repository.Commit();
        var document = repository.Git("hash-object", "a");
        var places = await PlacesAsync(repository, document);
        Assert.Equal([("a", first, second, false), ("a", third, null, true), ("copy", second, third, false)], places.Select(Short));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.Zero), places[0].Commit!.AuthoredAt);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.Zero), places[0].Until!.AuthoredAt);
        Assert.Equal([0, 2, 1], places.Select(place => (int)place.Commit!.Order));
    }

    [Fact]
    public async Task A_merge_counts_where_it_differs_from_all_it_merges()
    {
        using var repository = new Repository();
        repository.Write("base", "x");
        repository.Write("removed", "gone");
        repository.Commit();
        var gone = repository.Git("rev-parse", "HEAD:removed");
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.Write("a", "side");
        var side = repository.Commit();
        repository.Git("checkout", "--quiet", "main");
        repository.Git("rm", "--quiet", "removed");
        var removal = repository.Commit();
        repository.Git("merge", "--quiet", "--no-commit", "side");
        repository.Write("a", "resolved");
        repository.Write("c", "only merged");
        var merge = repository.Commit();
        Assert.Equal([("removed", repository.Git("rev-list", "--max-parents=0", "HEAD"), removal, false)], (await PlacesAsync(repository, gone)).Select(Short));
        Assert.Equal([("a", side, merge, false)], (await PlacesAsync(repository, repository.Git("rev-parse", "side:a"))).Select(Short));
        Assert.Equal([("c", merge, null, true)], (await PlacesAsync(repository, repository.Git("rev-parse", "HEAD:c"))).Select(Short));
    }

    [Fact]
    public async Task Messages_are_located_with_the_lines_before_them()
    {
        using var repository = new Repository();
        var commit = repository.Commit("subject\n\nbody");
        repository.Git("tag", "--annotate", "v1", "--message", "tag");
        var tag = repository.Git("rev-parse", "v1");
        var place = Assert.Single(await PlacesAsync(repository, commit));
        Assert.Equal(("(commit message)", commit, 4, new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.Zero)), (place.Path, place.Commit!.Id, place.LinesBefore, place.Commit.AuthoredAt));
        place = Assert.Single(await PlacesAsync(repository, tag));
        Assert.Equal(("(tag message)", tag, 5), (place.Path, place.Commit!.Id, place.LinesBefore));
    }

    [Fact]
    public async Task Names_that_say_nothing_have_no_place()
    {
        using var repository = new Repository();
        repository.Write("a", "x");
        repository.Commit();
        var places = await new GitDocumentSource(repository.Path).LocateAsync(["", "HEAD", "--all", new string('0', 40), "a\nb"]);
        Assert.Empty(places.Places);
        Assert.False(places.IsPartial);
        places = await new GitDocumentSource(Path.Combine(repository.Path, "none")).LocateAsync([new string('0', 40)]);
        Assert.True(places.IsPartial);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(10, 6)]
    public async Task Git_is_started_again_behind_damage_so_often_and_no_more(int most, int told)
    {
        using var repository = new Repository();
        for (var index = 0; index < 6; index++)
        {
            repository.Write($"f{index}", $"content {index}");
        }

        repository.Commit();
        for (var index = 0; index < 6; index++)
        {
            var blob = repository.Git("rev-parse", $"HEAD:f{index}");
            var file = Path.Combine(repository.Path, ".git", "objects", blob[..2], blob[2..]);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var content = File.ReadAllBytes(file);
            content.AsSpan(12).Fill(0xEE);
            File.WriteAllBytes(file, content);
        }

        var summary = await new GitDocumentSource(repository.Path) { MostDamage = most, Shards = 1 }.ReadAsync(_reader);
        Assert.True(summary.IsPartial);
        Assert.Equal(told, summary.Unread.Count(note => note.Path.StartsWith("object ", StringComparison.Ordinal)));
        var rest = summary.Unread.Where(note => note.Path.Length == 0).Sum(note => note.Count);
        Assert.Equal(most < 6, rest > 0);
        Assert.Equal(8, told + rest + _reader.Objects.Count());
    }

    [Fact]
    public async Task A_reader_that_fails_on_one_gets_the_others()
    {
        using var repository = new Repository();
        for (var index = 0; index < 20; index++)
        {
            repository.Write($"f{index}", new string('x', 300_000) + index);
        }

        repository.Commit();
        var bad = repository.Git("rev-parse", "HEAD:f7");
        var reader = new PickyReader(bad);
        var summary = await new GitDocumentSource(repository.Path).ReadAsync(reader);
        Assert.Equal($"object {bad}", Assert.Single(summary.Unread).Path);
        Assert.Equal(21, reader.Objects);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new GitDocumentSource(repository.Path).ReadAsync(new PickyReader(bad) { Failure = new InvalidOperationException("x") }));
    }

    private static (string Path, string? From, string? Until, bool? AtHead) Short(DocumentPlace place) => (place.Path, place.Commit?.Id, place.Until?.Id, place.AtHead);

    private static async Task<IReadOnlyList<DocumentPlace>> PlacesAsync(Repository repository, string document)
    {
        var places = await new GitDocumentSource(repository.Path).LocateAsync([document]);
        Assert.False(places.IsPartial);
        return places.Places;
    }

    // Reads one byte of each, so that the source passes over the rest, and fails on one.
    private sealed class PickyReader(string bad) : IDocumentReader
    {
        private int _objects;

        public Exception Failure { get; init; } = new IOException("x");

        /// <summary>Objects it took.</summary>
        public int Objects => _objects;

        public void Expect(long documents, long bytes)
        {
        }

        public bool Wants(string document) => true;

        public void Forget(string document)
        {
        }

        public void Read(string document, Stream content, CancellationToken cancellationToken)
        {
            content.ReadByte();
            if (document == bad)
            {
                throw Failure;
            }

            Interlocked.Add(ref _objects, document.Length == 40 ? 1 : 0);
        }
    }
}
