using System.Text;
using System.Threading.Channels;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>The second pass, for hits only: where each value is, which commit first brought it there, and whether it still stands.</summary>
internal sealed class GitAttribution(string root, GitHits hits, bool hasHead, ChannelWriter<SourceEvent> events)
{
    private const string Unreachable = "(unreachable)";

    private readonly Dictionary<(string Path, UInt128 Value), GitSighting> _sightings = [];
    private readonly HashSet<(string Path, UInt128 Value)> _atHead = [];
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _commitOrder = new(StringComparer.Ordinal);
    private long _commits;

    /// <summary>Finds the places of all hits.</summary>
    /// <returns>The copies, by path and then by age.</returns>
    public async Task<IReadOnlyList<CopySighting>> RunAsync(CancellationToken cancellationToken)
    {
        if (hits.Blobs.Count + hits.Commits.Count + hits.Tags.Count == 0)
        {
            return [];
        }

        await TryAsync(ReadHeadAsync, "the checked-out branch", cancellationToken).ConfigureAwait(false);
        await TryAsync(WalkReachableAsync, "the history", cancellationToken).ConfigureAwait(false);
        if (hits.Blobs.Keys.Any(blob => !_placed.Contains(blob)))
        {
            await TryAsync(WalkUnreachableAsync, "commits that nothing reaches", cancellationToken).ConfigureAwait(false);
        }

        foreach (var (blob, values) in hits.Blobs.Where(entry => !_placed.Contains(entry.Key)))
        {
            Place($"{Unreachable} {blob}", values, 0, commit: null);
        }

        foreach (var (commit, values) in hits.Commits)
        {
            Place("(commit message)", values, _commitOrder.GetValueOrDefault(commit, long.MaxValue), commit);
        }

        foreach (var (tag, values) in hits.Tags)
        {
            Place("(tag message)", values, 0, tag);
        }

        return Numbered();
    }

    private async Task TryAsync(Func<CancellationToken, Task> walk, string what, CancellationToken cancellationToken)
    {
        try
        {
            await walk(cancellationToken).ConfigureAwait(false);
        }
        catch (GitException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await events.WriteAsync(
                new SourceEvent.Rejected(new SourcePosition(root, string.Empty), $"{what} could not be read to the end, so places of copies may be missing or late ({exception.Message})"),
                cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadHeadAsync(CancellationToken cancellationToken)
    {
        if (!hasHead)
        {
            return;
        }

        using var tree = GitCommand.Start(root, ["ls-tree", "-r", "-z", "--full-tree", "HEAD"], cancellationToken);
        tree.Input.Close();
        using var reader = new StreamReader(tree.Output, Encoding.UTF8);
        foreach (var entry in NulTerminated.Parts(reader))
        {
            // mode type object TAB path
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            if (tab > 0 && hits.Blobs.TryGetValue(entry[..tab].Split(' ')[2], out var values))
            {
                foreach (var value in values)
                {
                    _atHead.Add((entry[(tab + 1)..], value.Value));
                }
            }
        }

        await tree.SucceedAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task WalkReachableAsync(CancellationToken cancellationToken) =>
        GitChanges.WalkAsync(root, hasHead ? ["--all", "HEAD"] : ["--all"], tips: null, Count, Take, cancellationToken);

    // Amended and dropped commits, until git clears them away. Only what no reachable commit holds is looked for there.
    private async Task WalkUnreachableAsync(CancellationToken cancellationToken)
    {
        var reachable = new HashSet<string>(_placed, StringComparer.Ordinal);
        await GitChanges.WalkAsync(
            root,
            hasHead ? ["--stdin", "--not", "--all", "HEAD"] : ["--stdin", "--not", "--all"],
            input => FeedCommitsAsync(input, cancellationToken),
            static _ => { },
            version =>
            {
                if (!reachable.Contains(version.Blob))
                {
                    Take(version);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task FeedCommitsAsync(StreamWriter input, CancellationToken cancellationToken)
    {
        using var list = GitCommand.Start(root, ["cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)", "--unordered", "--buffer"], cancellationToken);
        list.Input.Close();
        using var reader = new StreamReader(list.Output, Encoding.ASCII);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.StartsWith("commit ", StringComparison.Ordinal))
            {
                await input.WriteAsync(line[7..] + "\n").ConfigureAwait(false);
            }
        }
    }

    private void Count(string commit)
    {
        if (hits.Commits.ContainsKey(commit))
        {
            _commitOrder[commit] = _commits;
        }

        _commits++;
    }

    private void Take(GitVersion version)
    {
        if (hits.Blobs.TryGetValue(version.Blob, out var values))
        {
            _placed.Add(version.Blob);
            Place(version.Path, values, version.Order, version.Commit);
        }
    }

    private void Place(string path, IReadOnlyList<CopyHit> values, long order, string? commit)
    {
        foreach (var hit in values)
        {
            var key = (path, hit.Value);
            var stands = _atHead.Contains(key);
            var known = _sightings.TryGetValue(key, out var before);
            var isEarlier = !known || order < before!.Order || (order == before.Order && string.CompareOrdinal(commit, before.Commit) < 0);
            _sightings[key] = isEarlier ? new GitSighting(path, hit, order, commit, stands || before?.AtHead == true) : before! with { AtHead = before.AtHead || stands };
        }
    }

    private List<CopySighting> Numbered()
    {
        var copies = new List<CopySighting>(_sightings.Count);
        foreach (var path in _sightings.Values.GroupBy(sighting => sighting.Path, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var next = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var sighting in path.OrderBy(value => value.Order).ThenBy(value => value.Commit, StringComparer.Ordinal).ThenBy(value => value.Hit.Line).ThenBy(value => value.Hit.Column))
            {
                var ordinal = next.GetValueOrDefault(sighting.Hit.Format);
                next[sighting.Hit.Format] = ordinal + 1;
                copies.Add(sighting.Hit.At(new CopyLocation(root, path.Key, sighting.Hit.Line, sighting.Hit.Column, sighting.Commit, sighting.AtHead), ordinal));
            }
        }

        return copies;
    }
}
