using System.Security.Cryptography;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Reads DER from a stream, value by value, in constant memory, and digests what is signed on the way. Not thread-safe.</summary>
internal sealed class DerStream(Stream source, long most) : IDisposable
{
    private const int MostHeader = 6;

    private readonly byte[] _buffer = new byte[128 * 1024];
    private IncrementalHash? _digest;
    private int _start;
    private int _end;
    private long _received;

    /// <summary>How many bytes were read past.</summary>
    public long Position { get; private set; }

    /// <summary>Whether nothing is left.</summary>
    public async ValueTask<bool> IsAtEndAsync(CancellationToken cancellationToken) => _start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Looks at the tag of the next value, or at 0 where nothing is left before a position.</summary>
    public async ValueTask<byte> PeekTagAsync(long end, CancellationToken cancellationToken)
    {
        if (Position >= end)
        {
            return 0;
        }

        await NeedAsync(1, cancellationToken).ConfigureAwait(false);
        return _buffer[_start];
    }

    /// <summary>Reads past the tag and length of a value that holds others.</summary>
    /// <returns>The position at which it ends, and its header.</returns>
    public async ValueTask<(long End, byte[] Header)> OpenAsync(byte tag, CancellationToken cancellationToken)
    {
        var (header, length) = await HeaderAsync(tag, cancellationToken).ConfigureAwait(false);
        var copy = _buffer.AsSpan(_start, header).ToArray();
        Take(header);
        return Position + length > most ? throw TooLong() : (Position + length, copy);
    }

    /// <summary>Reads a whole value. What is returned is good until the next read.</summary>
    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(byte tag, int mostLength, CancellationToken cancellationToken)
    {
        // The way of nearly every entry: it lies in the buffer as a whole.
        if (_end - _start >= MostHeader && _buffer[_start] == tag && _buffer[_start + 1] < 0x80 && _end - _start >= 2 + _buffer[_start + 1])
        {
            return new(Taken(2 + _buffer[_start + 1]));
        }

        return ReadSlowAsync(tag, mostLength, cancellationToken);
    }

    /// <summary>Digests from here on, and these bytes before.</summary>
    public void Digest(HashAlgorithmName algorithm, ReadOnlySpan<byte> before)
    {
        _digest = IncrementalHash.CreateHash(algorithm);
        _digest.AppendData(before);
    }

    /// <summary>The digest up to here.</summary>
    public byte[] Digested()
    {
        var digest = _digest!.GetHashAndReset();
        Dispose();
        return digest;
    }

    /// <summary>Lets go of the digest. The source stays the caller's.</summary>
    public void Dispose()
    {
        _digest?.Dispose();
        _digest = null;
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadSlowAsync(byte tag, int mostLength, CancellationToken cancellationToken)
    {
        var (header, length) = await HeaderAsync(tag, cancellationToken).ConfigureAwait(false);
        if (length > mostLength)
        {
            throw new PkiDoubtException($"a part of the list is longer than {mostLength} bytes");
        }

        await NeedAsync(header + length, cancellationToken).ConfigureAwait(false);
        return Taken(header + length);
    }

    private async ValueTask<(int Header, int Length)> HeaderAsync(byte tag, CancellationToken cancellationToken)
    {
        await NeedAsync(2, cancellationToken).ConfigureAwait(false);
        var first = _buffer[_start + 1];
        if (_buffer[_start] != tag)
        {
            throw Damaged();
        }

        if (first < 0x80)
        {
            return (2, first);
        }

        var octets = first & 0x7f;
        if (octets is 0 or > 4)
        {
            throw Damaged();
        }

        await NeedAsync(2 + octets, cancellationToken).ConfigureAwait(false);
        var length = 0L;
        foreach (var octet in _buffer.AsSpan(_start + 2, octets))
        {
            length = (length << 8) | octet;
        }

        // DER has one way to write a length: the shortest.
        var shortest = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4;
        return octets != shortest ? throw Damaged() : length > most || length > int.MaxValue - MostHeader ? throw TooLong() : (2 + octets, (int)length);
    }

    private ReadOnlyMemory<byte> Taken(int length)
    {
        var taken = _buffer.AsMemory(_start, length);
        Take(length);
        return taken;
    }

    private void Take(int length)
    {
        _digest?.AppendData(_buffer.AsSpan(_start, length));
        _start += length;
        Position += length;
    }

    private async ValueTask NeedAsync(int count, CancellationToken cancellationToken)
    {
        while (_end - _start < count)
        {
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new PkiDoubtException("the list is cut off");
            }
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        // Values that are read whole are far shorter than the buffer, so that there is room once what is left has moved to its start.
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var read = await source.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += read;
        _received += read;
        return _received > most ? throw TooLong() : read > 0;
    }

    private PkiDoubtException TooLong() => new($"the list is longer than {most} bytes");

    private static PkiDoubtException Damaged() => new("it is no revocation list, or a damaged one");
}
