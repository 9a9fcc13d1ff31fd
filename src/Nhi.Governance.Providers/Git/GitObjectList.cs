using System.Globalization;
using System.Text;

namespace Nhi.Governance.Providers.Git;

/// <summary>The ids of all objects that hold text, in the order git reads them fastest: those of one pack together.</summary>
internal sealed class GitObjectList
{
    private readonly byte[] _ids;
    private readonly int _stride;

    private GitObjectList(byte[] ids, int stride)
    {
        _ids = ids;
        _stride = stride;
    }

    public int Count => _stride == 0 ? 0 : _ids.Length / _stride;

    /// <summary>Lists them.</summary>
    /// <exception cref="GitException">They cannot be listed.</exception>
    public static async Task<GitObjectList> ReadAsync(string repository, CancellationToken cancellationToken)
    {
        using var git = GitCommand.Start(repository, ["cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)", "--unordered", "--buffer"], cancellationToken);
        git.Input.Close();
        using var ids = new MemoryStream();
        var stride = 0;
        using (var reader = new StreamReader(git.Output, Encoding.ASCII, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024))
        {
            while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (Take(line, ref stride, ids))
                {
                    ids.WriteByte((byte)'\n');
                }
            }
        }

        await git.SucceedAsync(cancellationToken).ConfigureAwait(false);
        return new GitObjectList(ids.ToArray(), stride);
    }

    /// <summary>One of them.</summary>
    public string this[int index] => Encoding.ASCII.GetString(_ids, index * _stride, _stride - 1);

    /// <summary>A stretch of them as <c>cat-file --batch</c> is fed.</summary>
    public ReadOnlyMemory<byte> Lines(int from, int until) => _ids.AsMemory(from * _stride, (until - from) * _stride);

    // Trees hold names and ids alone. What is damaged has no type, and is kept so that it is told.
    private static bool Take(string line, ref int stride, MemoryStream ids)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || line.AsSpan(space + 1) is "tree")
        {
            return false;
        }

        stride = stride == 0 ? space + 1 : stride;
        if (space + 1 != stride || line.AsSpan(0, space).ContainsAnyExcept(Digits))
        {
            throw new GitException(string.Create(CultureInfo.InvariantCulture, $"git lists what is no object id of {stride - 1} digits"));
        }

        Span<byte> id = stackalloc byte[space];
        ids.Write(id[..Encoding.ASCII.GetBytes(line.AsSpan(0, space), id)]);
        return true;
    }

    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create("0123456789abcdef");
}
