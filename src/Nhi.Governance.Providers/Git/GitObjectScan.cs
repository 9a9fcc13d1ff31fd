using System.Threading.Channels;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>The first pass: every blob, commit and tag once, reachable or not.</summary>
internal sealed class GitObjectScan(string repository, ChannelWriter<SourceEvent> events) : IDisposable
{
    private readonly CopyScanner _scanner = new();
    private readonly GitHits _hits = new();

    public void Dispose() => _scanner.Dispose();

    /// <summary>Scans all objects.</summary>
    public async Task<GitHits> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var git = GitCommand.Start(repository, ["cat-file", "--batch-all-objects", "--batch", "--unordered", "--buffer"], cancellationToken);
            git.Input.Close();
            await ScanAsync(new GitObjectReader(git.Output), last: null, cancellationToken).ConfigureAwait(false);
            await git.SucceedAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (GitException)
        {
            // Git gives up at some damage. So once more, from object to object, going on behind each that stops it.
            cancellationToken.ThrowIfCancellationRequested();
            await RunAroundDamageAsync(cancellationToken).ConfigureAwait(false);
        }

        return _hits;
    }

    private async Task RunAroundDamageAsync(CancellationToken cancellationToken)
    {
        var list = await GitCommand.TextAsync(repository, ["cat-file", "--batch-all-objects", "--batch-check=%(objectname)", "--unordered", "--buffer"], cancellationToken).ConfigureAwait(false);
        var ids = list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ToList();
        for (var next = 0; next < ids.Count;)
        {
            var done = new Progress();
            using var git = GitCommand.Start(repository, ["cat-file", "--batch", "--buffer"], cancellationToken);
            var from = next;
            var feeding = Task.Run(() => FeedAsync(git, ids.Skip(from)), CancellationToken.None);
            try
            {
                await ScanAsync(new GitObjectReader(git.Output), done, cancellationToken).ConfigureAwait(false);
            }
            catch (GitException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (next + done.Objects < ids.Count)
            {
                await RejectAsync(ids[next + done.Objects], cancellationToken).ConfigureAwait(false);
            }

            next += done.Objects + 1;
            git.Dispose();
            await feeding.ConfigureAwait(false);
        }
    }

    private static async Task FeedAsync(GitCommand git, IEnumerable<string> ids)
    {
        try
        {
            foreach (var id in ids)
            {
                await git.Input.WriteAsync(id + "\n").ConfigureAwait(false);
            }

            git.Input.Close();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It stopped; the reading side knows.
        }
    }

    private async Task ScanAsync(GitObjectReader objects, Progress? last, CancellationToken cancellationToken)
    {
        while (objects.Next() is { } found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (found.IsMissing)
            {
                await RejectAsync(found.Id, cancellationToken).ConfigureAwait(false);
            }
            else if (found.Type is "blob" or "commit" or "tag")
            {
                ScanOne(objects, found);
            }

            if (last is not null)
            {
                // Passing over what is left shows whether the object is whole.
                while (objects.HasMore)
                {
                    objects.Piece();
                }

                last.Objects++;
            }
        }
    }

    private void ScanOne(GitObjectReader objects, in GitObject found)
    {
        try
        {
            var message = new MessageStart();
            var isMessage = found.Type is not "blob";
            while (objects.HasMore)
            {
                var piece = objects.Piece();
                if (isMessage)
                {
                    message.Look(piece);
                }

                if (!piece.IsEmpty)
                {
                    _scanner.Append(piece, last: false);
                }
            }

            _scanner.Append([], last: true);
            if (_scanner.Hits.Count > 0)
            {
                _hits.Add(found, isMessage ? _scanner.Hits.Select(hit => hit with { Line = Math.Max(1, hit.Line - message.Lines) }) : _scanner.Hits);
            }

            _scanner.Clear();
        }
        catch (GitException)
        {
            _scanner.Abandon();
            throw;
        }
    }

    private ValueTask RejectAsync(string id, CancellationToken cancellationToken) =>
        events.WriteAsync(new SourceEvent.Rejected(new SourcePosition(repository, $"object {id}"), "is damaged or missing, and could not be scanned"), cancellationToken);

    private sealed class Progress
    {
        public int Objects { get; set; }
    }

    // Counts the lines before a commit's or tag's message, so that its first line is line 1.
    private struct MessageStart
    {
        private bool _found;
        private byte _before;

        public int Lines { get; private set; }

        public void Look(ReadOnlySpan<byte> piece)
        {
            for (var index = 0; !_found && index < piece.Length; index++)
            {
                if (piece[index] == (byte)'\n')
                {
                    Lines++;
                    _found = _before == (byte)'\n';
                }

                _before = piece[index];
            }
        }
    }
}
