using System.Text;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>
/// Reads every object of a git repository, once: files of all versions and their names, messages of commits and tags, notes, the stash, and what nothing reaches any more. And what git keeps
/// beside them: configuration, hooks, the logs of branches, the names of branches and tags.
/// </summary>
/// <remarks>
/// <para>Of an object the document's name is the object's id: it never changes, so a reader that has read it before need not want it. A folder's version is the names of its files, one a line. Several
/// git processes are read at once. Where an object stands (paths, commits, dates) is looked up only for those asked for. What is not an object is named as it lies: <c>.git/config</c>; a
/// reader is told to forget it.</para>
/// <para>Older commits that a shallow clone lacks, and objects that a partial clone has not fetched or that are missing, are told as not read.</para>
/// <para>It needs the git executable. Nothing of the repository is run: no hooks, filters or external programs, and nothing is fetched or written. Safe for concurrent use.</para>
/// </remarks>
public sealed class GitDocumentSource : IDocumentSource
{
    /// <summary>Path of the message of a commit, in its places.</summary>
    public const string CommitMessage = "(commit message)";

    /// <summary>Path of the message of a tag, in its places.</summary>
    public const string TagMessage = "(tag message)";

    /// <summary>Last part of the path of a folder's version, which holds the names of its files.</summary>
    public const string FileNames = DocumentFeed.FileNames;

    /// <summary>Makes a source.</summary>
    /// <param name="path">A work tree or bare repository, as the user names it.</param>
    public GitDocumentSource(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Name = path;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>How many git processes are read side by side, the same result for any number; <see langword="null"/> is as many as help here. For tests.</summary>
    internal int? Shards { get; init; }

    /// <summary>How many damaged objects git is started again for. Smaller in tests.</summary>
    internal int MostDamage { get; init; } = 1000;

    /// <inheritdoc />
    public Task<DocumentSummary> ReadAsync(IDocumentReader reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Task.Run(() => ReadRepositoryAsync(reader, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    /// <remarks>
    /// A file's place says which commit brought it to a path and which took it away; a merge counts where it differs from all it merges. What no branch or tag reaches is looked
    /// for in the commits that are left of it, and has the path <c>(unreachable)</c> and its id where there is none. Commits that changed a place are ordered, oldest first.
    /// </remarks>
    public async Task<DocumentPlaces> LocateAsync(IReadOnlyCollection<string> documents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var unread = new DocumentNotes(most: 100);
        IReadOnlyList<DocumentPlace> places = [];
        if (documents.Count > 0)
        {
            try
            {
                var repository = await GitRepository.OpenAsync(Name, cancellationToken).ConfigureAwait(false);
                places = await Task.Run(() => new GitPlaces(repository, unread).FindAsync(documents, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
            catch (GitException exception)
            {
                cancellationToken.ThrowIfCancellationRequested();
                unread.Add(string.Empty, exception.Message);
            }
        }

        return new DocumentPlaces(places, unread.ToList());
    }

    private async Task<DocumentSummary> ReadRepositoryAsync(IDocumentReader reader, CancellationToken cancellationToken)
    {
        var reading = new GitReading(Name, reader, MostDamage);
        var beside = new DocumentFeed(reader);
        try
        {
            var repository = await GitRepository.OpenAsync(Name, cancellationToken).ConfigureAwait(false);
            if (repository.IsShallow)
            {
                reading.Unread.Add(string.Empty, "is a shallow clone: what older commits hold is not there to be scanned (git fetch --unshallow)");
            }

            if (repository.IsPartialClone)
            {
                await TellNotFetchedAsync(reading, cancellationToken).ConfigureAwait(false);
            }

            await GitFiles.ReadAsync(repository, reader, beside, cancellationToken).ConfigureAwait(false);
            await reading.RunAsync(Shards, repository.IsShallow, cancellationToken).ConfigureAwait(false);
        }
        catch (GitException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reading.Unread.Add(string.Empty, exception.Message);
        }

        return reading.Summary(beside);
    }

    // Those that commits, trees and tags name: what a filter has left out is never listed by itself.
    private async Task TellNotFetchedAsync(GitReading reading, CancellationToken cancellationToken)
    {
        using var git = GitCommand.Start(Name, ["rev-list", "--objects", "--all", "--missing=print", "--no-object-names"], cancellationToken);
        git.Input.Close();
        using var lines = new StreamReader(git.Output, Encoding.ASCII);
        var missing = 0L;
        while (await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            missing += line.StartsWith('?') ? 1 : 0;
        }

        await git.SucceedAsync(cancellationToken).ConfigureAwait(false);
        if (missing > 0)
        {
            reading.Unread.Add(string.Empty, "is a partial clone, and an object was not fetched: what it holds is not there to be scanned (git fetch --refetch --no-filter)", missing);
        }
    }
}
