using System.Diagnostics;

namespace Nhi.Governance.Providers.Pki;

/// <summary>The program as anybody runs it.</summary>
internal static class OpenSsl
{
    /// <summary>Why there is none here; null where there is one.</summary>
    public static string? Missing { get; } = Find();

    public static async Task<(int Code, string Output)> TryAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var (code, output) = await TryAsync(folder, arguments);
        return code == 0 ? output : throw new InvalidOperationException($"openssl {string.Join(' ', arguments)}: {output}");
    }

    private static string? Find()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("openssl", ["version"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "openssl is not installed";
        }
    }
}
