using System.Text.Json;

namespace Nhi.Governance.Providers.Files;

/// <summary>Tells by the marks that vendors put around a list whether it is a page of more.</summary>
internal static class PageMarks
{
    /// <summary>What is said of a page.</summary>
    public const string Said = "says that there are more records than it holds: what is missing from it was not read, and does not count as gone";

    private static readonly string[] s_more =
    [
        "nextPageToken", "next_page_token", "NextToken", "nextToken", "Marker", "NextMarker", "nextRecordsUrl", "@odata.nextLink", "odata.nextLink", "nextLink", "opc-next-page", "next_cursor", "nextCursor",
        "IsTruncated", "has_more", "hasMore",
    ];

    // How many records there are, of which a page holds some.
    private static readonly string[] s_counts = ["total_count", "totalResults", "totalSize", "@odata.count"];

    // Members that hold the marks: of Slack, of Kubernetes.
    private static readonly string[] s_within = ["response_metadata", "metadata", "pagination"];

    /// <summary>Whether the answers of a document end in a page that is not the last. One that another follows is taken to be followed by the rest.</summary>
    public static bool IsCut(IReadOnlyList<JsonElement> roots, IReadOnlyList<string> members)
    {
        if (roots.Count == 0)
        {
            return false;
        }

        // Counts are of all pages together.
        long held = 0, told = 0;
        foreach (var root in roots)
        {
            held += Held(root, members) ?? 0;
            told = Math.Max(told, s_counts.Select(name => root.Member(name)).OfType<JsonElement>().Select(Number).DefaultIfEmpty(0).Max());
        }

        return IsPage(roots[^1]) || roots[^1].Members().Any(answer => answer.Value.ValueKind == JsonValueKind.Object && Held(answer.Value, members) is not null && IsPage(answer.Value)) || (held > 0 && told > held);
    }

    private static bool IsPage(JsonElement root) =>
        s_more.Any(mark => IsSet(root.Member(mark))) || s_within.Any(member => root.Member(member) is { } within && (s_more.Any(mark => IsSet(within.Member(mark))) || IsSet(within.Member("continue"))))
        || (root.Member("done") is { ValueKind: JsonValueKind.False } && root.Member("totalSize") is not null);

    private static bool IsSet(JsonElement? mark) => mark is { ValueKind: JsonValueKind.True or JsonValueKind.Object } || (mark is { ValueKind: JsonValueKind.String } text && text.GetRawText().Length > 2);

    private static long? Held(JsonElement root, IReadOnlyList<string> members) =>
        members.Select(member => root.Member(member)).FirstOrDefault(list => list is { ValueKind: JsonValueKind.Array }) is { } list ? list.GetArrayLength() : null;

    private static long Number(JsonElement count) => count.ValueKind == JsonValueKind.Number && count.TryGetInt64(out var number) ? number : 0;
}
