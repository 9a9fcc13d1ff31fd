using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Git;

/// <summary>Reads what git keeps beside its objects: configuration, hooks, the log of what branches were, names of branches and tags, and what commands have left.</summary>
internal static class GitFiles
{
    /// <summary>Name of the document that holds the names of branches, tags and other references.</summary>
    public const string References = "(names of branches and tags)";

    /// <summary>Reads them. They change, so none is to be remembered.</summary>
    public static async Task ReadAsync(GitRepository repository, IDocumentReader reader, DocumentFeed feed, CancellationToken cancellationToken)
    {
        var names = await GitCommand.TryTextAsync(repository.Path, ["for-each-ref", "--format=%(refname)"], cancellationToken).ConfigureAwait(false);
        if (names is null)
        {
            feed.Unread.Add(References, "could not be listed");
        }
        else if (names.Length > 0)
        {
            Give(References, () =>
            {
                using var content = new DocumentStream(FileText.StreamOf(System.Text.Encoding.UTF8.GetBytes(names)));
                feed.Give(References, content, cancellationToken);
            });
        }

        // In a work tree of its own what is shared lies elsewhere.
        var top = new DirectoryInfo(repository.Folder);
        var isBare = string.Equals(top.FullName.TrimEnd('/'), Path.GetFullPath(repository.Path).TrimEnd('/'), StringComparison.Ordinal);
        foreach (var (file, name) in List(top, isBare ? string.Empty : ".git/", feed))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Give(name, () => FolderDocumentSource.Read(file, name, feed, cancellationToken));
        }

        void Give(string name, Action give)
        {
            give();
            reader.Forget(name);
        }
    }

    private static IEnumerable<(FileInfo File, string Name)> List(DirectoryInfo top, string prefix, DocumentFeed feed)
    {
        var open = new Stack<(DirectoryInfo Folder, string Name)>();
        open.Push((top, prefix));
        while (open.TryPop(out var here))
        {
            FolderWalk walk;
            try
            {
                walk = FolderWalk.List(here.Folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                feed.Unread.Add(here.Name.TrimEnd('/'), "the folder " + ReadableFile.WhyUnreadable(exception));
                continue;
            }

            foreach (var file in walk.Files)
            {
                yield return (file, here.Name + file.Name);
            }

            foreach (var below in walk.Folders)
            {
                var isTop = here.Name.Length == prefix.Length;
                if (isTop && below.Name is "modules")
                {
                    feed.Passed.Add(here.Name + below.Name, "holds repositories of submodules, which are sources of their own");
                }
                else if (!(isTop && below.Name is "objects"))
                {
                    open.Push((below, $"{here.Name}{below.Name}/"));
                }
            }
        }
    }
}
