namespace Nhi.Governance.Tool.Commands;

/// <summary>Says where what was scanned lies: what is named relative to the current folder stays relative to it, so that a build server finds it in its checkout.</summary>
internal static class SarifRoots
{
    public static IReadOnlyDictionary<string, SarifRoot> Of(IEnumerable<string> paths, IEnumerable<string> repositories)
    {
        var roots = new Dictionary<string, SarifRoot>(StringComparer.Ordinal);
        foreach (var path in paths.Where(path => !EnrolRequest.IsInput(path)))
        {
            roots[path] = Of(path, isFile: File.Exists(path));
        }

        foreach (var repository in repositories)
        {
            roots[repository] = Of(repository, isFile: false) with { Repository = FolderUri(Path.GetFullPath(repository)) };
        }

        return roots;
    }

    private static SarifRoot Of(string path, bool isFile)
    {
        var folder = Path.GetFullPath(isFile ? Path.GetDirectoryName(Path.GetFullPath(path))! : path);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder).Replace(Path.DirectorySeparatorChar, '/');
        return Path.IsPathRooted(path) || relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? new SarifRoot(string.Empty, FolderUri(folder))
            : new SarifRoot(string.Equals(relative, ".", StringComparison.Ordinal) ? string.Empty : relative + "/");
    }

    private static Uri FolderUri(string folder) => new UriBuilder(Uri.UriSchemeFile, string.Empty) { Path = Path.TrimEndingDirectorySeparator(folder).Replace(Path.DirectorySeparatorChar, '/') + "/" }.Uri;
}
