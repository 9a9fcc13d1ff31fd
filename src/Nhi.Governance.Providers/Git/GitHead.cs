using System.Globalization;
using System.Text;

namespace Nhi.Governance.Providers.Git;

/// <summary>What stands before the message of a commit or tag.</summary>
/// <param name="Id">The object.</param>
/// <param name="Type">Its type; of a blob or tree there is no more to know.</param>
/// <param name="Lines">How many lines stand before the message, the empty one included.</param>
/// <param name="WrittenAt">When the author or tagger says it was written; the beginning of 1970 where that cannot be read.</param>
internal sealed record GitHead(string Id, string Type, int Lines, DateTimeOffset WrittenAt)
{
    // Signatures stand in heads too. Whatever is longer is not made by git.
    private const int MaxLength = 1024 * 1024;

    public bool IsCommit => Type is "commit";

    /// <summary>Reads the heads of some objects; those that are damaged or missing are left out.</summary>
    public static async Task<IReadOnlyList<GitHead>> ReadAsync(string repository, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        // Of blobs only the type is asked, so that none is read: they may be large.
        var heads = new List<GitHead>(ids.Count);
        var messages = new List<string>();
        using (var check = Start(repository, "--batch-check=%(objectname) %(objecttype)", ids, cancellationToken))
        {
            using var reader = new StreamReader(check.Output, Encoding.ASCII);
            while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                var parts = line.Split(' ');
                if (parts is [var id, "commit" or "tag"])
                {
                    messages.Add(id);
                }
                else if (parts is [var other, "blob" or "tree"])
                {
                    heads.Add(new GitHead(other, parts[1], 0, DateTimeOffset.UnixEpoch));
                }
            }
        }

        // One damaged object ends git: then those behind it are asked for again.
        for (var rest = messages; rest.Count > 0;)
        {
            using var git = Start(repository, "--batch", rest, cancellationToken);
            var done = Read(new GitObjectStream(git.Output), heads);
            cancellationToken.ThrowIfCancellationRequested();
            rest = rest[Math.Min(rest.Count, done + 1)..];
        }

        return heads;
    }

    private static GitCommand Start(string repository, string how, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var git = GitCommand.Start(repository, ["cat-file", how, "--buffer"], cancellationToken);
        _ = Task.Run(
            async () =>
            {
                try
                {
                    await git.Input.WriteAsync(string.Join('\n', ids) + "\n").ConfigureAwait(false);
                    git.Input.Close();
                }
                catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
                {
                    // It stopped; the reading side knows.
                }
            },
            CancellationToken.None);
        return git;
    }

    private static int Read(GitObjectStream output, List<GitHead> heads)
    {
        var done = 0;
        try
        {
            for (; output.Next() is { } found; done++)
            {
                if (!found.IsMissing)
                {
                    heads.Add(Read(found, output));
                }
            }
        }
        catch (GitBrokenException)
        {
            // The object that was to come is the damaged one.
        }

        return done;
    }

    private static GitHead Read(in GitObject found, GitObjectStream output)
    {
        var content = new byte[(int)Math.Min(found.Size, MaxLength)];
        output.ReadExactly(content);
        var end = content.AsSpan().IndexOf("\n\n"u8);
        var head = content.AsSpan(0, end < 0 ? content.Length : end);
        var writer = found.Type is "commit" ? "author "u8 : "tagger "u8;
        var written = DateTimeOffset.UnixEpoch;
        foreach (var range in head.Split((byte)'\n'))
        {
            if (head[range].StartsWith(writer))
            {
                written = DateOf(Encoding.UTF8.GetString(head[range]));
            }
        }

        return new GitHead(found.Id, found.Type, head.Count((byte)'\n') + 2, written);
    }

    // author Name <address> 1700000000 +0100
    private static DateTimeOffset DateOf(string line)
    {
        var parts = line[(line.LastIndexOf('>') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || !long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            || seconds < DateTimeOffset.MinValue.AddDays(1).ToUnixTimeSeconds() || seconds > DateTimeOffset.MaxValue.AddDays(-1).ToUnixTimeSeconds())
        {
            return DateTimeOffset.UnixEpoch;
        }

        var zone = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits) ? ((digits / 100) * 60) + (digits % 100) : 0;
        return DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(TimeSpan.FromMinutes(Math.Abs(zone) <= 14 * 60 ? zone : 0));
    }
}
