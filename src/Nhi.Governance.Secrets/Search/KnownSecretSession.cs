using System.Buffers;

namespace Nhi.Governance.Secrets;

/// <summary>Searches a text that comes in pieces, in memory that does not grow with it.</summary>
/// <remarks>
/// The matches are those of <see cref="KnownSecrets.Scan"/> on the whole, wherever the pieces are cut. A session holds one buffer of 256 KiB and
/// what decoding takes, clears it before it goes back to the pool, and may be used for one text after the other. Not safe for concurrent use:
/// one session a thread.
/// </remarks>
public sealed class KnownSecretSession : IDisposable
{
    /// <summary>How many bytes before and after the place at which a secret is noticed are seen: the longest a copy can be.</summary>
    public const int Reach = 64 * 1024;

    internal const int BlockSize = 128 * 1024;

    private const int BufferSize = Reach + BlockSize + Reach;

    private readonly KnownSecrets _secrets;
    private readonly int _maxDepth;
    private SearchWorkspace? _workspace;
    private byte[]? _buffer;
    private int _length;

    // How much of the buffer ever held some of the text: that is what must be cleared.
    private int _used;
    private int _next;

    /// <summary>Opens a session.</summary>
    /// <param name="secrets">What to search for.</param>
    /// <param name="maxDepth">How many encodings within each other are seen through: 0 for copies as they are, <see cref="EncodingChain.MaxDepth"/> at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is none.</exception>
    public KnownSecretSession(KnownSecrets secrets, int maxDepth = EncodingChain.MaxDepth)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        KnownSecrets.CheckDepth(maxDepth);
        _secrets = secrets;
        _maxDepth = maxDepth;
        _workspace = secrets.Rent();
        _workspace.Start(maxDepth);
        _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    }

    /// <summary>How often a limit cut the search of this text short; 0 when all was seen so far.</summary>
    public long Limited { get; private set; }

    /// <summary>Searches a stream from its current position to its end.</summary>
    /// <param name="secrets">What to search for.</param>
    /// <param name="stream">The stream; it is not disposed.</param>
    /// <param name="sink">Takes the matches in the order of their offsets.</param>
    /// <param name="cancellationToken">Ends the search between two reads.</param>
    /// <returns>How often a limit cut the search short; 0 when all was seen.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled; the matches reported so far stand.</exception>
    public static async Task<long> ScanAsync(KnownSecrets secrets, Stream stream, IKnownSecretSink sink, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(sink);
        using var session = new KnownSecretSession(secrets);
        var chunk = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            while (true)
            {
                var read = await stream.ReadAsync(chunk.AsMemory(0, BlockSize), cancellationToken).ConfigureAwait(false);
                session.Append(chunk.AsSpan(0, read), last: read == 0, ref sink);
                if (read == 0)
                {
                    return session.Limited;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk, clearArray: true);
        }
    }

    /// <summary>Goes on with the next piece. Matches are reported once enough of the text has been seen to be sure of them and of their order.</summary>
    /// <typeparam name="TSink">The sink's type; a ref struct is allowed.</typeparam>
    /// <param name="chunk">The piece; it may be empty and may be cut anywhere.</param>
    /// <param name="last">Whether the text ends here. The session is then ready for another text.</param>
    /// <param name="sink">Takes the matches in the order of their offsets.</param>
    /// <exception cref="ObjectDisposedException">The session or the index is disposed.</exception>
    public void Append<TSink>(ReadOnlySpan<byte> chunk, bool last, ref TSink sink)
        where TSink : IKnownSecretSink, allows ref struct
    {
        var buffer = _buffer ?? throw new ObjectDisposedException(nameof(KnownSecretSession));
        var workspace = _workspace!;
        while (!chunk.IsEmpty)
        {
            // A block is searched when all it may look at is there, and whether more follows is known; blocks lie at fixed offsets, so pieces do not matter.
            if (_length == _next + BlockSize + Reach)
            {
                SearchBlock(workspace, buffer, _next + BlockSize, isCut: true, ref sink);
                MakeRoom(buffer);
            }

            var taken = Math.Min(chunk.Length, _next + BlockSize + Reach - _length);
            chunk[..taken].CopyTo(buffer.AsSpan(_length));
            chunk = chunk[taken..];
            _length += taken;
            _used = Math.Max(_used, _length);
        }

        if (last)
        {
            while (_next < _length)
            {
                SearchBlock(workspace, buffer, Math.Min(_length, _next + BlockSize), isCut: false, ref sink);
                MakeRoom(buffer);
            }

            workspace.Finish(ref sink);
            Limited = workspace.Limited;
            Restart();
        }
        else
        {
            Limited = workspace.Limited;
        }
    }

    /// <summary>Forgets the text so far, so that the session can begin another.</summary>
    public void Reset()
    {
        Restart();
        Limited = 0;
    }

    /// <summary>Clears the buffers and gives them back. A second call does nothing.</summary>
    public void Dispose()
    {
        if (_buffer is { } buffer && _workspace is { } workspace)
        {
            (_buffer, _workspace) = (null, null);
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            _secrets.Return(workspace);
        }
    }

    private void Restart()
    {
        _buffer?.AsSpan(0, _used).Clear();
        (_length, _next, _used) = (0, 0, 0);
        _workspace?.Start(_maxDepth);
    }

    private void SearchBlock<TSink>(SearchWorkspace workspace, byte[] buffer, int end, bool isCut, ref TSink sink)
        where TSink : IKnownSecretSink, allows ref struct
    {
        var first = Math.Max(0, _next - Reach);
        workspace.Search(buffer.AsSpan(first..Math.Min(_length, end + Reach)), _next - first, end - first, isCut, ref sink);
        _next = end;
    }

    private void MakeRoom(byte[] buffer)
    {
        var dropped = Math.Max(0, _next - Reach);
        buffer.AsSpan(dropped.._length).CopyTo(buffer);
        _length -= dropped;
        _next -= dropped;
    }
}
