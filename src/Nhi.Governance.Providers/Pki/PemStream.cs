using System.Buffers;
using System.Buffers.Text;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Gives the DER of the first PEM block of a stream, or the stream as it is where it starts with none. Reads in constant memory.</summary>
internal sealed class PemStream(Stream source) : Stream
{
    private const int Chunk = 16 * 1024;

    private readonly byte[] _raw = new byte[Chunk];
    private readonly byte[] _text = new byte[Chunk + 4];
    private int _left;
    private State _state;

    private enum State
    {
        Start,
        Label,
        Body,
        Plain,
        End,
    }

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_state is not (State.Plain or State.End))
        {
            // Never more text than the bytes it may decode to have room.
            var read = await source.ReadAsync(_raw.AsMemory(0, Math.Min(Chunk, buffer.Length)), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return _state == State.Start ? 0 : throw new PkiDoubtException("the list is cut off");
            }

            if (_state == State.Start && _raw[0] != (byte)'-')
            {
                _state = State.Plain;
                _raw.AsSpan(0, read).CopyTo(buffer.Span);
                return read;
            }

            var decoded = Decode(_raw.AsSpan(0, read), buffer.Span);
            if (decoded > 0)
            {
                return decoded;
            }
        }

        return _state == State.End ? 0 : await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Flush()
    {
    }

    private int Decode(ReadOnlySpan<byte> raw, Span<byte> into)
    {
        if (_state is State.Start or State.Label)
        {
            // The label is not looked at: what follows is signed, or nothing.
            var end = raw.IndexOf((byte)'\n');
            _state = end < 0 ? State.Label : State.Body;
            raw = end < 0 ? default : raw[(end + 1)..];
        }

        foreach (var one in raw)
        {
            if (one == (byte)'-')
            {
                _state = State.End;
                break;
            }

            if (one is not ((byte)'\n' or (byte)'\r' or (byte)' ' or (byte)'\t'))
            {
                _text[_left++] = one;
            }
        }

        var isFinal = _state == State.End;
        if (Base64.DecodeFromUtf8(_text.AsSpan(0, _left), into, out var consumed, out var written, isFinal) is OperationStatus.InvalidData or OperationStatus.DestinationTooSmall)
        {
            throw new PkiDoubtException("it is no revocation list, or a damaged one");
        }

        _text.AsSpan(consumed, _left - consumed).CopyTo(_text);
        _left -= consumed;
        return written;
    }
}
