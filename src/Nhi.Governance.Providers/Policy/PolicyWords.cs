using System.Globalization;
using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Policy;

/// <summary>The values of a policy file, each refused with its place where it is of the wrong form.</summary>
/// <param name="path">The file, as errors name it.</param>
internal sealed class PolicyWords(string path)
{
    /// <summary>What a selector may look at, as files write it.</summary>
    public static IReadOnlyDictionary<string, SelectorField> Fields { get; } =
        Enum.GetValues<SelectorField>().ToDictionary(field => field.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public PolicyFileException Wrong(string place, string reason) => new(path, place, reason);

    public void Known(JsonElement element, string place, IReadOnlyList<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(place, "has to be a mapping");
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!names.Contains(member.Name, StringComparer.Ordinal))
            {
                throw Wrong(place, $"'{member.Name}' is not known there; known are {string.Join(", ", names)}");
            }
        }
    }

    public List<JsonProperty> Members(JsonElement element, string name, string place) => element.Member(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Object } value => [.. value.EnumerateObject()],
        _ => throw Wrong(place, "has to be a mapping"),
    };

    public List<JsonElement> List(JsonElement element, string name, string place) => element.Member(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } value => [.. value.EnumerateArray()],
        _ => throw Wrong(place, "has to be a list"),
    };

    public string Text(JsonElement element, string name, string place) =>
        element.Text(name) is { Length: > 0 } text ? text : throw Wrong($"{place}.{name}", "is missing");

    /// <summary>One text, or a list of texts.</summary>
    public IReadOnlyList<string> Texts(JsonProperty member, string place)
    {
        List<JsonElement> items = member.Value.ValueKind == JsonValueKind.Array ? [.. member.Value.EnumerateArray()] : [member.Value];
        string[] texts = [.. items.Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).Where(text => text.Length > 0)];
        return texts.Length > 0 && texts.Length == items.Count ? texts : throw Wrong(place, "has to be a text, or a list of texts");
    }

    public bool? Flag(JsonElement element, string name, string place) => element.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong($"{place}.{name}", "has to be true or false"),
    };

    public DateTimeOffset Date(JsonElement element, string name, string place) =>
        DateTimeOffset.TryParse(Text(element, name, place), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : throw Wrong($"{place}.{name}", "has to be a date");

    public TimeSpan? Days(JsonElement element, string name, string place) => element.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var days) && days is > 0 and <= 36_500 => TimeSpan.FromDays(days),
        _ => throw Wrong(place, $"{name} has to be a number of days from 1 to 36500"),
    };

    public T Word<T>(string text, string place)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: false, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])
            ? value
            : throw Wrong(place, $"has to be one of {string.Join(", ", Enum.GetNames<T>())}");
}
