using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>Scans a stretch of the objects, in memory that does not grow with them. Git gives up at some damage: it is started again behind each object that stops it.</summary>
internal sealed class GitShardScan(string repository, GitObjectList objects, ReadOnlyMemory<byte> marks, Action<string> reject) : IDisposable
{
    // A repository that stops git more often is not worth a process for each of its objects.
    private const int MostDamage = 1000;

    private readonly CopyScanner _scanner = new(marks.Span);
    private readonly GitHits _hits = new();

    public void Dispose() => _scanner.Dispose();

    /// <summary>Scans the objects from one to before another.</summary>
    public async Task<GitHits> RunAsync(int from, int until, CancellationToken cancellationToken)
    {
        for (var damaged = 0; from < until; damaged++)
        {
            if (damaged > MostDamage)
            {
                throw new GitException("too many of its objects are damaged for the rest to be searched");
            }

            var done = await ScanAsync(from, until, cancellationToken).ConfigureAwait(false);
            from += done;
            if (from < until)
            {
                reject(objects[from]);
                from++;
            }
        }

        return _hits;
    }

    // How many were whole before git gave up, or ended.
    private async Task<int> ScanAsync(int from, int until, CancellationToken cancellationToken)
    {
        using var git = GitCommand.Start(repository, ["cat-file", "--batch", "--buffer"], cancellationToken);
        var feeding = Task.Run(() => FeedAsync(git, objects.Lines(from, until)), CancellationToken.None);
        var done = 0;
        try
        {
            var output = new GitObjectReader(git.Output);
            while (output.Next() is { } found)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Scan(output, found);
                done++;
            }
        }
        catch (GitException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            git.Dispose();
            await feeding.ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return done;
    }

    private static async Task FeedAsync(GitCommand git, ReadOnlyMemory<byte> lines)
    {
        try
        {
            await git.Input.BaseStream.WriteAsync(lines).ConfigureAwait(false);
            git.Input.Close();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It stopped; the reading side knows.
        }
    }

    private void Scan(GitObjectReader output, in GitObject found)
    {
        if (found.IsMissing)
        {
            reject(found.Id);
            return;
        }

        try
        {
            var message = new MessageStart();
            var isMessage = found.Type is not "blob";
            while (output.HasMore)
            {
                var piece = output.Piece();
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
