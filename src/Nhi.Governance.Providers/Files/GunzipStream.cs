using System.IO.Compression;

namespace Nhi.Governance.Providers.Files;

/// <summary>Uncompresses gzip, and knows at its end whether that was the end: the platform's own stream takes a file that is cut off for a whole one.</summary>
/// <remarks>A further part is put behind the compressed bytes. Only behind a whole file does it come out as it went in; it is taken off again.</remarks>
internal sealed class GunzipStream : ForwardStream
{
    private static readonly byte[] Mark = [.. "end of all parts"u8];
    private static readonly byte[] CompressedMark = Compress(Mark);

    private readonly GZipStream _gzip;
    private readonly byte[] _buffer = new byte[32 * 1024];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Uncompresses a stream, which is left open.</summary>
    public GunzipStream(Stream compressed) => _gzip = new GZipStream(new WithMark(compressed), CompressionMode.Decompress);

    /// <summary>Whether it was read to its end, and is damaged or cut off there, or has something else behind it.</summary>
    public bool IsWrong { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        while (!_ended && _end - _start <= Mark.Length)
        {
            Fill();
        }

        var read = Math.Min(buffer.Length, _end - _start - (_ended ? 0 : Mark.Length));
        _buffer.AsSpan(_start, read).CopyTo(buffer);
        _start += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return memory.ToArray();
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var read = Unpack();
        _end += read;
        if (read == 0)
        {
            _ended = true;
            IsWrong = !_buffer.AsSpan(0, _end).EndsWith(Mark);
            _end -= IsWrong ? 0 : Mark.Length;
        }
    }

    // What comes before damage is whole: it is read, and told to be a part.
    private int Unpack()
    {
        try
        {
            return _gzip.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }

    private sealed class WithMark(Stream inner) : ForwardStream
    {
        private int _marked = -1;

        public override int Read(Span<byte> buffer)
        {
            if (_marked < 0)
            {
                if (inner.Read(buffer) is > 0 and var read)
                {
                    return read;
                }

                _marked = 0;
            }

            var more = Math.Min(buffer.Length, CompressedMark.Length - _marked);
            CompressedMark.AsSpan(_marked, more).CopyTo(buffer);
            _marked += more;
            return more;
        }
    }
}
