using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace Nhi.Governance.Providers.Git;

/// <summary>Lists all objects, and hands on those that somebody wants while it lists: in the order git reads them fastest, those of one pack together.</summary>
/// <param name="reader">Says which are wanted, and hears how many and how large they are.</param>
/// <param name="batches">Takes them. Commits and trees come last: then it is known what is there of what they name.</param>
/// <param name="batchSize">How many are handed on together.</param>
internal sealed class GitObjectList(IDocumentReader reader, ChannelWriter<GitObjectBatch> batches, int batchSize)
{
    // The sizes are for telling how long it will take.
    private const string What = "%(objectname) %(objecttype) %(objectsize)";

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdef"u8);

    private readonly Queue<GitObjectBatch> _later = [];
    private ArrayBufferWriter<byte> _ids = new();
    private ArrayBufferWriter<byte> _laterIds = new();
    private int _stride;
    private long _count;
    private long _bytes;

    private delegate void TakeLine(ReadOnlySpan<byte> line);

    /// <summary>What is there; once commits and trees are handed on.</summary>
    public GitIds Present { get; } = new();

    /// <summary>How many are not wanted.</summary>
    public long Known { get; private set; }

    /// <summary>Lists them.</summary>
    /// <exception cref="GitException">They cannot be listed to the end.</exception>
    public async Task RunAsync(string repository, CancellationToken cancellationToken)
    {
        try
        {
            if (await IsReadBeforeAsync(repository, cancellationToken).ConfigureAwait(false))
            {
                // Names alone take a third of the time: the rest is asked of the few that are new.
                var wanted = new ArrayBufferWriter<byte>();
                await ListAsync(repository, "%(objectname)", line => TakeName(line, wanted), cancellationToken).ConfigureAwait(false);
                await AskAsync(repository, wanted.WrittenMemory, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await ListAsync(repository, What, Take, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            HandOn(ref _ids, batch => batches.TryWrite(batch));
            HandOn(ref _laterIds, _later.Enqueue);
            while (_later.TryDequeue(out var later))
            {
                batches.TryWrite(later);
            }

            reader.Expect(_count + Known, _bytes);
            batches.Complete();
        }
    }

    private async Task<bool> IsReadBeforeAsync(string repository, CancellationToken cancellationToken)
    {
        var newest = await GitCommand.TryTextAsync(repository, ["rev-list", "--all", "--max-count=100"], cancellationToken).ConfigureAwait(false);
        return newest?.Split('\n', StringSplitOptions.RemoveEmptyEntries).Any(commit => !reader.Wants(commit)) == true;
    }

    private static async Task ListAsync(string repository, string what, TakeLine take, CancellationToken cancellationToken)
    {
        using var git = GitCommand.Start(repository, ["cat-file", "--batch-all-objects", $"--batch-check={what}", "--unordered", "--buffer"], cancellationToken);
        git.Input.Close();
        ForEachLine(git.Output, take);
        await git.SucceedAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task AskAsync(string repository, ReadOnlyMemory<byte> ids, CancellationToken cancellationToken)
    {
        if (ids.IsEmpty)
        {
            return;
        }

        using var git = GitCommand.Start(repository, ["cat-file", $"--batch-check={What}", "--buffer"], cancellationToken);
        var feeding = Task.Run(() => git.FeedAsync(ids), CancellationToken.None);
        try
        {
            ForEachLine(git.Output, Take);
            await git.SucceedAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            git.Dispose();
            await feeding.ConfigureAwait(false);
        }
    }

    private static void ForEachLine(Stream output, TakeLine take)
    {
        var buffer = new byte[64 * 1024];
        var end = 0;
        for (int read; (read = output.Read(buffer, end, buffer.Length - end)) > 0;)
        {
            end += read;
            var start = 0;
            for (int length; (length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n')) >= 0; start += length + 1)
            {
                take(buffer.AsSpan(start, length));
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
        }
    }

    private void TakeName(ReadOnlySpan<byte> id, ArrayBufferWriter<byte> wanted)
    {
        Check(id);
        Present.Add(id);
        if (reader.Wants(Encoding.ASCII.GetString(id)))
        {
            wanted.Write(id);
            wanted.Write("\n"u8);
        }
        else
        {
            Known++;
        }
    }

    // What is damaged has neither type nor size, and is kept so that it is told.
    private void Take(ReadOnlySpan<byte> line)
    {
        var space = line.IndexOf((byte)' ');
        if (space < 0)
        {
            return;
        }

        var id = line[..space];
        Check(id);
        Present.Add(id);
        if (!reader.Wants(Encoding.ASCII.GetString(id)))
        {
            Known++;
            return;
        }

        var rest = line[(space + 1)..];
        _count++;
        _bytes += Utf8Parser.TryParse(rest[(rest.LastIndexOf((byte)' ') + 1)..], out long size, out _) ? size : 0;
        if (rest.StartsWith("tree"u8) || rest.StartsWith("commit"u8))
        {
            Write(ref _laterIds, id, _later.Enqueue);
        }
        else
        {
            Write(ref _ids, id, batch =>
            {
                batches.TryWrite(batch);
                reader.Expect(_count + Known, _bytes);
            });
        }
    }

    private void Check(ReadOnlySpan<byte> id)
    {
        _stride = _stride == 0 ? id.Length + 1 : _stride;
        if (id.Length + 1 != _stride || id.Length < 40 || id.ContainsAnyExcept(Digits))
        {
            throw new GitException(string.Create(CultureInfo.InvariantCulture, $"git lists what is no object id of {_stride - 1} digits"));
        }
    }

    private void Write(ref ArrayBufferWriter<byte> ids, ReadOnlySpan<byte> id, Action<GitObjectBatch> take)
    {
        ids.Write(id);
        ids.Write("\n"u8);
        if (ids.WrittenCount == batchSize * _stride)
        {
            HandOn(ref ids, take);
        }
    }

    private void HandOn(ref ArrayBufferWriter<byte> ids, Action<GitObjectBatch> take)
    {
        if (ids.WrittenCount > 0)
        {
            take(new GitObjectBatch(ids.WrittenMemory, _stride));
            ids = new ArrayBufferWriter<byte>();
        }
    }
}
