using System.Text.RegularExpressions;

namespace Nhi.Governance.Repository;

/// <summary>Finds what ties the repository to one machine or one supplier of packages: the machine's own configuration says where packages come from.</summary>
/// <remarks>The words are put together here so that this file does not hold them itself.</remarks>
internal static class Leaks
{
    private static readonly string[] Hosts =
    [
        Join(".", "nuget", "org"), Join(".", "pkgs", "dev", "azure", "com"), Join(".", "registry", "npmjs", "org"), Join(".", "registry", "yarnpkg", "com"),
        Join(".", "pypi", "org"), Join(".", "pythonhosted", "org"), Join(".", "proxy", "golang", "org"), Join(".", "crates", "io"),
        Join(".", "deb", "debian", "org"), Join(".", "archive", "ubuntu", "com"),
        Join("", "arti", "factory"), Join(".", "jfrog", "io"),
    ];

    private static readonly string[] Homes = [Join("/", "", "home", ""), Join("/", "", "root", ""), Join("/", "", "Users", ""), Join("/", "", "work", ""), Join("/", "", "mnt", ""), Join(@"\", "C:", "Users", "")];

    private static readonly Regex Host = new($@"(?<![\w.-])(?:[\w-]+\.)*(?:{Alternatives(Hosts)})(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    /// <summary>A home or working folder where a path may start: not in the middle of a word or of another path, so that a URL's path is none.</summary>
    /// <remarks>The home of a code host's runners is the same everywhere, and so tells nothing.</remarks>
    private static readonly Regex Home = new($@"(?<![\w.~}}/\\*-])(?:{Alternatives(Homes)})(?!runner/)(?=[\w.])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    /// <summary>A package source given by address, as configuration files do.</summary>
    private static readonly Regex Feed = new(@"https?://[^\s""'<>]+/(?:v3/index\.json|simple/?(?=[\s""'<>]|$)|nuget/v[23])|<add\s+key=""[^""]*""\s+value=""https?:|^(?:index-url|registry)\s*=", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    public static IEnumerable<string> In(string path, string text)
    {
        foreach (var pattern in new[] { Host, Home, Feed })
        {
            foreach (Match match in pattern.Matches(text))
            {
                // The catalogue names the products whose credentials it describes; a host it may not name either.
                if (path.Contains("/Formats/Catalogue/", StringComparison.Ordinal) && !match.Value.Contains('.', StringComparison.Ordinal))
                {
                    continue;
                }

                yield return $"{path}:{text.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value}";
            }
        }
    }

    public static string Join(string separator, params string[] parts) => string.Join(separator, parts);

    private static string Alternatives(string[] words) => string.Join('|', words.Select(Regex.Escape));
}
