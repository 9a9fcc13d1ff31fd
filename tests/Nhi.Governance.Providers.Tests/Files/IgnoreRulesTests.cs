using System.Diagnostics;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Tests.Files;

/// <summary>The rules mean what git takes them to mean: held against <c>git check-ignore</c>.</summary>
public sealed class IgnoreRulesTests
{
    private const int Seed = 20261122;

    [Theory]
    [InlineData("a", "b/a", true)]
    [InlineData("/a", "b/a", false)]
    [InlineData("b/a", "c/b/a", false)]
    [InlineData("**/b/a", "c/b/a", true)]
    [InlineData("b/**", "b", false)]
    [InlineData("b/**", "b/c/d", true)]
    [InlineData("b/**/d", "b/d", true)]
    [InlineData("/**", "b/d", true)]
    [InlineData("b/***/d", "b/c/d", true)]
    [InlineData("*.log", "x.log\n", false)]
    [InlineData("a*c", "a/c", false)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("\\#a", "#a", true)]
    [InlineData("\\!a", "!a", true)]
    [InlineData("a\\ ", "a ", true)]
    [InlineData("a  ", "a", true)]
    [InlineData("a\r", "a", true)]
    [InlineData("a/", "a", false)]
    [InlineData("a\\", "a", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("ab**/c", "abc", true)]
    [InlineData("a?**/c", "abc", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[!a-c]x", "dx", true)]
    [InlineData("[^a-c]x", "bx", false)]
    [InlineData("[]a]x", "]x", true)]
    [InlineData("[!]a]x", "]x", false)]
    [InlineData("[a\\]]x", "]x", true)]
    [InlineData("[[:digit:]_]x", "7x", true)]
    [InlineData("[[:nonsense:]]x", ":x", false)]
    [InlineData("[c-a]x", "bx", false)]
    [InlineData("[c-a]x", "cx", true)]
    [InlineData("[[:a]x", ":x", true)]
    [InlineData("a[/]b", "a/b", false)]
    [InlineData("a[!x]b", "a/b", false)]
    [InlineData("[ax", "[ax", false)]
    [InlineData("\\[ax", "[ax", true)]
    [InlineData("[a-]x", "-x", true)]
    public void A_line_means_what_it_means_in_a_gitignore(string line, string path, bool isIgnored) =>
        Assert.Equal(isIgnored, new IgnoreRules(null, string.Empty, line).Excluding(path, path[(path.LastIndexOf('/') + 1)..], isFolder: false) is not null);

    [Fact]
    public void A_pattern_made_to_take_forever_does_not() =>
        Assert.Null(new IgnoreRules(null, string.Empty, string.Concat(Enumerable.Repeat("*a", 200)) + "b").Excluding(new string('a', 4000), new string('a', 4000), isFolder: false));

    [Fact]
    public async Task Made_up_rules_leave_out_what_git_leaves_out()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(Seed);
        Git(folder.Path, string.Empty, "init", "--quiet");
        string[] names = ["a", "b", "ab", "ba", "a.b", "#a", "!b"];
        foreach (var first in names)
        {
            foreach (var second in names)
            {
                folder.Write($"{first}1/{second}/{first}", "x");
                folder.Write($"{second}1/{first}f", "x");
            }
        }

        var different = 0;
        for (var round = 0; round < 150; round++)
        {
            foreach (var place in (string[])["", "a1/", "a1/b/"])
            {
                var rules = string.Join('\n', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Line(random)));
                folder.Write(place + ".gitignore", rules);
                folder.Write(place + IgnoreRules.FileName, rules);
            }

            var reader = new CollectingReader();
            await new FolderDocumentSource(folder.Path).ReadAsync(reader);
            var all = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder.Path, path))
                .Where(path => !path.StartsWith(".git/", StringComparison.Ordinal))
                .ToList();
            var ignored = Git(folder.Path, string.Join('\0', all) + "\0", "check-ignore", "--no-index", "--stdin", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries);
            different += ignored.Length > 0 ? 1 : 0;
            Assert.Equal(all.Except(ignored).Order(StringComparer.Ordinal), reader.Names);
        }

        Assert.True(different > 50);
    }

    private static string Line(Random random)
    {
        string[] parts = ["a", "b", "1", "*", "**", "?", "/", "**/", "/**", ".", "ab", "a1", "*b", "[ab]", "[!a]", "[^1]", "[a-z]", "[[:alpha:]]", "[#!]", "[]b]", "[", "]", "[b-a]", "[.-b]", " ", "\\#", "\\!"];
        return (random.Next(4) == 0 ? "!" : string.Empty) + string.Concat(random.GetItems(parts, random.Next(1, 5)));
    }

    private static string Git(string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var git = Process.Start(start)!;
        git.StandardInput.Write(input);
        git.StandardInput.Close();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return output;
    }
}
