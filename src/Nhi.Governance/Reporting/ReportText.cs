using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes the small forms that the survey's JSON repeats.</summary>
internal static class ReportText
{
    public static void Instant(Utf8JsonWriter writer, string name, DateTimeOffset? value) =>
        Optional(writer, name, value is { } instant ? CanonicalJson.Instant(instant) : null);

    public static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteString(name, value);
        }
    }

    public static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    /// <summary>The value where it is known; null where it is absent or unknown.</summary>
    public static void Known(Utf8JsonWriter writer, string name, FactSet facts, FactKey<string> key) => Optional(writer, name, facts.Get(key).Value);
}
