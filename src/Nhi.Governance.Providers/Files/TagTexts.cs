using System.Buffers;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Providers.Files;

/// <summary>Tags and labels that may be kept as they are: policies select by them. What could hold a secret is left out; nobody selects by that.</summary>
internal static class TagTexts
{
    private const int MostTags = 64;
    private const int LongestTag = 128;

    /// <summary>No word of a language or name of a thing is as long, and mixes digits and letters.</summary>
    private const int LongestMixedRun = 19;

    private static readonly string[] SecretKeys = ["secret", "password", "passwd", "token", "apikey", "api-key", "api_key", "credential"];

    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>Tells the tags that may be kept.</summary>
    public static void Tell(FactSetBuilder facts, IEnumerable<KeyValuePair<string, string>> tags, string source)
    {
        string[] kept = [.. tags.Where(MayBeKept).Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal).Take(MostTags)];
        if (kept.Length > 0)
        {
            facts.Set(IdentityFacts.Tags, new NameSet(kept), source);
        }
    }

    private static bool MayBeKept(KeyValuePair<string, string> tag) =>
        tag.Key.Length + 1 + tag.Value.Length <= LongestTag
        && !SecretKeys.Any(key => tag.Key.Contains(key, StringComparison.OrdinalIgnoreCase))
        && !IsMixed(tag.Value) && !IsMixed(tag.Key)
        && !SecretScanner.IsIn($"{tag.Key}={tag.Value}");

    private static bool IsMixed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var start = text.IndexOfAny(LettersAndDigits);
            if (start < 0)
            {
                return false;
            }

            text = text[start..];
            var length = text.IndexOfAnyExcept(LettersAndDigits) is >= 0 and var end ? end : text.Length;
            if (length > LongestMixedRun && text[..length].ContainsAnyInRange('0', '9') && (text[..length].ContainsAnyInRange('a', 'z') || text[..length].ContainsAnyInRange('A', 'Z')))
            {
                return true;
            }

            text = text[length..];
        }

        return false;
    }
}
