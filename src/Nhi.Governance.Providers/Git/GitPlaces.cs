using System.Buffers;
using System.Text;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>Finds where objects stand: at which paths, from which commit until which, and whether in the checked-out branch. One walk, however many are asked for.</summary>
internal sealed class GitPlaces(GitRepository repository, DocumentNotes unread)
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly Dictionary<string, Dictionary<string, List<Stay>>> _blobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GitHead> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _commitOrder = new(StringComparer.Ordinal);
    private readonly HashSet<(string Blob, string Path)> _atHead = [];
    private readonly HashSet<string> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tops = new(StringComparer.Ordinal);
    private long _commits;

    /// <summary>Finds all places.</summary>
    /// <returns>The places, by name, path and age.</returns>
    public async Task<IReadOnlyList<DocumentPlace>> FindAsync(IReadOnlyCollection<string> documents, CancellationToken cancellationToken)
    {
        var heads = await GitHead.ReadAsync(repository.Path, [.. documents.Where(IsId)], cancellationToken).ConfigureAwait(false);
        foreach (var head in heads)
        {
            if (head.Type is "blob" or "tree")
            {
                _blobs[head.Id] = new(StringComparer.Ordinal);
                _ = head.Type is "tree" && _trees.Add(head.Id);
            }
            else
            {
                _messages[head.Id] = head;
            }
        }

        await TryAsync(ReadHeadAsync, "the checked-out branch", cancellationToken).ConfigureAwait(false);
        await TryAsync(WalkReachableAsync, "the history", cancellationToken).ConfigureAwait(false);
        if (_blobs.Values.Any(paths => paths.Count == 0) || _messages.Values.Any(head => head.IsCommit && !_commitOrder.ContainsKey(head.Id)))
        {
            await TryAsync(WalkUnreachableAsync, "commits that nothing reaches", cancellationToken).ConfigureAwait(false);
        }

        var dates = await DatesAsync(cancellationToken).ConfigureAwait(false);
        return [.. BlobPlaces(dates).Concat(MessagePlaces())
            .OrderBy(place => place.Document, StringComparer.Ordinal)
            .ThenBy(place => place.Path, StringComparer.Ordinal)
            .ThenBy(place => place.Commit?.Order)];
    }

    private static bool IsId(string document) => document.Length is 40 or 64 && !document.AsSpan().ContainsAnyExcept(Digits);

    private async Task TryAsync(Func<CancellationToken, Task> walk, string what, CancellationToken cancellationToken)
    {
        try
        {
            await walk(cancellationToken).ConfigureAwait(false);
        }
        catch (GitException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            unread.Add(string.Empty, $"{what} could not be read to the end, so places may be missing or late ({exception.Message})");
        }
    }

    private async Task ReadHeadAsync(CancellationToken cancellationToken)
    {
        if (!repository.HasHead || _blobs.Count == 0)
        {
            return;
        }

        if (_trees.Count > 0 && await GitCommand.TryTextAsync(repository.Path, ["rev-parse", "HEAD^{tree}"], cancellationToken).ConfigureAwait(false) is { } top)
        {
            _atHead.Add((top.Trim(), string.Empty));
        }

        using var tree = GitCommand.Start(repository.Path, ["ls-tree", "-r", "-t", "-z", "--full-tree", "HEAD"], cancellationToken);
        tree.Input.Close();
        using var reader = new StreamReader(tree.Output, Encoding.UTF8);
        foreach (var entry in NulTerminated.Parts(reader))
        {
            // mode type object TAB path
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            if (tab > 0 && entry[..tab].Split(' ')[2] is var blob && _blobs.ContainsKey(blob))
            {
                _atHead.Add((blob, entry[(tab + 1)..]));
            }
        }

        await tree.SucceedAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task WalkReachableAsync(CancellationToken cancellationToken) =>
        WalkAsync(repository.HasHead ? ["--all", "HEAD"] : ["--all"], tips: null, static _ => true, cancellationToken);

    // Amended and dropped commits, until git clears them away. Only what no reachable commit holds is looked for there.
    private Task WalkUnreachableAsync(CancellationToken cancellationToken)
    {
        var missing = _blobs.Where(blob => blob.Value.Count == 0).Select(blob => blob.Key).ToHashSet(StringComparer.Ordinal);
        return WalkAsync(
            repository.HasHead ? ["--stdin", "--not", "--all", "HEAD"] : ["--stdin", "--not", "--all"],
            input => FeedCommitsAsync(input, cancellationToken),
            missing.Contains,
            cancellationToken);
    }

    private async Task WalkAsync(IReadOnlyList<string> revisions, Func<StreamWriter, Task>? tips, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        var before = _commits;
        await GitChanges.WalkAsync(repository.Path, revisions, _trees.Count > 0, tips, Count, version => Take(version, before, isWanted), cancellationToken).ConfigureAwait(false);
        if (_trees.Count > 0)
        {
            await GitChanges.WalkTopsAsync(repository.Path, revisions, tips, _tops, version => Take(version, before, isWanted), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FeedCommitsAsync(StreamWriter input, CancellationToken cancellationToken)
    {
        using var list = GitCommand.Start(repository.Path, ["cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)", "--unordered", "--buffer"], cancellationToken);
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
        if (_messages.ContainsKey(commit))
        {
            _commitOrder[commit] = _commits;
        }

        _commits++;
    }

    private void Take(in GitVersion version, long first, Func<string, bool> isWanted)
    {
        foreach (var gone in version.Before.Span)
        {
            if (!string.Equals(gone, version.Blob, StringComparison.Ordinal) && isWanted(gone)
                && _blobs.TryGetValue(gone, out var paths) && paths.TryGetValue(version.Path, out var stays))
            {
                stays[^1] = stays[^1] with { Until = stays[^1].Until ?? (version.Commit, first + version.Order) };
            }
        }

        if (isWanted(version.Blob) && _blobs.TryGetValue(version.Blob, out var places))
        {
            var stays = places.TryGetValue(version.Path, out var known) ? known : places[version.Path] = [];
            if (stays.Count == 0 || stays[^1].Until is not null)
            {
                stays.Add(new Stay((version.Commit, first + version.Order), Until: null));
            }
        }
    }

    private async Task<Dictionary<string, DateTimeOffset>> DatesAsync(CancellationToken cancellationToken)
    {
        var commits = _blobs.Values.SelectMany(paths => paths.Values).SelectMany(stays => stays)
            .SelectMany(stay => stay.Until is { } until ? [stay.From.Commit, until.Commit] : new[] { stay.From.Commit })
            .ToHashSet(StringComparer.Ordinal);
        return (await GitHead.ReadAsync(repository.Path, commits, cancellationToken).ConfigureAwait(false)).ToDictionary(head => head.Id, head => head.WrittenAt, StringComparer.Ordinal);
    }

    private IEnumerable<DocumentPlace> BlobPlaces(Dictionary<string, DateTimeOffset> dates)
    {
        foreach (var (blob, paths) in _blobs)
        {
            if (paths.Count == 0)
            {
                yield return new DocumentPlace(blob, PathOf(blob, $"(unreachable) {blob}")) { AtHead = false };
            }

            foreach (var (path, stays) in paths)
            {
                // Branches cross: what one of them took away may stand all the same.
                var atHead = _atHead.Contains((blob, path));
                for (var index = 0; index < stays.Count; index++)
                {
                    var isLast = index == stays.Count - 1;
                    yield return new DocumentPlace(blob, PathOf(blob, path))
                    {
                        Commit = CommitOf(stays[index].From),
                        Until = stays[index].Until is { } until && !(isLast && atHead) ? CommitOf(until) : null,
                        AtHead = isLast && atHead,
                    };
                }
            }
        }

        string PathOf(string id, string path) => !_trees.Contains(id) ? path : path.Length == 0 ? GitDocumentSource.FileNames : $"{path}/{GitDocumentSource.FileNames}";

        DocumentCommit CommitOf((string Commit, long Order) commit) => new(commit.Commit, commit.Order, dates.GetValueOrDefault(commit.Commit, DateTimeOffset.UnixEpoch));
    }

    private IEnumerable<DocumentPlace> MessagePlaces() => _messages.Values.Select(head =>
        new DocumentPlace(head.Id, head.IsCommit ? GitDocumentSource.CommitMessage : GitDocumentSource.TagMessage)
        {
            Commit = new DocumentCommit(head.Id, head.IsCommit ? _commitOrder.GetValueOrDefault(head.Id, long.MaxValue) : 0, head.WrittenAt),
            AtHead = false,
            LinesBefore = head.Lines,
        });

    // From one commit until another, as the walk met them.
    private sealed record Stay((string Commit, long Order) From, (string Commit, long Order)? Until);
}
