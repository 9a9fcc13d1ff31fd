using System.Diagnostics;
using System.Globalization;
using Nhi.Governance.Providers.Tests.Files;

namespace Nhi.Governance.Providers.Tests.Git;

/// <summary>A repository made with the real git. Commits are an hour apart, so that their order is certain; they, and tags, are made a minute after their author wrote them.</summary>
internal sealed class Repository : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private DateTimeOffset _clock = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Repository() => Git("init", "--quiet", "--initial-branch=main");

    public string Path => _folder.Path;

    /// <summary>When the author wrote what was committed last.</summary>
    public DateTimeOffset WrittenAt => _clock;

    public void Write(string relative, string text) => _folder.Write(relative, text);

    public string Commit(string message = "change")
    {
        _clock = _clock.AddHours(1);
        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "--message", message);
        return Git("rev-parse", "HEAD");
    }

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Path, RedirectStandardOutput = true, UseShellExecute = false };
        var written = _clock.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var made = _clock.AddMinutes(1).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        foreach (var (name, value) in new[]
        {
            ("GIT_AUTHOR_NAME", "t"), ("GIT_AUTHOR_EMAIL", "t@example.org"), ("GIT_COMMITTER_NAME", "t"), ("GIT_COMMITTER_EMAIL", "t@example.org"),
            ("GIT_AUTHOR_DATE", written), ("GIT_COMMITTER_DATE", made), ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1"),
        })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {process.ExitCode}");
    }

    public void Dispose() => _folder.Dispose();
}
