using System.Buffers.Text;
using System.Text;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>The output of <c>cat-file --batch</c>: one object after the other, each read as a stream, in memory that does not grow with them.</summary>
internal sealed class GitObjectStream(Stream output) : ForwardStream
{
    private readonly byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private long _left;

    /// <summary>Whether the output was cut off: nothing more can be read.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Goes on to the next object; whatever was left of the one before is passed over.</summary>
    /// <returns>The object, or <see langword="null"/> at the end.</returns>
    /// <exception cref="GitBrokenException">The output is cut off, or is none.</exception>
    public GitObject? Next()
    {
        // One more byte than the content: the line feed after it.
        while (_left > 0)
        {
            Ensure();
            var passed = (int)Math.Min(_left, _end - _start);
            _start += passed;
            _left -= passed;
        }

        var length = LineLength();
        return length < 0 ? null : Head(length);
    }

    /// <summary>The first bytes of the object, before it is read: as many as are asked for, or all where it has fewer.</summary>
    /// <exception cref="GitBrokenException">The output is cut off.</exception>
    public ReadOnlySpan<byte> Peek(int length)
    {
        var wanted = (int)Math.Min(length, _left - 1);
        while (_end - _start < wanted)
        {
            if (!Fill())
            {
                throw Break();
            }
        }

        return _buffer.AsSpan(_start, wanted);
    }

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, _left - 1);
        if (wanted <= 0)
        {
            return 0;
        }

        int read;
        if (_start == _end && wanted >= _buffer.Length / 2)
        {
            // Straight to whoever reads.
            read = output.Read(buffer[..wanted]);
            if (read == 0)
            {
                throw Break();
            }
        }
        else
        {
            Ensure();
            read = Math.Min(wanted, _end - _start);
            _buffer.AsSpan(_start, read).CopyTo(buffer);
            _start += read;
        }

        _left -= read;
        return read;
    }

    // "id type size", or "id missing".
    private GitObject Head(int length)
    {
        var line = _buffer.AsSpan(_start, length);
        _start += length + 1;
        var first = line.IndexOf((byte)' ');
        if (first < 0)
        {
            throw Break();
        }

        var id = Encoding.ASCII.GetString(line[..first]);
        var rest = line[(first + 1)..];
        var second = rest.IndexOf((byte)' ');
        if (second < 0)
        {
            return new GitObject(id, Encoding.ASCII.GetString(rest), 0);
        }

        var type = rest[..second].SequenceEqual("blob"u8) ? "blob" : Encoding.ASCII.GetString(rest[..second]);
        if (!Utf8Parser.TryParse(rest[(second + 1)..], out long size, out var used) || used != rest.Length - second - 1 || size < 0)
        {
            throw Break();
        }

        _left = size + 1;
        return new GitObject(id, type, size);
    }

    private int LineLength()
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                return length;
            }

            if (_end - _start == _buffer.Length)
            {
                throw Break();
            }

            if (!Fill())
            {
                return _start == _end ? -1 : throw Break();
            }
        }
    }

    private void Ensure()
    {
        if (_start == _end && !Fill())
        {
            throw Break();
        }
    }

    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var read = IsBroken ? 0 : output.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }

    private GitBrokenException Break()
    {
        IsBroken = true;
        return new GitBrokenException();
    }
}
