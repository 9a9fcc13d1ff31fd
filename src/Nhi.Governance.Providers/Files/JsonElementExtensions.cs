using System.Text.Json;

namespace Nhi.Governance.Providers.Files;

/// <summary>Reading of allow-listed fields: a missing field, or one of another type, is simply not there. Neither is text that is no Unicode.</summary>
public static class JsonElementExtensions
{
    extension(JsonElement element)
    {
        /// <summary>A member of an object.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>The member, or <see langword="null"/> where there is none or it is JSON's null.</returns>
        public JsonElement? Member(string name) => TryMember(element, name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

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

            return current is { } value ? TextOf(value) : null;
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
            { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray().Select(TextOf).OfType<string>()],
            { } one when TextOf(one) is { } text => [text],
            _ => [],
        };

        /// <summary>The members of an object; none where it is no object.</summary>
        /// <returns>Names and values.</returns>
        public IEnumerable<(string Name, JsonElement Value)> Members()
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                yield break;
            }

            foreach (var property in element.EnumerateObject())
            {
                if (NameOf(property) is { } name)
                {
                    yield return (name, property.Value);
                }
            }
        }
    }

    private static bool TryMember(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            // An escaped name beside it is half a surrogate pair: look past it, and as always take the last of that name.
            foreach (var property in element.EnumerateObject().Where(property => string.Equals(NameOf(property), name, StringComparison.Ordinal)))
            {
                value = property.Value;
            }

            return value.ValueKind != JsonValueKind.Undefined;
        }
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
