using System.Text;
using System.Text.RegularExpressions;

namespace Nhi.Governance.Providers.Files;

/// <summary>One line of an ignore file, with the meaning it has in a <c>.gitignore</c>.</summary>
internal sealed class IgnoreRule
{
    private readonly Regex _pattern;
    private readonly bool _foldersOnly;
    private readonly bool _isPath;

    private IgnoreRule(Regex pattern, bool isException, bool foldersOnly, bool isPath)
    {
        _pattern = pattern;
        IsException = isException;
        _foldersOnly = foldersOnly;
        _isPath = isPath;
    }

    /// <summary>Whether it takes back what an earlier line left out.</summary>
    public bool IsException { get; }

    /// <summary>Reads a line.</summary>
    /// <returns>The rule; <see langword="null"/> where the line says nothing.</returns>
    public static IgnoreRule? Parse(string line)
    {
        var text = WithoutSpaces(line);
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        var isException = text[0] == '!';
        text = isException ? text[1..] : text;
        var foldersOnly = text.EndsWith('/');
        text = foldersOnly ? text[..^1] : text;
        var isPath = text.Contains('/', StringComparison.Ordinal);
        text = text.StartsWith('/') ? text[1..] : text;
        return text.Length > 0 && Translate(text, isPath) is { } pattern
            ? new IgnoreRule(new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline), isException, foldersOnly, isPath)
            : null;
    }

    /// <summary>Whether it speaks of a file or folder.</summary>
    /// <param name="path">The path below the folder that holds the rules.</param>
    /// <param name="name">Its last part.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public bool Matches(string path, string name, bool isFolder) => (isFolder || !_foldersOnly) && _pattern.IsMatch(_isPath ? path : name);

    // Spaces at the end count when a backslash stands before them.
    private static string WithoutSpaces(string line)
    {
        var end = line.Length;
        while (end > 0 && line[end - 1] == ' ' && !IsEscaped(line, end - 1))
        {
            end--;
        }

        return line[..end];
    }

    private static bool IsEscaped(string text, int at)
    {
        var slashes = 0;
        while (at - slashes > 0 && text[at - slashes - 1] == '\\')
        {
            slashes++;
        }

        return slashes % 2 == 1;
    }

    private static string? Translate(string text, bool isPath)
    {
        var pattern = new StringBuilder("^");
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '*':
                    at += Stars(text, at, isPath, pattern) - 1;
                    break;
                case '?':
                    pattern.Append("[^/]");
                    break;
                case '[' when !IgnoreClass.Translate(text, ref at, pattern):
                    return null;
                case '[':
                    break;
                case '\\' when at + 1 == text.Length:
                    return null;
                case '\\':
                    at++;
                    pattern.Append(Regex.Escape(text[at].ToString()));
                    break;
                default:
                    pattern.Append(Regex.Escape(text[at].ToString()));
                    break;
            }
        }

        return pattern.Append("\\z").ToString();
    }

    // Two and more lead through folders where they are a whole part of the path, and to git also where plain text alone stands before them. Returns how much of the text that is.
    private static int Stars(string text, int at, bool isPath, StringBuilder pattern)
    {
        var end = at;
        while (end < text.Length && text[end] == '*')
        {
            end++;
        }

        var leads = end - at > 1 && (at == 0 || text[at - 1] == '/' || (isPath && text.AsSpan(0, at).IndexOfAny("*?[\\") < 0)) && (end == text.Length || text[end] == '/');
        pattern.Append(!leads ? "[^/]*" : end == text.Length ? ".*" : "(?:.*/)?");
        return end - at + (leads && end < text.Length ? 1 : 0);
    }
}
