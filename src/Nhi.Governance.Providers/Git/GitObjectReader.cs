using System.Globalization;
using System.Text;

namespace Nhi.Governance.Providers.Git;

/// <summary>Reads the output of <c>cat-file --batch</c> object by object, in memory that does not grow with them.</summary>
internal sealed class GitObjectReader(Stream output)
{
    private readonly byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private long _left;

    /// <summary>The next object, whatever was left of the one before is passed over.</summary>
    /// <returns>The object, or <see langword="null"/> at the end.</returns>
    /// <exception cref="GitException">The output is cut off.</exception>
    public GitObject? Next()
    {
        while (_left > 0)
        {
            Piece();
        }

        if (Line() is not { } line)
        {
            return null;
        }

        var parts = line.Split(' ');
        if (parts.Length == 2)
        {
            return new GitObject(parts[0], parts[1], 0);
        }

        if (parts.Length != 3 || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            throw new GitException("git wrote what is no object");
        }

        _left = size + 1;
        return new GitObject(parts[0], parts[1], size);
    }

    /// <summary>The next piece of the object's content; empty at its end.</summary>
    /// <exception cref="GitException">The output is cut off.</exception>
    public ReadOnlySpan<byte> Piece()
    {
        if (_left == 0)
        {
            return [];
        }

        if (_start == _end && !Fill())
        {
            throw new GitException("git stopped in the middle of an object");
        }

        // One more byte than the content: the line feed after it.
        var taken = (int)Math.Min(_left, _end - _start);
        var isLast = taken == _left;
        var piece = _buffer.AsSpan(_start, isLast ? taken - 1 : taken);
        _start += taken;
        _left -= taken;
        return piece;
    }

    /// <summary>Whether the object has more to read, its last line feed included.</summary>
    public bool HasMore => _left > 0;

    private string? Line()
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = Encoding.ASCII.GetString(_buffer, _start, length);
                _start += length + 1;
                return line;
            }

            if (!Fill())
            {
                return _start == _end ? null : throw new GitException("git stopped in the middle of a line");
            }
        }
    }

    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end == _buffer.Length)
        {
            throw new GitException("git wrote a line that is too long");
        }

        var read = output.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
