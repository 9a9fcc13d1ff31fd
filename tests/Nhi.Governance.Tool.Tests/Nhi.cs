using System.Diagnostics;
using System.Text;

namespace Nhi.Governance.Tool.Tests;

/// <summary>Runs the real process in a folder of its own.</summary>
public sealed class Nhi : IDisposable
{
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "Nhi.Governance.Tool.dll");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public string Folder { get; } = Directory.CreateTempSubdirectory("nhi-tool-").FullName;

    /// <summary>The user's settings: beside the folder, where a test that looks into it does not meet them.</summary>
    public string Settings { get; } = Directory.CreateTempSubdirectory("nhi-settings-").FullName;

    public string Keys => Path.Combine(Settings, "nhi-governance", "fingerprint.keys");

    public string Store => Path.Combine(Folder, "nhi.db");

    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public async Task<Said> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    /// <summary>Runs it and gives it something to read.</summary>
    public async Task<Said> RunWithInputAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        var ending = EndAsync(process);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await ending;
    }

    public Process Start(params string[] arguments) => Start(new Dictionary<string, string>(), arguments);

    public Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        // What a shell starts in the background ignores an interruption, and hands that down.
        var start = new ProcessStartInfo(IgnoresInterruption() ? "env" : "dotnet", [.. IgnoresInterruption() ? ["--default-signal=INT", "dotnet"] : (string[])[], Tool, .. arguments])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // What a build server sets must not bring colours into a pipe.
        start.Environment["GITHUB_ACTIONS"] = "true";
        start.Environment["TERM"] = "xterm-256color";

        // The keys are the test's own, and not the user's.
        start.Environment["XDG_CONFIG_HOME"] = Settings;
        start.Environment["APPDATA"] = Settings;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static bool IgnoresInterruption() =>
        OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && (ulong.Parse(ignored["SigIgn:".Length..].Trim(), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture) & 2) != 0;

    public static async Task<Said> EndAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return new Said(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        Directory.Delete(Settings, recursive: true);
    }
}
