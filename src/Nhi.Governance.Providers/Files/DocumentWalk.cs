namespace Nhi.Governance.Providers.Files;

/// <summary>Goes through a folder and everything below it that is to be read, and tells the reader how much there is.</summary>
internal sealed class DocumentWalk(DocumentFeed feed, IDocumentReader reader)
{
    private const int Step = 4096;

    private long _files;
    private long _bytes;

    /// <summary>The files, each with its path below the folder.</summary>
    public IEnumerable<(FileInfo File, string Name)> Files(DirectoryInfo top)
    {
        var open = new Stack<(DirectoryInfo Folder, string Relative, IgnoreRules? Rules)>();
        open.Push((top, string.Empty, null));
        while (open.TryPop(out var here))
        {
            if (List(here.Folder, here.Relative) is not { } walk)
            {
                continue;
            }

            var rules = RulesOf(walk, here.Relative, here.Rules);
            Pass(walk, here.Relative);
            feed.GiveNames(here.Relative + DocumentFeed.FileNames, walk.Files.Select(file => file.Name).Concat(walk.Folders.Select(folder => folder.Name)).Concat(walk.Links.Select(link => link.Name)));
            foreach (var file in walk.Files.Where(file => !IsIgnored(rules, here.Relative, file)))
            {
                Count(file);
                yield return (file, here.Relative + file.Name);
            }

            foreach (var below in walk.Folders.Where(folder => !IsIgnored(rules, here.Relative, folder)).Reverse())
            {
                open.Push((below, $"{here.Relative}{below.Name}/", rules));
            }
        }

        reader.Expect(_files, _bytes);
    }

    private void Count(FileInfo file)
    {
        try
        {
            _bytes += file.Length;
        }
        catch (IOException)
        {
            // It is gone: whoever opens it tells so.
        }

        if (++_files % Step == 0)
        {
            reader.Expect(_files, _bytes);
        }
    }

    private FolderWalk? List(DirectoryInfo folder, string relative)
    {
        try
        {
            return FolderWalk.List(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            feed.Unread.Add(relative.TrimEnd('/'), "the folder " + ReadableFile.WhyUnreadable(exception));
            return null;
        }
    }

    private void Pass(FolderWalk walk, string relative)
    {
        if (walk.HasHistory)
        {
            feed.Passed.Add(relative + ".git", "is the history of a repository, which is a source of its own");
        }

        foreach (var link in walk.Links)
        {
            feed.Passed.Add(relative + link.Name, "is a symbolic link, which is not followed");
        }
    }

    private IgnoreRules? RulesOf(FolderWalk walk, string relative, IgnoreRules? above)
    {
        if (walk.Files.FirstOrDefault(file => string.Equals(file.Name, IgnoreRules.FileName, StringComparison.Ordinal)) is not { } file)
        {
            return above;
        }

        try
        {
            if (file.Length is > 0 and <= IgnoreRules.MaxLength)
            {
                return new IgnoreRules(above, relative, File.ReadAllText(file.FullName));
            }

            if (file.Length > 0)
            {
                feed.Unread.Add(relative + file.Name, "is too long for a file of rules: nothing is left out by it");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The reading of the folder's files tells that it cannot be read.
        }

        return above;
    }

    private bool IsIgnored(IgnoreRules? rules, string relative, FileSystemInfo entry)
    {
        if (rules?.Excluding(relative + entry.Name, entry.Name, entry is DirectoryInfo) is not { } by)
        {
            return false;
        }

        feed.Passed.Add(by, entry is DirectoryInfo ? "leaves out a folder" : "leaves out a file");
        return true;
    }
}
