namespace Nhi.Governance.Providers.Files;

/// <summary>Cuts a stream into lines, of which none is held that is longer than it may be.</summary>
internal sealed class LineReader(Stream stream, int maxLine)
{
    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Number of the line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The line without its line feed, until the next is read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Whether the line was too long, and passed over.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Goes on to the next line.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        IsTooLong = false;
        Line = default;
        var searched = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0 || (_ended && (_start < _end || IsTooLong)))
            {
                var end = length >= 0 ? _start + searched + length : _end;
                Line = IsTooLong ? default : WithoutMark(_buffer.AsMemory(_start, end - _start));
                IsTooLong |= Line.Length > maxLine;
                _start = Math.Min(_end, end + 1);
                Number++;
                return true;
            }

            if (_ended)
            {
                return false;
            }

            searched = _end - _start;
            if (searched > maxLine)
            {
                IsTooLong = true;
                _start = _end;
                searched = 0;
            }

            Fill();
        }
    }

    private ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> line) => Number == 0 && line.Span.StartsWith("\uFEFF"u8) ? line[3..] : line;

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, _buffer.Length * 2L));
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _ended = read == 0;
    }
}
