namespace Nhi.Governance.Providers.Git;

/// <summary>A folder that was found to be a repository.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Folder">Where git keeps it: the folder itself, its <c>.git</c> folder, or that of the repository whose work tree it is.</param>
/// <param name="IsShallow">Whether older commits are not there.</param>
/// <param name="IsPartialClone">Whether objects may not be there until git fetches them.</param>
/// <param name="HasHead">Whether it has a checked-out commit.</param>
internal sealed record GitRepository(string Path, string Folder, bool IsShallow, bool IsPartialClone, bool HasHead)
{
    /// <summary>Looks whether a folder is a repository.</summary>
    /// <exception cref="GitException">It is none that can be read.</exception>
    public static async Task<GitRepository> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(path))
        {
            throw new GitException(File.Exists(path) ? "is a file, not a repository" : "does not exist, or may not be seen");
        }

        // The last answer is empty at the top of a work tree, in a bare repository and in a .git folder.
        var answers = (await GitCommand.TryTextAsync(path, ["rev-parse", "--is-shallow-repository", "--git-common-dir", "--show-prefix"], cancellationToken).ConfigureAwait(false))?.Split('\n')
            ?? throw new GitException(await WhyNoneAsync(path, cancellationToken).ConfigureAwait(false));
        if (answers is not [_, _, "", ..])
        {
            throw new GitException("is a folder inside a repository: name the repository's own folder");
        }

        return new GitRepository(
            path,
            System.IO.Path.GetFullPath(answers[1], System.IO.Path.GetFullPath(path)),
            string.Equals(answers[0], "true", StringComparison.Ordinal),
            await GitCommand.TryTextAsync(path, ["config", "--get-regexp", @"^remote\..*\.promisor$"], cancellationToken).ConfigureAwait(false) is { Length: > 0 },
            await GitCommand.TryTextAsync(path, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], cancellationToken).ConfigureAwait(false) is not null);
    }

    private static async Task<string> WhyNoneAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await GitCommand.TextAsync(path, ["rev-parse", "--git-dir"], cancellationToken).ConfigureAwait(false);
            return "is a repository that git cannot read";
        }
        catch (GitException exception)
        {
            return exception.Message.Contains("not a git repository", StringComparison.Ordinal) ? "is no git repository" : exception.Message;
        }
    }
}
