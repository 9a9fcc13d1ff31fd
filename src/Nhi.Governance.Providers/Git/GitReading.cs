using System.Runtime.ExceptionServices;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>One reading of all objects that a reader wants, by as many git processes as there are processors.</summary>
internal sealed class GitReading(string repository, IDocumentReader reader, int mostDamage)
{
    // What a lane takes in one go at least: with fewer objects a further process takes longer to start than to read.
    private const int BatchSize = 1024;
    private const int SmallBatchSize = 16;

    // Tree and parents stand at its beginning.
    private const int CommitHead = 1024;

    private long _documents;
    private long _bytes;
    private long _known;
    private int _damaged;

    /// <summary>What could not be read.</summary>
    public DocumentNotes Unread { get; } = new(most: 1000);

    /// <summary>What became of the objects so far, and of what was read beside them.</summary>
    public DocumentSummary Summary(DocumentFeed beside)
    {
        var others = beside.Summary();
        return new(_documents + others.Documents, _bytes + others.Bytes, _known, [.. Unread.ToList(), .. others.Unread], others.Passed);
    }

    /// <summary>Reads all.</summary>
    /// <param name="asked">How many are read side by side; <see langword="null"/> is as many as help here.</param>
    /// <param name="isShallow">Whether parents of commits may be missing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitException">The objects cannot be listed.</exception>
    public async Task RunAsync(int? asked, bool isShallow, CancellationToken cancellationToken)
    {
        var objects = new GitObjectList(reader);
        ExceptionDispatchInfo? failure = null;
        try
        {
            await objects.RunAsync(repository, cancellationToken).ConfigureAwait(false);
        }
        catch (GitException exception)
        {
            // What was listed is read all the same.
            failure = ExceptionDispatchInfo.Capture(exception);
        }

        cancellationToken.ThrowIfCancellationRequested();
        _known = objects.Known;
        reader.Expect(_known + (objects.Wanted.Length / Math.Max(1, objects.Stride)), bytes: 0);
        await ReadAllAsync(objects, asked, isShallow, cancellationToken).ConfigureAwait(false);
        failure?.Throw();
    }

    private async Task ReadAllAsync(GitObjectList objects, int? asked, bool isShallow, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lanes = asked ?? Environment.ProcessorCount;
        var queue = new GitObjectQueue(objects.Wanted, objects.Stride, asked is null ? BatchSize : SmallBatchSize, lanes);
        var feeds = Enumerable.Range(0, lanes).Select(_ => new GitFeed(queue)).ToList();
        await Task.WhenAll(feeds.Select(feed => Task.Run(() => ReadAsync(feed, new Lane(objects.Present, isShallow), stop), CancellationToken.None))).ConfigureAwait(false);
    }

    // Git gives up at some damage: it is started again behind each object that stops it.
    private async Task ReadAsync(GitFeed feed, Lane lane, CancellationTokenSource stop)
    {
        try
        {
            while (feed.Next is not null)
            {
                await ReadWholeAsync(feed, lane, stop.Token).ConfigureAwait(false);
                if (feed.Next is not { } damaged)
                {
                    return;
                }

                Reject(damaged);
                feed.Pass();
                if (Interlocked.Increment(ref _damaged) > mostDamage && feed.GiveUp() is > 0 and var left)
                {
                    // A repository that stops git more often is not worth a process for each of its objects.
                    Unread.Add(string.Empty, "too many of its objects are damaged for the rest to be read", left);
                }
            }
        }
        catch
        {
            // What one could not do the others need not go on with.
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Until git gives up, or has answered all.
    private async Task ReadWholeAsync(GitFeed feed, Lane lane, CancellationToken cancellationToken)
    {
        using var git = GitCommand.Start(repository, ["cat-file", "--batch", "--buffer"], cancellationToken);
        var feeding = Task.Run(() => feed.RunAsync(git), CancellationToken.None);
        try
        {
            var output = new GitObjectStream(git.Output);
            while (output.Next() is { } found)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Read(output, found, lane, cancellationToken);
                feed.Pass();
            }
        }
        catch (GitBrokenException)
        {
            // The object that was to come is the damaged one.
        }
        finally
        {
            git.Dispose();
            await feeding.ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Read(GitObjectStream output, in GitObject found, Lane lane, CancellationToken cancellationToken)
    {
        if (found.IsMissing)
        {
            Reject(found.Id);
            return;
        }

        try
        {
            switch (found.Type)
            {
                case "tree":
                    ReadTree(output, found, lane, cancellationToken);
                    break;
                case "commit":
                    var commit = found.Id;
                    lane.Check(output.Peek(CommitHead), id => Miss(commit, id));
                    reader.Read(found.Id, output, cancellationToken);
                    break;
                default:
                    reader.Read(found.Id, output, cancellationToken);
                    break;
            }
        }
        catch (IOException)
        {
            if (output.IsBroken)
            {
                throw new GitBrokenException();
            }

            Unread.Add($"object {found.Id}", "could not be read to its end: an input or output error");
            return;
        }

        if (output.IsBroken)
        {
            throw new GitBrokenException();
        }

        Interlocked.Increment(ref _documents);
        Interlocked.Add(ref _bytes, found.Size);
    }

    private void ReadTree(GitObjectStream output, in GitObject tree, Lane lane, CancellationToken cancellationToken)
    {
        var names = lane.Names.Read(output, tree);
        foreach (var id in lane.Names.Missing)
        {
            Miss(tree.Id, id);
        }

        if (names is not { } text)
        {
            Unread.Add($"object {tree.Id}", "is damaged, or too large for a folder");
            return;
        }

        using var content = FileText.StreamOf(text);
        reader.Read(tree.Id, content, cancellationToken);
    }

    // Who names it is read the next time too, so that it is told again.
    private void Miss(string from, string id)
    {
        Unread.Add($"object {id}", "is missing, and could not be scanned");
        reader.Forget(from);
    }

    private void Reject(string id) => Unread.Add($"object {id}", "is damaged or missing, and could not be scanned");

    private sealed class Lane(GitIds present, bool isShallow)
    {
        public GitTreeNames Names { get; } = new(present);

        // "tree id", and "parent id" for each.
        public void Check(ReadOnlySpan<byte> head, Action<string> onMissing)
        {
            foreach (var range in head.Split((byte)'\n'))
            {
                var line = head[range];
                var id = line.StartsWith("tree "u8) ? line[5..] : line.StartsWith("parent "u8) && !isShallow ? line[7..] : default;
                if (id.Length is 40 or 64 && !present.ContainsText(id))
                {
                    onMissing(System.Text.Encoding.ASCII.GetString(id));
                }
                else if (line.IsEmpty || !line.StartsWith("tree "u8) && !line.StartsWith("parent "u8))
                {
                    return;
                }
            }
        }
    }
}
