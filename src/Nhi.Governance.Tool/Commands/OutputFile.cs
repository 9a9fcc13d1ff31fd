namespace Nhi.Governance.Tool.Commands;

/// <summary>Writes what <c>--json</c>, <c>--sarif</c> and their like ask for.</summary>
internal static class OutputFile
{
    /// <summary>What stands for standard output.</summary>
    public const string StandardOutput = "-";

    public static bool IsOutput(string? path) => string.Equals(path, StandardOutput, StringComparison.Ordinal);

    /// <summary>Finds a mistyped name before anything is read or kept.</summary>
    /// <exception cref="ToolException">The name is wrong.</exception>
    public static void Check(string option, string? path, string nothing, params ReadOnlySpan<string?> others)
    {
        if (path is null || IsOutput(path))
        {
            return;
        }

        foreach (var other in others)
        {
            if (path.Length == 0 || (other is not null && string.Equals(Path.GetFullPath(path), Path.GetFullPath(other), StringComparison.Ordinal)))
            {
                throw ToolException.Usage($"{option} needs a file of its own, or -. {nothing}");
            }
        }

        if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw ToolException.Usage($"{option} {path} is a folder, or lies in one that does not exist. {nothing}");
        }
    }

    /// <summary>Writes, where a path is given.</summary>
    /// <param name="path">The file, or what stands for standard output.</param>
    /// <param name="what">What is written.</param>
    /// <param name="otherwise">What is known all the same where it cannot be.</param>
    /// <param name="write">Writes it.</param>
    public static async Task WriteAsync(string? path, string what, string otherwise, Func<Stream, Task> write)
    {
        if (path is null)
        {
            return;
        }

        if (IsOutput(path))
        {
            await using var output = Console.OpenStandardOutput();
            await write(output);
            return;
        }

        try
        {
            await using var file = new FileStream(path, Options());
            await write(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw ToolException.NotDone($"{path}: the {what} could not be written. {otherwise} {problem.Message}");
        }
    }

    // It says where secrets lie: a new file is its user's alone.
    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
