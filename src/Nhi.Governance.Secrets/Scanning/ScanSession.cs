using System.Buffers;

namespace Nhi.Governance.Secrets;

/// <summary>Scans a text that comes in pieces, in memory that does not grow with it.</summary>
/// <remarks>
/// The matches are those of <see cref="SecretScanner"/> on the whole, wherever the pieces are cut. A session holds one buffer of
/// <see cref="BufferSize"/> bytes, clears it before it goes back to the pool, and may be used for one text after the other.
/// Not safe for concurrent use: one session a thread.
/// </remarks>
public sealed class ScanSession : IDisposable
{
    /// <summary>The size of a session's buffer in bytes.</summary>
    public const int BufferSize = 128 * 1024;

    private readonly bool _detectUtf16;
    private readonly ulong[] _formats;
    private byte[]? _buffer;
    private int _length;
    private ScanProgress _progress;
    private Utf16Transcoder? _transcoder;
    private bool _started;

    /// <summary>Opens a session.</summary>
    /// <param name="detectUtf16">Whether a text that starts with a UTF-16 byte order mark is converted to UTF-8 before it is scanned.
    /// Offsets and columns are then those of the converted text, in which the mark has no place.</param>
    /// <param name="options">What to look for; <see cref="ScanOptions.Default"/> when it is null.</param>
    public ScanSession(bool detectUtf16 = false, ScanOptions? options = null)
    {
        _detectUtf16 = detectUtf16;
        _formats = (options ?? ScanOptions.Default).Bits;
        _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    }

    /// <summary>Scans a stream from its current position to its end.</summary>
    /// <param name="stream">The stream; it is not disposed. UTF-16 with a byte order mark is converted to UTF-8.</param>
    /// <param name="sink">Takes the matches in the order of their offsets.</param>
    /// <param name="cancellationToken">Ends the scan between two reads.</param>
    /// <returns>How many bytes were read.</returns>
    /// <exception cref="OperationCanceledException">The scan was cancelled; the matches reported so far stand.</exception>
    public static async Task<long> ScanAsync(Stream stream, IMatchSink sink, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(sink);
        using var session = new ScanSession(detectUtf16: true);
        byte[] chunk = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long total = 0;
            while (true)
            {
                int read = await stream.ReadAsync(chunk.AsMemory(0, BufferSize), cancellationToken).ConfigureAwait(false);
                session.Append(chunk.AsSpan(0, read), last: read == 0, ref sink);
                if (read == 0)
                {
                    return total;
                }

                total += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk, clearArray: true);
        }
    }

    /// <summary>Goes on with the next piece. Matches are reported once enough of the text has been seen to be sure of them.</summary>
    /// <typeparam name="TSink">The sink's type; a ref struct is allowed.</typeparam>
    /// <param name="chunk">The piece; it may be empty and may be cut anywhere.</param>
    /// <param name="last">Whether the text ends here. The session is then ready for another text.</param>
    /// <param name="sink">Takes the matches in the order of their offsets.</param>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    public void Append<TSink>(ReadOnlySpan<byte> chunk, bool last, ref TSink sink)
        where TSink : IMatchSink, allows ref struct
    {
        byte[] buffer = _buffer ?? throw new ObjectDisposedException(nameof(ScanSession));
        if (_detectUtf16)
        {
            AppendDetecting(chunk, last, buffer, ref sink);
        }
        else
        {
            AppendBytes(chunk, buffer, ref sink);
        }

        if (last)
        {
            _progress.Scan(buffer.AsSpan(0, _length), _length, last: true, _formats, ref sink);
            Reset();
        }
    }

    /// <summary>Forgets the text so far, so that the session can begin another.</summary>
    public void Reset()
    {
        _buffer?.AsSpan(0, _length).Clear();
        _length = 0;
        _progress = default;
        _transcoder = null;
        _started = false;
    }

    /// <summary>Clears the buffer and gives it back. A second call does nothing.</summary>
    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private void AppendBytes<TSink>(scoped ReadOnlySpan<byte> bytes, byte[] buffer, ref TSink sink)
        where TSink : IMatchSink, allows ref struct
    {
        while (!bytes.IsEmpty)
        {
            int taken = Math.Min(bytes.Length, BufferSize - _length);
            bytes[..taken].CopyTo(buffer.AsSpan(_length));
            bytes = bytes[taken..];
            _length += taken;
            if (_length == BufferSize)
            {
                ScanAndMakeRoom(buffer, ref sink);
            }
        }
    }

    // Anchors whose reach ends in the buffer are examined; what later anchors may look at stays.
    private void ScanAndMakeRoom<TSink>(byte[] buffer, ref TSink sink)
        where TSink : IMatchSink, allows ref struct
    {
        ReadOnlySpan<byte> text = buffer.AsSpan(0, _length);
        _progress.Scan(text, _length - ScanProgress.Ahead, last: false, _formats, ref sink);
        int dropped = _progress.Next - ScanProgress.Back;
        _progress.Drop(text, dropped);
        text[dropped..].CopyTo(buffer);
        _length -= dropped;
    }

    private void AppendDetecting<TSink>(ReadOnlySpan<byte> chunk, bool last, byte[] buffer, ref TSink sink)
        where TSink : IMatchSink, allows ref struct
    {
        // Until two bytes are there nothing is decided: they wait in the buffer as they are.
        while (!_started && !chunk.IsEmpty)
        {
            buffer[_length++] = chunk[0];
            chunk = chunk[1..];
            if (_length == 2)
            {
                _started = true;
                _transcoder = Utf16Transcoder.TryCreate(buffer[0], buffer[1]);
                _length = _transcoder is null ? 2 : 0;
            }
        }

        if (_transcoder is null)
        {
            AppendBytes(chunk, buffer, ref sink);
            return;
        }

        Span<byte> utf8 = stackalloc byte[Utf16Transcoder.OutputSize];
        bool done = false;
        while (!done)
        {
            done = _transcoder.Convert(chunk, last, utf8, out int used, out int written);
            chunk = chunk[used..];
            AppendBytes(utf8[..written], buffer, ref sink);
        }

        utf8.Clear();
    }
}
