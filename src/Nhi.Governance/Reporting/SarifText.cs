using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes SARIF's messages.</summary>
internal static class SarifText
{
    public static void Message(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }
}
