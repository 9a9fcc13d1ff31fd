using System.Text;

namespace Nhi.Governance.Providers.Git;

/// <summary>Walks commits oldest first, and tells which versions of which paths each brought.</summary>
internal static class GitChanges
{
    /// <summary>Walks the commits that a revision list names.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="revisions">Arguments of <c>rev-list</c>.</param>
    /// <param name="tips">Feeds it further commits, where it reads any.</param>
    /// <param name="onCommit">Takes each commit, in order; on another thread than versions come on.</param>
    /// <param name="onVersion">Takes each version, oldest first.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    /// <exception cref="GitException">The history cannot be read to its end.</exception>
    public static async Task WalkAsync(
        string repository,
        IReadOnlyList<string> revisions,
        Func<StreamWriter, Task>? tips,
        Action<string> onCommit,
        Action<GitVersion> onVersion,
        CancellationToken cancellationToken)
    {
        using var list = GitCommand.Start(repository, ["rev-list", "--date-order", "--reverse", .. revisions], cancellationToken);
        using var changes = GitCommand.Start(repository, ["diff-tree", "--stdin", "-r", "-m", "--root", "-z", "--no-renames", "--raw", "--no-abbrev"], cancellationToken);
        var feeding = Task.Run(() => FeedAsync(list, tips, changes, onCommit, cancellationToken), CancellationToken.None);
        try
        {
            Read(changes.Output, onVersion);
        }
        finally
        {
            await feeding.ConfigureAwait(false);
        }

        // In this order: a list that nobody reads any more does not end.
        await changes.SucceedAsync(cancellationToken).ConfigureAwait(false);
        await list.SucceedAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task FeedAsync(GitCommand list, Func<StreamWriter, Task>? tips, GitCommand changes, Action<string> onCommit, CancellationToken cancellationToken)
    {
        try
        {
            if (tips is not null)
            {
                await tips(list.Input).ConfigureAwait(false);
            }

            list.Input.Close();
            using var reader = new StreamReader(list.Output, Encoding.ASCII);
            while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } commit)
            {
                onCommit(commit);
                await changes.Input.WriteAsync(commit + "\n").ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // One of the two stopped: its end tells why.
        }
        finally
        {
            Close(changes.Input);
        }
    }

    private static void Close(StreamWriter input)
    {
        try
        {
            input.Close();
        }
        catch (IOException)
        {
            // It is closed on the other side.
        }
    }

    // Parts end with NUL: a commit, or a change (which starts with a colon) and then its path.
    private static void Read(Stream output, Action<GitVersion> onVersion)
    {
        using var reader = new StreamReader(output, Encoding.UTF8);
        var commit = string.Empty;
        var order = -1L;
        string? blob = null;
        foreach (var part in NulTerminated.Parts(reader))
        {
            if (blob is not null)
            {
                onVersion(new GitVersion(order, commit, part, blob));
                blob = null;
            }
            else if (part.StartsWith(':'))
            {
                blob = part.Split(' ')[3];
            }
            else if (!string.Equals(commit, part, StringComparison.Ordinal))
            {
                // A merge comes once for each parent.
                commit = part;
                order++;
            }
        }
    }
}
