using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>One reading of all objects that a reader wants, by as many git processes as there are processors.</summary>
internal sealed class GitReading(string repository, IDocumentReader reader, int mostDamage)
{
    // Below this a further process takes longer to start than to read.
    private const int LeastObjects = 4000;

    // Objects differ in size: who is done early takes over from who is not.
    private const int StretchesEach = 8;

    private long _documents;
    private long _bytes;
    private long _known;
    private int _damaged;

    /// <summary>What could not be read.</summary>
    public DocumentNotes Unread { get; } = new(most: 1000);

    /// <summary>What was not there.</summary>
    public DocumentNotes Passed { get; } = new(most: 20);

    /// <summary>What became of the objects so far.</summary>
    public DocumentSummary Summary() => new(_documents, _bytes, _known, Unread.ToList(), Passed.ToList());

    /// <summary>Reads all.</summary>
    /// <param name="asked">How many are read side by side; <see langword="null"/> is as many as help here.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitException">The objects cannot be listed.</exception>
    public async Task RunAsync(int? asked, CancellationToken cancellationToken)
    {
        var objects = await GitObjectList.ReadAsync(repository, reader.Wants, cancellationToken).ConfigureAwait(false);
        _known = objects.Known;
        reader.Expect(objects.Count, 0);
        var stretches = asked ?? Math.Min(Environment.ProcessorCount * StretchesEach, (objects.Count / LeastObjects) + 1);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = asked ?? Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, stretches, parallel, async (stretch, stop) =>
            await ReadAsync(objects, Part(stretch), Part(stretch + 1), stop).ConfigureAwait(false)).ConfigureAwait(false);

        int Part(int stretch) => (int)((long)objects.Count * stretch / stretches);
    }

    // Git gives up at some damage: it is started again behind each object that stops it.
    private async ValueTask ReadAsync(GitObjectList objects, int from, int until, CancellationToken cancellationToken)
    {
        while (from < until)
        {
            from += await ReadWholeAsync(objects, from, until, cancellationToken).ConfigureAwait(false);
            if (from == until)
            {
                return;
            }

            Reject(objects[from]);
            from++;
            if (Interlocked.Increment(ref _damaged) > mostDamage)
            {
                // A repository that stops git more often is not worth a process for each of its objects.
                Unread.Add(string.Empty, "too many of its objects are damaged for the rest to be read", until - from);
                return;
            }
        }
    }

    // How many were whole before git gave up, or ended.
    private async Task<int> ReadWholeAsync(GitObjectList objects, int from, int until, CancellationToken cancellationToken)
    {
        using var git = GitCommand.Start(repository, ["cat-file", "--batch", "--buffer"], cancellationToken);
        var feeding = Task.Run(() => FeedAsync(git, objects.Lines(from, until)), CancellationToken.None);
        var done = 0;
        try
        {
            var output = new GitObjectStream(git.Output);
            while (output.Next() is { } found)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Read(output, found, cancellationToken);
                done++;
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

    private void Read(GitObjectStream output, in GitObject found, CancellationToken cancellationToken)
    {
        if (found.IsMissing)
        {
            Reject(found.Id);
            return;
        }

        try
        {
            reader.Read(found.Id, output, cancellationToken);
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

    private void Reject(string id) => Unread.Add($"object {id}", "is damaged or missing, and could not be scanned");
}
