namespace Nhi.Governance.Providers.Files;

/// <summary>What the ignore files of a folder and of those above it leave out. As in a <c>.gitignore</c>.</summary>
internal sealed class IgnoreRules
{
    /// <summary>Name of the file that holds rules for its folder and those below.</summary>
    public const string FileName = ".nhiignore";

    /// <summary>Longer files say nothing.</summary>
    public const int MaxLength = 1024 * 1024;

    private readonly IgnoreRules? _above;
    private readonly string _folder;
    private readonly IReadOnlyList<IgnoreRule> _rules;

    /// <summary>Reads the rules of a folder.</summary>
    /// <param name="above">Those of the folder above.</param>
    /// <param name="folder">The folder's path below the source, with a slash at its end, or empty.</param>
    /// <param name="text">The file.</param>
    public IgnoreRules(IgnoreRules? above, string folder, string text)
    {
        _above = above;
        _folder = folder;
        _rules = [.. text.Split('\n').Select(line => line.EndsWith('\r') ? line[..^1] : line).Select(IgnoreRule.Parse).OfType<IgnoreRule>()];
    }

    /// <summary>The file whose rules leave out a file or folder.</summary>
    /// <param name="path">Its path below the source.</param>
    /// <param name="name">Its last part.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    /// <returns>The file's path, or <see langword="null"/> where it is to be read. The last line that matches in the nearest folder decides.</returns>
    public string? Excluding(string path, string name, bool isFolder)
    {
        for (var at = _rules.Count - 1; at >= 0; at--)
        {
            if (_rules[at].Matches(path[_folder.Length..], name, isFolder))
            {
                return _rules[at].IsException ? null : _folder + FileName;
            }
        }

        return _above?.Excluding(path, name, isFolder);
    }
}
