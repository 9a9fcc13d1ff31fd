namespace Nhi.Governance.Providers.Files;

/// <summary>One folder's entries, sorted byte for byte by name.</summary>
/// <param name="Files">Files.</param>
/// <param name="Folders">Folders to go down into.</param>
/// <param name="Links">Symbolic links, which are not followed.</param>
/// <param name="HasHistory">Whether it has a <c>.git</c> folder, which is not gone down into.</param>
internal sealed record FolderWalk(IReadOnlyList<FileInfo> Files, IReadOnlyList<DirectoryInfo> Folders, IReadOnlyList<FileSystemInfo> Links, bool HasHistory)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false };

    /// <summary>Lists a folder.</summary>
    /// <exception cref="IOException">It cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be listed.</exception>
    public static FolderWalk List(DirectoryInfo folder)
    {
        var files = new List<FileInfo>();
        var folders = new List<DirectoryInfo>();
        var links = new List<FileSystemInfo>();
        var hasHistory = false;
        foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry.LinkTarget is not null)
            {
                links.Add(entry);
            }
            else if (entry is DirectoryInfo below)
            {
                if (string.Equals(below.Name, ".git", StringComparison.Ordinal))
                {
                    hasHistory = true;
                }
                else
                {
                    folders.Add(below);
                }
            }
            else
            {
                files.Add((FileInfo)entry);
            }
        }

        return new FolderWalk(files, folders, links, hasHistory);
    }
}
