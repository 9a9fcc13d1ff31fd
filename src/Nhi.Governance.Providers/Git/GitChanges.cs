using System.Text;

namespace Nhi.Governance.Providers.Git;

/// <summary>Walks commits oldest first, and tells what each changed at which paths.</summary>
internal static class GitChanges
{
    /// <summary>Walks the commits that a revision list names. Of a merge only that is told in which it differs from all it merges.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="revisions">Arguments of <c>rev-list</c>.</param>
    /// <param name="withFolders">Whether versions of folders are told, but for that of the top.</param>
    /// <param name="tips">Feeds it further commits, where it reads any.</param>
    /// <param name="onCommit">Takes each commit, in order, before its versions.</param>
    /// <param name="onVersion">Takes each change, oldest first; the number of its commit counts from 0.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    /// <exception cref="GitException">The history cannot be read to its end.</exception>
    public static async Task WalkAsync(
        string repository,
        IReadOnlyList<string> revisions,
        bool withFolders,
        Func<StreamWriter, Task>? tips,
        Action<string> onCommit,
        Action<GitVersion> onVersion,
        CancellationToken cancellationToken)
    {
        using var list = GitCommand.Start(repository, ["rev-list", "--date-order", "--reverse", .. revisions], cancellationToken);
        using var changes = GitCommand.Start(repository, ["diff-tree", "--stdin", withFolders ? "-t" : "-r", "-c", "--always", "--root", "-z", "--no-renames", "--raw", "--no-abbrev"], cancellationToken);
        var feeding = Task.Run(() => FeedAsync(list, tips, changes, cancellationToken), CancellationToken.None);
        try
        {
            Read(changes.Output, onCommit, onVersion);
        }
        finally
        {
            await feeding.ConfigureAwait(false);
        }

        // In this order: a list that nobody reads any more does not end.
        await changes.SucceedAsync(cancellationToken).ConfigureAwait(false);
        await list.SucceedAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Walks the same commits for the versions of the top folder, which has no name that it would be told by.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="revisions">Arguments of <c>rev-list</c>.</param>
    /// <param name="tips">Feeds it further commits, where it reads any.</param>
    /// <param name="tops">The top folders of the commits that were walked so far, by commit; those of this walk are added.</param>
    /// <param name="onVersion">Takes each change, oldest first, at an empty path.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    /// <exception cref="GitException">The history cannot be read to its end.</exception>
    public static async Task WalkTopsAsync(
        string repository, IReadOnlyList<string> revisions, Func<StreamWriter, Task>? tips, Dictionary<string, string> tops, Action<GitVersion> onVersion, CancellationToken cancellationToken)
    {
        using var list = GitCommand.Start(repository, ["rev-list", "--date-order", "--reverse", "--no-commit-header", "--format=%H %T %P", .. revisions], cancellationToken);
        var feeding = Task.Run(
            async () =>
            {
                try
                {
                    await (tips?.Invoke(list.Input) ?? Task.CompletedTask).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
                {
                    // It stopped: its end tells why.
                }
                finally
                {
                    Close(list.Input);
                }
            },
            CancellationToken.None);
        using var reader = new StreamReader(list.Output, Encoding.ASCII);
        for (var order = 0L; await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line; order++)
        {
            var ids = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            tops[ids[0]] = ids[1];
            string[] before = [.. ids[2..].Select(parent => tops.GetValueOrDefault(parent, string.Empty))];
            if (!before.Contains(ids[1], StringComparer.Ordinal))
            {
                onVersion(new GitVersion(order, ids[0], string.Empty, ids[1], before));
            }
        }

        await feeding.ConfigureAwait(false);
        await list.SucceedAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task FeedAsync(GitCommand list, Func<StreamWriter, Task>? tips, GitCommand changes, CancellationToken cancellationToken)
    {
        try
        {
            if (tips is not null)
            {
                await tips(list.Input).ConfigureAwait(false);
            }

            list.Input.Close();
            await list.Output.CopyToAsync(changes.Input.BaseStream, cancellationToken).ConfigureAwait(false);
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

    // Parts end with NUL: a commit, or a change (which starts with as many colons as there were commits before it) and then its path.
    private static void Read(Stream output, Action<string> onCommit, Action<GitVersion> onVersion)
    {
        using var reader = new StreamReader(output, Encoding.UTF8);
        var commit = string.Empty;
        var order = -1L;
        string[]? change = null;
        foreach (var part in NulTerminated.Parts(reader))
        {
            if (change is not null)
            {
                // Modes of those before and of its own, objects of those before and its own, and a letter.
                var parents = change[0].LastIndexOf(':') + 1;
                onVersion(new GitVersion(order, commit, part, change[(2 * parents) + 1], change.AsMemory(parents + 1, parents)));
                change = null;
            }
            else if (part.StartsWith(':'))
            {
                change = part.Split(' ');
            }
            else
            {
                commit = part;
                order++;
                onCommit(commit);
            }
        }
    }
}
