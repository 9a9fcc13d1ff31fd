using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;

namespace Nhi.Governance.Report.Tests;

/// <summary>A headless browser for all tests of this process.</summary>
internal static class Chromium
{
    private static readonly Lazy<(string? Missing, string Path)> Installed = new(Install);
    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    /// <summary>Why it cannot be had here; null where it can.</summary>
    public static string? Missing => Installed.Value.Missing;

    public static Task<IBrowser> GetAsync() => Started.Value;

    private static async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Installed.Value.Path,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return browser;
    }

    private static (string? Missing, string Path) Install()
    {
        if (OperatingSystem.IsWindows())
        {
            return ("Chromium is installed by a script for Debian", string.Empty);
        }

        using var script = Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "chromium.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var error = new StringBuilder();
        script.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        script.BeginErrorReadLine();
        var output = script.StandardOutput.ReadToEnd();
        script.WaitForExit();
        return script.ExitCode == 0 ? (null, output.Trim()) : ($"Chromium cannot be had here: {error.ToString().Trim()}", string.Empty);
    }
}
