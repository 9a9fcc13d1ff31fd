using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Listings;

/// <summary>Reads what stands at the end of a path of members.</summary>
internal static class ListingPath
{
    private const string AnyGuid = "GUID";
    private const string Even = "?";
    private const string Within = "~";

    public static bool Has(JsonElement item, string condition) => At(item, PathOf(condition)) is not null;

    /// <summary>Whether a path has a value, or the value that follows the equals sign; without case, a truth as <c>true</c> or <c>false</c>, and <c>GUID</c> for any such; <c>path~text</c> where it holds the text, <c>path?</c> where it is there, null or not.</summary>
    public static bool Holds(JsonElement item, string condition)
    {
        if (condition.EndsWith(Even, StringComparison.Ordinal))
        {
            var parent = Parent(item, condition[..^Even.Length], out var name);
            return parent?.Members().Any(member => string.Equals(member.Name, name, StringComparison.Ordinal)) == true;
        }

        if (condition.Split(Within, 2) is [var place, var part])
        {
            return Text(item, place)?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
        }

        var path = PathOf(condition);
        var value = path.Length == condition.Length ? null : condition[(path.Length + 1)..];
        return value switch
        {
            null => At(item, path) is not null,
            AnyGuid => Guid.TryParseExact(Text(item, path), "D", out _),
            _ => string.Equals(Text(item, path), value, StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>A text, number or truth as text; <see langword="null"/> where there is none.</summary>
    public static string? Text(JsonElement item, string path) => At(item, path) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        { ValueKind: JsonValueKind.String } => Parent(item, path, out var name)?.Text(name),
        _ => null,
    };

    /// <summary>An instant as text: vendors write dates, or seconds or milliseconds since 1970; nought, a number below it and what is beyond the year 9999 stand for none, and so do the first days of calendars.</summary>
    public static string? Instant(JsonElement item, string path)
    {
        if (At(item, path) is { ValueKind: JsonValueKind.Number } number)
        {
            return number.TryGetDouble(out var since) ? InstantText.OfNumber(since) : null;
        }

        return Text(item, path) is { } text && !InstantText.IsNone(text) ? text : null;
    }

    /// <summary>Names: strings, objects with a name (SCIM's references are numbers with a name to display), or the members of an object whose values are not "no" or "none".</summary>
    public static IEnumerable<string> Names(JsonElement item, string path) => At(item, path) switch
    {
        { ValueKind: JsonValueKind.Array } many => many.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.Object ? one.Text("name") ?? one.Text("display") ?? one.Text("value") : Text(one)).OfType<string>(),
        { ValueKind: JsonValueKind.Object } => Parent(item, path + ".", out _)!.Value.Members().Where(member => member.Value.ValueKind == JsonValueKind.String).Select(member => $"{member.Name}: {Text(member.Value)}"),
        { ValueKind: JsonValueKind.String } => (Text(item, path) ?? string.Empty).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries),
        _ => [],
    };

    private static string PathOf(string condition) => condition.Split('=', 2)[0];

    private static JsonElement? At(JsonElement item, string path) => Parent(item, path, out var name)?.Member(name);

    private static JsonElement? Parent(JsonElement item, string path, out string name)
    {
        var steps = path.Split('.');
        JsonElement? current = item;
        foreach (var step in steps[..^1])
        {
            current = current?.Member(step);
        }

        name = steps[^1];
        return current;
    }

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return null;
        }
    }
}
