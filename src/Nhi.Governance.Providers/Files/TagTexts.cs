using Nhi.Governance.Secrets;

namespace Nhi.Governance.Providers.Files;

/// <summary>Tags and labels that are kept as they are, so that policies can select by them. By allow-list: people write anything into tags, secrets too.</summary>
internal static class TagTexts
{
    /// <summary>Keys that begin so are the organisation's own words for its policies.</summary>
    private const string Own = "nhi:";

    private const string OwnLabel = "nhi/";

    private const int MostTags = 32;
    private const int LongestTag = 128;

    private static readonly HashSet<string> Known = new(
        ["team", "project", "product", "service", "component", "domain", "tier", "cost-center", "costcenter", "business-unit", "data-classification", "confidentiality", "compliance", "app.kubernetes.io/part-of", "app.kubernetes.io/component"],
        StringComparer.OrdinalIgnoreCase);

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
        (Known.Contains(tag.Key) || tag.Key.StartsWith(Own, StringComparison.OrdinalIgnoreCase) || tag.Key.StartsWith(OwnLabel, StringComparison.OrdinalIgnoreCase))
        && tag.Key.Length + 1 + tag.Value.Length <= LongestTag
        && !SecretScanner.IsIn($"{tag.Key}={tag.Value}");
}
