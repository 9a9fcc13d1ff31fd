using System.Buffers;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>Reads a tree object as the names it holds, one a line. Not thread-safe.</summary>
internal sealed class GitTreeNames(GitIds present)
{
    // No folder has as much; a repository that was made to fill the memory might.
    private const int MaxLength = 256 * 1024 * 1024;

    private byte[] _tree = new byte[64 * 1024];
    private ArrayBufferWriter<byte> _names = new();

    /// <summary>Objects of it that are not there, by their ids.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>Reads one.</summary>
    /// <returns>The names, until the next is read; <see langword="null"/> where it is no tree that can be read.</returns>
    public ReadOnlyMemory<byte>? Read(GitObjectStream content, in GitObject tree)
    {
        Missing.Clear();
        _names.ResetWrittenCount();
        if (tree.Size > MaxLength)
        {
            return null;
        }

        _tree = _tree.Length < tree.Size ? new byte[tree.Size] : _tree;
        var rest = _tree.AsSpan(0, (int)tree.Size);
        content.ReadExactly(rest);
        var idLength = tree.Id.Length / 2;
        while (!rest.IsEmpty)
        {
            // mode SPACE name NUL id
            var space = rest.IndexOf((byte)' ');
            var end = rest.IndexOf((byte)0);
            if (space < 0 || end < space || rest.Length < end + 1 + idLength)
            {
                return null;
            }

            var id = rest.Slice(end + 1, idLength);

            // A submodule's commit is in a repository of its own.
            if (!rest[..space].SequenceEqual("160000"u8) && !present.Contains(id))
            {
                Missing.Add(Convert.ToHexStringLower(id));
            }

            // Names of several lines stay one line each, so that the line tells which it is; of too short ones it is empty.
            var name = rest[(space + 1)..end];
            name = name.Length < DocumentFeed.ShortestSecret ? [] : name;
            var line = _names.GetSpan(name.Length + 1)[..(name.Length + 1)];
            name.CopyTo(line);
            line[..^1].Replace((byte)'\n', (byte)' ');
            line[^1] = (byte)'\n';
            _names.Advance(line.Length);
            rest = rest[(end + 1 + idLength)..];
        }

        return _names.WrittenMemory;
    }
}
