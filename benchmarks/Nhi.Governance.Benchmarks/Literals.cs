using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nhi.Governance.Benchmarks;

/// <summary>Fixed strings that other programs are given to search for.</summary>
internal static partial class Literals
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The beginnings that the shapes of a catalogue have, each once.</summary>
    /// <param name="catalogue">The folder of its files.</param>
    public static IReadOnlyList<string> Beginnings(string catalogue)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(catalogue, "*.json"))
        {
            using var family = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            foreach (var format in family.RootElement.GetProperty("formats").EnumerateArray())
            {
                if (format.TryGetProperty("shape", out var shape) && Beginning().Match(shape.GetString()!) is { Length: >= 3 } match)
                {
                    found.Add(match.Value);
                }
            }
        }

        return [.. found];
    }

    /// <summary>Tokens as they are enrolled for the search, the same in every run.</summary>
    public static IReadOnlyList<string> Tokens(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => Token(random, random.Next(20, 64)))];
    }

    private static string Token(Random random, int length)
    {
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            text.Append(Alphanumeric[random.Next(Alphanumeric.Length)]);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^[A-Za-z0-9_\-:/@=]+(?![?*{+A-Za-z0-9_\-:/@=])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Beginning();
}
