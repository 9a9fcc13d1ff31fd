using System.Text.RegularExpressions;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.GitHub;

/// <summary>One rule of a CODEOWNERS file: a pattern and who owns what it matches.</summary>
/// <param name="Pattern">The pattern, with the meaning it has in a <c>.gitignore</c>.</param>
/// <param name="Owners">People, teams (<c>organization/team</c>) and addresses; nobody, where the rule takes owners away.</param>
internal sealed partial record CodeOwnersRule(string Pattern, IReadOnlyList<string> Owners)
{
    /// <summary>Reads a line that is neither blank nor a comment; <see langword="null"/> where it is no rule.</summary>
    public static CodeOwnersRule? Parse(string line)
    {
        string[] words = [.. line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => word[0] != '#')];
        return words is [var pattern, .. var owners] && pattern[0] is not ('!' or '[' or '^' or '@') && owners.All(owner => Owner().IsMatch(owner))
            ? new CodeOwnersRule(pattern, [.. owners.Select(owner => owner.TrimStart('@'))])
            : null;
    }

    /// <summary>Whether it speaks of a file: of its path, or of a folder above it. A pattern that ends in one star stops at the files of its folder.</summary>
    public bool Matches(string path)
    {
        if (IgnoreRule.Parse(Pattern) is not { IsException: false } rule)
        {
            return false;
        }

        var parts = path.Split('/');
        return Enumerable.Range(1, parts.Length)
            .Where(length => length == parts.Length || !Pattern.EndsWith("/*", StringComparison.Ordinal))
            .Any(length => rule.Matches(string.Join('/', parts[..length]), parts[length - 1], isFolder: length < parts.Length));
    }

    [GeneratedRegex(@"^(@[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)?|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Owner();
}
