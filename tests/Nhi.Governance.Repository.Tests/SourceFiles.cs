using System.Text.RegularExpressions;

namespace Nhi.Governance.Repository;

/// <summary>House rules of source files, read as text.</summary>
internal static partial class SourceFiles
{
    /// <summary>Names of the public types at the top of a file: namespaces are file-scoped, so they start in the first column.</summary>
    public static IReadOnlyList<string> PublicTypes(string code) => [.. Declaration().Matches(code).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>One public type a file, in a file of its name: <c>X.cs</c>, <c>X.T.cs</c> for the generic twin, <c>X.Concern.cs</c> for a part.</summary>
    public static string? Naming(string path, string code)
    {
        var types = PublicTypes(code);
        if (types.Count == 0)
        {
            return null;
        }

        if (types.Count > 1)
        {
            return $"{path} holds several public types: {string.Join(", ", types)}";
        }

        var file = Path.GetFileName(path);
        return string.Equals(file[..file.IndexOf('.', StringComparison.Ordinal)], types[0], StringComparison.Ordinal) ? null : $"{path} is not named after {types[0]}";
    }

    public static string? Length(string path, string code, int most)
    {
        var lines = code.AsSpan().TrimEnd().Count('\n') + 1;
        return lines <= most ? null : $"{path} has {lines} lines, more than {most}";
    }

    [GeneratedRegex(@"^public (?:(?:static|sealed|abstract|readonly|partial|ref|unsafe|new) )*(?:record struct|record class|record|class|struct|interface|enum|delegate [^\s(]+) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();
}
