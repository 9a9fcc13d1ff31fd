using System.Diagnostics;

namespace Nhi.Governance.Providers.Aws.Servers;

/// <summary>moto on this machine, installed once into the cache folder by <c>tests/servers/moto.sh</c>, which keeps what it changes of moto as it is here.</summary>
internal static class MotoInstallation
{
    private static readonly Lazy<(string? Command, string? Reason)> Installed = new(Install);

    /// <summary>Why there is none; null where there is.</summary>
    public static string? Reason => Installed.Value.Reason;

    public static string Command => Installed.Value.Command ?? throw new InvalidOperationException(Reason);

    private static (string? Command, string? Reason) Install()
    {
        var folder = Path.Combine(Cache(), "moto");
        var command = Path.Combine(folder, "moto_server");
        if (Script() is not { } script || !OperatingSystem.IsLinux())
        {
            return File.Exists(command) ? (command, null) : (null, "moto cannot be installed here: it needs Linux and tests/servers/moto.sh");
        }

        try
        {
            using var process = Process.Start(new ProcessStartInfo("bash", [script, folder]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEnd();
            output.GetAwaiter().GetResult();
            process.WaitForExit();
            return process.ExitCode == 0 && File.Exists(command) ? (command, null) : (null, $"moto cannot be installed: {error.Trim().Split('\n').LastOrDefault()}");
        }
        catch (System.ComponentModel.Win32Exception broken)
        {
            return (null, $"moto cannot be installed: {broken.Message}");
        }
    }

    private static string Cache() =>
        Environment.GetEnvironmentVariable("NHI_TEST_CACHE") is { Length: > 0 } named
            ? named
            : Path.Combine(
                Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
                "nhi-governance");

    private static string? Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "tests", "servers", "moto.sh");
            if (File.Exists(script))
            {
                return script;
            }
        }

        return null;
    }
}
