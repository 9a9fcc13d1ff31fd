using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Reads the members of an object strictly: wrong kinds, missing members and members nobody asked for are refused.</summary>
internal ref struct JsonFields
{
    private readonly JsonElement _element;
    private readonly string _what;
    private int _taken;

    internal JsonFields(JsonElement element, string what)
    {
        _element = element.ValueKind == JsonValueKind.Object ? element : throw new JsonException($"{what} is not an object.");
        _what = what;
    }

    internal string Text(string name) => AsText(Required(name), name);

    internal string? OptionalText(string name) => Optional(name) is { } found ? AsText(found, name) : null;

    internal T Named<T>(string name)
        where T : struct, Enum
    {
        var text = Text(name);
        return Enum.TryParse<T>(text, out var value) && string.Equals(Enum.GetName(value), text, StringComparison.Ordinal) ? value : throw Wrong(name);
    }

    internal DateTimeOffset Instant(string name) => CanonicalJson.ParseInstant(Text(name)) ?? throw Wrong(name);

    internal DateTimeOffset? OptionalInstant(string name) => OptionalText(name) is { } text ? CanonicalJson.ParseInstant(text) ?? throw Wrong(name) : null;

    internal bool Flag(string name) => OptionalFlag(name) ?? throw Missing(name);

    internal bool? OptionalFlag(string name) => Optional(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name),
    };

    internal int Integer(string name) => Number(name).TryGetInt32(out var value) ? value : throw Wrong(name);

    internal long Long(string name) => Number(name).TryGetInt64(out var value) ? value : throw Wrong(name);

    internal double Real(string name) => Number(name).TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Wrong(name);

    internal IReadOnlyList<T> List<T>(string name, Func<JsonElement, T> read)
    {
        if (Optional(name) is not { } found)
        {
            return [];
        }

        if (found.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(name);
        }

        var items = new T[found.GetArrayLength()];
        var next = 0;
        foreach (var item in found.EnumerateArray())
        {
            items[next++] = read(item);
        }

        return Array.AsReadOnly(items);
    }

    internal IReadOnlyList<string> Texts(string name) => List(name, item => AsText(item, name));

    internal JsonElement Required(string name) => Optional(name) ?? throw Missing(name);

    internal readonly bool Has(string name) => _element.TryGetProperty(name, out _);

    internal readonly void End()
    {
        if (_element.GetPropertyCount() != _taken)
        {
            throw new JsonException($"{_what} has members that are not known here.");
        }
    }

    internal readonly JsonException Wrong(string name) => new($"{_what} has a {name} of the wrong form.");

    private readonly JsonException Missing(string name) => new($"{_what} has no {name}.");

    private JsonElement Number(string name) => Required(name) is { ValueKind: JsonValueKind.Number } found ? found : throw Wrong(name);

    internal JsonElement? Optional(string name)
    {
        if (!_element.TryGetProperty(name, out var found))
        {
            return null;
        }

        _taken++;
        return found;
    }

    private static string AsText(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw new JsonException($"{name} is not text.");
}
