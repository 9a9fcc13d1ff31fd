using System.Buffers;
using System.Globalization;
using System.Text;

namespace Nhi.Governance.Providers.Git;

/// <summary>
/// Lists the names of all objects, and keeps those that somebody wants: in the order git reads them fastest, those of one pack together. Names alone stand in the indexes of packs, so listing
/// takes a small part of what reading does, and before anything is read it is known what is there of what commits and trees name.
/// </summary>
/// <param name="reader">Says which are wanted.</param>
internal sealed class GitObjectList(IDocumentReader reader)
{
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdef"u8);

    private readonly ArrayBufferWriter<byte> _wanted = new();

    /// <summary>What is there.</summary>
    public GitIds Present { get; } = new();

    /// <summary>How many are not wanted.</summary>
    public long Known { get; private set; }

    /// <summary>The ids of those that are, one a line.</summary>
    public ReadOnlyMemory<byte> Wanted => _wanted.WrittenMemory;

    /// <summary>Length of an id's line; 0 while there is none.</summary>
    public int Stride { get; private set; }

    /// <summary>Lists them.</summary>
    /// <exception cref="GitException">They cannot be listed to the end.</exception>
    public async Task RunAsync(string repository, CancellationToken cancellationToken)
    {
        using var git = GitCommand.Start(repository, ["cat-file", "--batch-all-objects", "--batch-check=%(objectname)", "--unordered", "--buffer"], cancellationToken);
        git.Input.Close();
        var buffer = new byte[64 * 1024];
        var end = 0;
        for (int read; (read = git.Output.Read(buffer, end, buffer.Length - end)) > 0;)
        {
            end += read;
            var start = 0;
            for (int length; (length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n')) >= 0; start += length + 1)
            {
                Take(buffer.AsSpan(start, length));
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
        }

        await git.SucceedAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Take(ReadOnlySpan<byte> id)
    {
        Check(id);
        Present.Add(id);
        if (reader.Wants(Encoding.ASCII.GetString(id)))
        {
            _wanted.Write(id);
            _wanted.Write("\n"u8);
        }
        else
        {
            Known++;
        }
    }

    private void Check(ReadOnlySpan<byte> id)
    {
        Stride = Stride == 0 ? id.Length + 1 : Stride;
        if (id.Length + 1 != Stride || id.Length < 40 || id.ContainsAnyExcept(Digits))
        {
            throw new GitException(string.Create(CultureInfo.InvariantCulture, $"git lists what is no object id of {Stride - 1} digits"));
        }
    }
}
