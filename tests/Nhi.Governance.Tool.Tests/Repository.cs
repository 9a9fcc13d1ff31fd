using System.Diagnostics;
using System.Globalization;

namespace Nhi.Governance.Tool.Tests;

/// <summary>A git repository with commits of fixed dates.</summary>
internal sealed class Repository
{
    private readonly string _folder;
    private int _commits;

    public Repository(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        Git("init", "-q", "-b", "main");
    }

    public string Commit(string message, params (string Path, string? Content)[] files)
    {
        foreach (var (path, content) in files)
        {
            if (content is null)
            {
                File.Delete(Path.Combine(_folder, path));
            }
            else
            {
                File.WriteAllText(Path.Combine(_folder, path), content);
            }
        }

        Git("add", "-A");
        _commits++;
        Git("-c", "user.name=Ann", "-c", "user.email=ann@corp.example", "-c", "commit.gpgsign=false", "commit", "-q", "--allow-empty", "-m", message);
        return Git("rev-parse", "HEAD").Trim();
    }

    private string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", _folder, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        var date = string.Create(CultureInfo.InvariantCulture, $"2026-0{_commits}-01T00:00:00Z");
        (start.Environment["GIT_AUTHOR_DATE"], start.Environment["GIT_COMMITTER_DATE"]) = (date, date);
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
