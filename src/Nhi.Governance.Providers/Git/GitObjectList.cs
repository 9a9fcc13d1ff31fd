using System.Buffers;
using System.Globalization;
using System.Text;

namespace Nhi.Governance.Providers.Git;

/// <summary>The ids of all objects that hold text and that somebody wants, in the order git reads them fastest: those of one pack together.</summary>
internal sealed class GitObjectList
{
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdef"u8);

    private readonly ArrayBufferWriter<byte> _ids = new();
    private int _stride;

    private GitObjectList()
    {
    }

    /// <summary>How many are wanted.</summary>
    public int Count => _stride == 0 ? 0 : _ids.WrittenCount / _stride;

    /// <summary>How many are not.</summary>
    public long Known { get; private set; }

    /// <summary>Lists them.</summary>
    /// <exception cref="GitException">They cannot be listed.</exception>
    public static async Task<GitObjectList> ReadAsync(string repository, Func<string, bool> wants, CancellationToken cancellationToken)
    {
        using var git = GitCommand.Start(repository, ["cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)", "--unordered", "--buffer"], cancellationToken);
        git.Input.Close();
        var list = new GitObjectList();
        list.Take(git.Output, wants);
        await git.SucceedAsync(cancellationToken).ConfigureAwait(false);
        return list;
    }

    /// <summary>One of them.</summary>
    public string this[int index] => Encoding.ASCII.GetString(_ids.WrittenSpan.Slice(index * _stride, _stride - 1));

    /// <summary>A stretch of them as <c>cat-file --batch</c> is fed.</summary>
    public ReadOnlyMemory<byte> Lines(int from, int until) => _ids.WrittenMemory[(from * _stride)..(until * _stride)];

    private void Take(Stream output, Func<string, bool> wants)
    {
        var buffer = new byte[64 * 1024];
        var end = 0;
        for (int read; (read = output.Read(buffer, end, buffer.Length - end)) > 0;)
        {
            end += read;
            var start = 0;
            for (int length; (length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n')) >= 0; start += length + 1)
            {
                Take(buffer.AsSpan(start, length), wants);
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
        }
    }

    // Trees hold names and ids alone. What is damaged has no type, and is kept so that it is told.
    private void Take(ReadOnlySpan<byte> line, Func<string, bool> wants)
    {
        var space = line.IndexOf((byte)' ');
        if (space < 0 || line[(space + 1)..].SequenceEqual("tree"u8))
        {
            return;
        }

        _stride = _stride == 0 ? space + 1 : _stride;
        var id = line[..space];
        if (space + 1 != _stride || id.ContainsAnyExcept(Digits))
        {
            throw new GitException(string.Create(CultureInfo.InvariantCulture, $"git lists what is no object id of {_stride - 1} digits"));
        }

        if (!wants(Encoding.ASCII.GetString(id)))
        {
            Known++;
            return;
        }

        _ids.Write(id);
        _ids.Write("\n"u8);
    }
}
