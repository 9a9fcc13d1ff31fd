using System.Text.RegularExpressions;

namespace Nhi.Governance.Repository.Docs;

/// <summary>Code in documents that is compiled somewhere: a fenced block named by the comment before it, and a region of the same name in a source file.</summary>
internal static partial class Snippets
{
    /// <summary>The named blocks of a document.</summary>
    public static IEnumerable<(string Name, string Code)> InDocument(string markdown) =>
        Block().Matches(markdown.ReplaceLineEndings("\n")).Select(match => (match.Groups["name"].Value, Flush(match.Groups["code"].Value)));

    /// <summary>Comments that name a snippet and are followed by no block: a test of nothing.</summary>
    public static IEnumerable<string> Stray(string markdown)
    {
        var named = InDocument(markdown).Select(block => block.Name).ToList();
        return Comment().Matches(markdown).Select(match => match.Groups["name"].Value).Where(name => !named.Remove(name));
    }

    /// <summary>The regions of a source file.</summary>
    public static IEnumerable<(string Name, string Code)> InSource(string code)
    {
        var open = new Stack<(string Name, int From)>();
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at].Trim();
            if (line.StartsWith("#region", StringComparison.Ordinal))
            {
                open.Push((line["#region".Length..].Trim(), at + 1));
            }
            else if (line.StartsWith("#endregion", StringComparison.Ordinal) && open.TryPop(out var region))
            {
                var inner = lines[region.From..at].Where(text => !IsMarker(text));
                yield return (region.Name, Flush(string.Join('\n', inner)));
            }
        }
    }

    /// <summary>What is wrong with a document's blocks, given all regions there are.</summary>
    public static IEnumerable<string> Complaints(string path, string markdown, IReadOnlyCollection<(string Name, string Code)> regions)
    {
        foreach (var name in Stray(markdown))
        {
            yield return $"{path}: no csharp block follows the comment for snippet {name}";
        }

        foreach (var (name, code) in InDocument(markdown))
        {
            var found = regions.Where(region => string.Equals(region.Name, name, StringComparison.Ordinal)).ToArray();
            if (found.Length != 1)
            {
                yield return $"{path}: snippet {name} is the name of {found.Length} regions below samples/ and tests/, not of one";
            }
            else if (!string.Equals(found[0].Code, code, StringComparison.Ordinal))
            {
                yield return $"{path}: snippet {name} differs from its region, which reads:\n{found[0].Code}";
            }
        }
    }

    private static bool IsMarker(string line) => line.TrimStart() is var text && (text.StartsWith("#region", StringComparison.Ordinal) || text.StartsWith("#endregion", StringComparison.Ordinal));

    /// <summary>Without the indentation that all lines share, blank lines at either end and blanks at line ends.</summary>
    private static string Flush(string code)
    {
        var lines = code.Split('\n').Select(line => line.TrimEnd()).ToArray();
        var indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..])).Trim('\n');
    }

    [GeneratedRegex(@"<!--\s*snippet:\s*(?<name>[\w.-]+)\s*-->[ \t]*\n+[ \t]*```csharp[ \t]*\n(?<code>.*?)\n?[ \t]*```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"<!--\s*snippet:\s*(?<name>[\w.-]+)\s*-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();
}
