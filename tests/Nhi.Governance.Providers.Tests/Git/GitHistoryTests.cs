using Nhi.Governance.Providers.Git;
using Nhi.Governance.Providers.Tests.Files;

namespace Nhi.Governance.Providers.Tests.Git;

/// <summary>What a scan of a history finds, and the workflows a survey reads beside it.</summary>
public sealed class GitHistoryTests
{
    [Fact]
    public async Task A_copy_is_a_value_at_a_path_from_its_first_commit_on()
    {
        using var repository = new Repository();
        repository.Write("ü ber/a.env", "x\n");
        repository.Commit();
        repository.Write("ü ber/a.env", $"x\nKEY={Samples.Slack()}\n");
        var first = repository.Commit();
        repository.Write("ü ber/a.env", $"x\ny\nz KEY={Samples.Slack()}\n");
        repository.Commit();
        repository.Git("mv", "ü ber/a.env", "b.env");
        var renamed = repository.Commit();
        repository.Write("b.env", $"{Samples.Slack(1)} and {Samples.Slack()}\n");
        var second = repository.Commit();
        Assert.Equal(
            [
                ("b.env", 1, 61, renamed, true),
                ("b.env", 1, 1, second, true),
                ("ü ber/a.env", 2, 5, first, false),
            ],
            await PlacesAsync(repository.Path));
    }

    [Fact]
    public async Task Branches_and_merges_are_searched_and_the_oldest_commit_counts()
    {
        using var repository = new Repository();
        repository.Write("base", "x\n");
        repository.Commit();
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.Write("a", Samples.Slack());
        var side = repository.Commit();
        repository.Git("checkout", "--quiet", "main");
        repository.Write("b", "x");
        repository.Commit();
        repository.Git("merge", "--quiet", "--no-commit", "side");
        repository.Write("c", Samples.Slack(1));
        var merge = repository.Commit("merge");
        repository.Git("checkout", "--quiet", "-b", "other", "HEAD~1");
        repository.Write("d", Samples.Slack(2));
        var other = repository.Commit();
        repository.Git("checkout", "--quiet", "main");
        Assert.Equal([("a", 1, 1, side, true), ("c", 1, 1, merge, true), ("d", 1, 1, other, false)], await PlacesAsync(repository.Path));
    }

    [Fact]
    public async Task Messages_tags_and_what_nothing_reaches_are_searched()
    {
        using var repository = new Repository();
        var message = repository.Commit($"subject\n\nline 3 {Samples.Slack()}");
        repository.Commit($"again {Samples.Slack()}");
        repository.Git("tag", "--annotate", "v1", "--message", $"tag {Samples.Slack(1)}");
        var tag = repository.Git("rev-parse", "v1");
        repository.Write("amended.env", $"\n{Samples.Slack(2)}\n");
        var dropped = repository.Commit($"dropped {Samples.Slack(4)}");
        repository.Git("reset", "--quiet", "--hard", "HEAD~1");
        repository.Write("loose.env", Samples.Slack(3));
        var loose = repository.Git("hash-object", "-w", "loose.env");
        Assert.Equal(
            [
                ("(commit message)", 3, 8, message, false),
                ("(commit message)", 1, 9, dropped, false),
                ("(tag message)", 1, 5, tag, false),
                ($"(unreachable) {loose}", 1, 1, null, false),
                ("amended.env", 2, 1, dropped, false),
            ],
            await PlacesAsync(repository.Path));
    }

    [Fact]
    public async Task Packed_and_bare_repositories_give_the_same()
    {
        using var repository = new Repository();
        for (var index = 0; index < 20; index++)
        {
            repository.Write("a", string.Join('\n', Enumerable.Range(0, 400).Select(line => $"line {line} {index}")) + "\n" + Samples.Slack(index % 3));
            repository.Commit();
        }

        var loose = await PlacesAsync(repository.Path);
        repository.Git("gc", "--quiet", "--aggressive", "--prune=now");
        Assert.Equal(loose, await PlacesAsync(repository.Path));
        Assert.Equal(3, loose.Count);
        Assert.Equal(loose, await PlacesAsync(Path.Combine(repository.Path, ".git")));
    }

    [Fact]
    public async Task Workflows_of_the_branch_take_their_repository_from_the_remote()
    {
        using var repository = new Repository();
        repository.Write(".github/workflows/ci.yml", "on: push\njobs: { a: { environment: prod } }\n");
        repository.Write(".github/workflows/notes.txt", "on: push\njobs: { a: {} }\n");
        repository.Commit();
        repository.Git("remote", "add", "origin", "git@github.example:acme/payments.git");
        var events = await Reading.AllAsync(new GitWorkflowSource(repository.Path));
        Assert.Equal("repo:acme/payments:environment:prod", Assert.Single(events.Identities()).Id.Value);
        Assert.Equal($"{repository.Path}/.github/workflows/ci.yml", events.Identities().Single().Source);
        events = await Reading.AllAsync(new GitWorkflowSource(repository.Path), Reading.Scope(("github.repository", "given/name")));
        Assert.Equal("repo:given/name:environment:prod", Assert.Single(events.Identities()).Id.Value);
    }

    [Theory]
    [InlineData("https://github.com/acme/payments.git", "acme/payments")]
    [InlineData("https://user:pass@git.example/acme/payments/", "acme/payments")]
    [InlineData("ssh://git@host:2222/acme/payments", "acme/payments")]
    [InlineData("git@github.com:acme/pay.ments.git\n", "acme/pay.ments")]
    [InlineData("https://gitlab.example/group/sub/name", null)]
    [InlineData("/srv/git/acme/payments.git", null)]
    [InlineData("file:///srv/acme/payments", null)]
    [InlineData("../acme/payments", null)]
    [InlineData("C:\\acme\\payments", null)]
    [InlineData("", null)]
    public void The_remote_tells_owner_and_name(string address, string? repository) => Assert.Equal(repository, GitRemote.RepositoryOf(address));

    [Fact]
    public async Task Nothing_of_the_repository_is_run()
    {
        using var repository = new Repository();
        repository.Write("a", Samples.Slack());
        repository.Write(".gitattributes", "* diff=x filter=x\n");
        repository.Commit();
        var ran = Path.Combine(repository.Path, "ran");
        foreach (var name in (string[])["diff.x.command", "diff.x.textconv", "filter.x.smudge", "filter.x.clean", "core.fsmonitor", "core.pager", "gpg.program", "diff.external", "uploadpack.packObjectsHook"])
        {
            repository.Git("config", name, $"touch {ran}; true");
        }

        repository.Git("config", "log.showSignature", "true");
        Assert.Single(await PlacesAsync(repository.Path));
        Assert.False(File.Exists(ran));
    }

    [Fact]
    public async Task What_is_no_repository_says_so()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file", "x");
        using var repository = new Repository();
        repository.Write("sub/a", "x");
        foreach (var (path, reason) in new[]
        {
            (folder.Path, "no git repository"), (Path.Combine(folder.Path, "file"), "is a file"), (Path.Combine(folder.Path, "none"), "does not exist"), (Path.Combine(repository.Path, "sub"), "inside a repository"),
        })
        {
            Assert.Contains(reason, (await Reading.AllAsync(new GitWorkflowSource(path))).Rejection().Reason, StringComparison.Ordinal);
            Assert.Contains(reason, Assert.Single((await Reading.ScanAsync(new GitDocumentSource(path))).Reasons).Reason, StringComparison.Ordinal);
        }

        Assert.Empty(await Reading.AllAsync(new GitWorkflowSource(repository.Path)));
        Assert.False((await Reading.ScanAsync(new GitDocumentSource(repository.Path))).IsPartial);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_damaged_object_is_rejected_and_the_rest_is_searched(bool inTheMiddle)
    {
        using var repository = new Repository();
        var random = new Random(1);
        repository.Write("big", string.Concat(Enumerable.Range(0, 200_000).Select(_ => (char)random.Next(32, 127))));
        repository.Write("a", Samples.Slack());
        repository.Write("b", Samples.Stripe());
        repository.Commit();
        var blob = repository.Git("rev-parse", "HEAD:big");
        var file = Path.Combine(repository.Path, ".git", "objects", blob[..2], blob[2..]);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var content = File.ReadAllBytes(file);
        File.WriteAllBytes(file, inTheMiddle ? content[..(content.Length / 2)] : [1, 2, 3]);
        var result = await Reading.ScanAsync(new GitDocumentSource(repository.Path));
        Assert.Equal(["a", "b"], result.Hits.Select(hit => hit.Path));
        Assert.Contains(result.Reasons, note => note.Path == $"object {blob}");
    }

    [Fact]
    public async Task A_shallow_clone_says_that_history_is_missing()
    {
        using var repository = new Repository();
        repository.Write("a", Samples.Slack());
        repository.Commit();
        repository.Write("a", "gone");
        repository.Commit();
        using var folder = new TemporaryFolder();
        repository.Git("clone", "--quiet", "--depth", "1", "file://" + repository.Path, Path.Combine(folder.Path, "c"));
        var result = await Reading.ScanAsync(new GitDocumentSource(Path.Combine(folder.Path, "c")));
        Assert.Contains("shallow", Assert.Single(result.Reasons).Reason, StringComparison.Ordinal);
        Assert.Empty(result.Hits);
    }

    [Fact]
    public async Task What_git_keeps_beside_its_objects_is_searched_and_not_remembered()
    {
        using var repository = new Repository();
        repository.Write("a", "x");
        repository.Commit("first");
        repository.Git("remote", "add", "origin", $"https://robot:{Samples.Slack()}@git.example/acme/x.git");
        repository.Write(".git/hooks/pre-push", $"#!/bin/sh\ncurl -H 'X: {Samples.Slack(1)}'\n");
        repository.Git("branch", Samples.Slack(2));
        repository.Git("pack-refs", "--all");
        repository.Write(".git/FETCH_HEAD", $"0 not-for-merge branch 'main' of https://x:{Samples.Slack(3)}@git.example/acme/x\n");
        repository.Git("reflog", "expire", "--expire=all", "--all");
        repository.Git("update-ref", "-m", Samples.Slack(4), "--create-reflog", "refs/heads/other", "HEAD");
        repository.Write(".git/modules/sub/config", Samples.Slack(5));

        var result = await Reading.ScanAsync(new GitDocumentSource(repository.Path));

        string[] expected = ["(names of branches and tags)", ".git/FETCH_HEAD", ".git/config", ".git/hooks/pre-push", ".git/logs/refs/heads/other", ".git/packed-refs"];
        Assert.Superset(expected.ToHashSet(StringComparer.Ordinal), result.Hits.Select(hit => hit.Path).ToHashSet(StringComparer.Ordinal));
        Assert.Contains(result.Remarks, note => note.Path == ".git/modules");
        Assert.DoesNotContain(result.Hits, hit => hit.Path.Contains("modules", StringComparison.Ordinal));
        var reader = new CollectingReader();
        await new GitDocumentSource(repository.Path).ReadAsync(reader);
        Assert.Superset(reader.Names.Except(reader.Objects).ToHashSet(StringComparer.Ordinal), reader.Forgotten.ToHashSet(StringComparer.Ordinal));
        Assert.Contains("config", (await Reading.ScanAsync(new GitDocumentSource(Path.Combine(repository.Path, ".git")))).Hits.Select(hit => hit.Path));
    }

    [Fact]
    public async Task Names_of_files_are_searched_in_every_version()
    {
        using var repository = new Repository();
        repository.Write("base", "x");
        repository.Commit();
        repository.Write($"{Samples.Slack()}.txt", "top");
        repository.Write($"sub/deep/{Samples.Slack(1)}/file", "x");
        var first = repository.Commit();
        repository.Write("sub/deep/other", "x");
        var second = repository.Commit();
        repository.Git("rm", "--quiet", $"{Samples.Slack()}.txt");
        var third = repository.Commit();
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.Write($"side/{Samples.Slack(2)}", "x");
        var dropped = repository.Commit();
        repository.Git("checkout", "--quiet", "main");
        repository.Git("branch", "--quiet", "-D", "side");

        var result = await Reading.ScanAsync(new GitDocumentSource(repository.Path));

        Assert.Equal(
            [
                ("(file names)", first, second, third, false),
                ("side/(file names)", dropped, dropped, null, false),
                ("sub/deep/(file names)", first, second, null, true),
            ],
            result.Hits.Where(hit => hit.History is not null).Select(hit => (hit.Path, hit.History!.First?.Id, hit.History.Last?.Id, hit.History.Removed?.Id, hit.History.AtHead)));
    }

    [Theory]
    [InlineData("HEAD:a")]
    [InlineData("HEAD:sub")]
    [InlineData("HEAD^{tree}")]
    public async Task A_missing_object_makes_the_scan_partial_each_time(string which)
    {
        using var repository = new Repository();
        repository.Write("a", "x");
        repository.Write("sub/b", "y");
        repository.Commit();
        var id = repository.Git("rev-parse", which);
        var file = Path.Combine(repository.Path, ".git", "objects", id[..2], id[2..]);
        File.Delete(file);
        var reader = new CollectingReader();

        var summary = await new GitDocumentSource(repository.Path).ReadAsync(reader);

        Assert.Equal($"object {id}", Assert.Single(summary.Unread).Path);
        Assert.Single(reader.Forgotten, name => name.Length == 40);
    }

    [Fact]
    public async Task A_partial_clone_says_how_many_objects_are_missing()
    {
        using var repository = new Repository();
        repository.Write("a", "x");
        repository.Commit();
        repository.Write("a", "y");
        repository.Commit();
        repository.Git("config", "uploadpack.allowFilter", "true");
        using var folder = new TemporaryFolder();
        repository.Git("clone", "--quiet", "--no-checkout", "--filter=blob:none", "file://" + repository.Path, Path.Combine(folder.Path, "c"));
        var note = (await Reading.ScanAsync(new GitDocumentSource(Path.Combine(folder.Path, "c")))).Reasons.First(note => note.Path.Length == 0);
        Assert.Contains("partial clone", note.Reason, StringComparison.Ordinal);
        Assert.Equal(2, note.Count);
    }

    [Fact]
    public async Task Stopping_ends_git()
    {
        using var repository = new Repository();
        for (var index = 0; index < 300; index++)
        {
            repository.Write($"f{index}", Samples.Slack(index));
        }

        repository.Commit();
        using var stop = new CancellationTokenSource();
        var reader = new CollectingReader { Wanted = _ =>
        {
            stop.Cancel();
            return true;
        }, };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new GitDocumentSource(repository.Path).ReadAsync(reader, stop.Token));
    }

    private static async Task<List<(string Path, int Line, int Column, string? Commit, bool? AtHead)>> PlacesAsync(string path)
    {
        var result = await Reading.ScanAsync(new GitDocumentSource(path));
        Assert.Empty(result.Reasons);
        return [.. result.Hits.Where(hit => hit.History is not null).Select(hit => (hit.Path, hit.Line, hit.Column, hit.History?.First?.Id, hit.History?.AtHead))];
    }
}
