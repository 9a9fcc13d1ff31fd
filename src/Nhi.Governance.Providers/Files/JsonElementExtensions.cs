using System.Text.Json;

namespace Nhi.Governance.Providers.Files;

/// <summary>Reading of allow-listed fields: a missing field, or one of another type, is simply not there.</summary>
public static class JsonElementExtensions
{
    extension(JsonElement element)
    {
        /// <summary>A member of an object.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>The member, or <see langword="null"/> where there is none or it is JSON's null.</returns>
        public JsonElement? Member(string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

        /// <summary>A string at the end of a path of members.</summary>
        /// <param name="path">The names.</param>
        /// <returns>The text, or <see langword="null"/>.</returns>
        public string? Text(params ReadOnlySpan<string> path)
        {
            JsonElement? current = element;
            foreach (var name in path)
            {
                current = current?.Member(name);
            }

            return current is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }

        /// <summary>The items of an array member.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>The items; none where it is no array.</returns>
        public IReadOnlyList<JsonElement> Items(string name) =>
            element.Member(name) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];

        /// <summary>A value that may be one string or a list of them, as policies write them.</summary>
        /// <param name="name">The member's name.</param>
        /// <returns>The strings.</returns>
        public IReadOnlyList<string> OneOrMore(string name) => element.Member(name) switch
        {
            { ValueKind: JsonValueKind.String } one => [one.GetString()!],
            { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
            _ => [],
        };
    }
}
