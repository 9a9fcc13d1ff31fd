namespace Nhi.Governance.Providers.Files;

/// <summary>The bytes of one document, from front to back, of which the first can be looked at before. Leaves what it reads from open.</summary>
/// <param name="inner">Where they come from.</param>
/// <param name="length">How many there are, if known: later ones are not read, and fewer are a broken document.</param>
/// <param name="allowance">What an archive may expand to, for its members.</param>
internal sealed class DocumentStream(Stream inner, long? length = null, ArchiveAllowance? allowance = null) : ForwardStream
{
    // The mark of a tar archive ends at byte 263.
    private const int HeadLength = 512;

    private byte[]? _head;
    private int _headAt;
    private int _headEnd;
    private long _taken;

    /// <summary>How many bytes were read from it.</summary>
    public long Count { get; private set; }

    /// <summary>What the document is read from, if it can be read anywhere in it.</summary>
    public Stream? Seekable => inner.CanSeek ? inner : null;

    /// <summary>The first bytes, as many as tell what it is; to be called before it is read.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public ReadOnlySpan<byte> Head()
    {
        if (_head is null)
        {
            var head = new byte[HeadLength];
            for (int read; _headEnd < HeadLength && (read = Fetch(head.AsSpan(_headEnd))) > 0;)
            {
                _headEnd += read;
            }

            _head = head;
        }

        return _head.AsSpan(0, _headEnd);
    }

    public override int Read(Span<byte> buffer)
    {
        var read = Math.Min(buffer.Length, _headEnd - _headAt);
        if (read > 0)
        {
            _head.AsSpan(_headAt, read).CopyTo(buffer);
            _headAt += read;
        }
        else
        {
            read = Fetch(buffer);
        }

        Count += read;
        return read;
    }

    private int Fetch(Span<byte> buffer)
    {
        if (length is { } all && all - _taken < buffer.Length)
        {
            buffer = buffer[..(int)(all - _taken)];
        }

        if (buffer.IsEmpty)
        {
            return 0;
        }

        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch (Exception exception) when (Unpacker.IsBroken(exception))
        {
            throw new DocumentBrokenException("is damaged: it cannot be unpacked to its end");
        }

        if (read == 0 && length is not null)
        {
            throw new DocumentBrokenException("ended before its length");
        }

        _taken += read;
        allowance?.Take(read);
        return read;
    }
}
