using System.Text.Json;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Reads answers of the JSON protocol by allow-list: what has another type than it should counts as not there.</summary>
internal static class AwsJsonText
{
    public static JsonDocumentOptions Options => new() { MaxDepth = 16 };

    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static IEnumerable<string> Texts(JsonElement element, string name) =>
        Items(element, name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);

    /// <summary>An instant as AWS writes it: seconds since 1970, with a fraction.</summary>
    public static DateTimeOffset? Instant(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var seconds))
        {
            return null;
        }

        // The last instant there is, less a day, so that no arithmetic on it overflows.
        return seconds is >= 0 and < 253_402_214_400 ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000)) : null;
    }
}
