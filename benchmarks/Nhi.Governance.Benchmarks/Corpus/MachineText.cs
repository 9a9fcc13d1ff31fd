namespace Nhi.Governance.Benchmarks.Corpus;

/// <summary>Source code and documents as they lie on any Debian machine with the .NET SDK: headers, scripts, XML documentation, package descriptions.</summary>
internal static class MachineText
{
    private const int LargestFile = 256 * 1024;

    private static readonly string[] Roots = ["/usr/include", "/usr/share/perl", "/usr/share/perl5", "/usr/lib/python3", "/usr/lib/python3.11", "/usr/lib/python3.13", "/usr/share/doc", "/usr/share/info", "/usr/lib/node_modules", "/usr/share/nodejs"];

    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        ".h", ".hpp", ".c", ".cs", ".py", ".pl", ".pm", ".pod", ".js", ".ts", ".mjs", ".json", ".xml", ".md", ".txt", ".html", ".yaml", ".yml", ".sh", ".props", ".targets", ".rst", ".css", ".toml", ".ini", ".conf",
    };

    /// <summary>The files, mixed by the seed.</summary>
    public static IReadOnlyList<string> Files(int seed)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var files = Roots.Append(Sdk()).Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateFiles(root, "*", options))
            .Where(file => Kinds.Contains(Path.GetExtension(file)) && new FileInfo(file).Length is > 0 and <= LargestFile)
            .Order(StringComparer.Ordinal)
            .ToArray();
        new Random(seed).Shuffle(files);
        return files;
    }

    // Beside the runtime that runs this: shared/Microsoft.NETCore.App/10.0.x.
    private static string Sdk() => Path.GetFullPath(Path.Join(Path.GetDirectoryName(typeof(object).Assembly.Location), "..", "..", ".."));
}
