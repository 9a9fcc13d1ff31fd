using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Nhi.Governance.Repository;

/// <summary>The repository these tests were built from.</summary>
internal static class Repo
{
    private static readonly Lazy<IReadOnlyList<string>> AllFiles = new(List);

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceProject> Projects { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(path => !InOutput(path))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceProject(path)),
    ];

    /// <summary>Tracked files and new ones that are not ignored, relative to the root, with slashes.</summary>
    public static IReadOnlyList<string> Files => AllFiles.Value;

    public static IEnumerable<string> CodeBelow(string folder) =>
        Files.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Nhi.Governance.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("These tests read the repository, and there is none around them.");
    }

    private static IReadOnlyList<string> List()
    {
        var listed = Git("ls-files", "--cached", "--others", "--exclude-standard", "-z");
        var paths = listed is not null
            ? listed.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Where(path => !InOutput(path)).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'));
        return [.. paths.Where(path => File.Exists(Path.Combine(Root, path))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static string? Git(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
            var output = git!.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static bool InOutput(string path) =>
        Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "artifacts" or "TestResults" or ".git");
}
