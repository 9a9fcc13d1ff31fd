using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Presence: the area always, the instants where they are asked for.</summary>
internal static class PresenceJson
{
    internal static void Write(Utf8JsonWriter writer, Presence presence, bool instants)
    {
        writer.WriteStartObject("presence");
        writer.WriteString("area", presence.Area);
        if (instants)
        {
            writer.WriteString("firstSeen", CanonicalJson.Instant(presence.FirstSeen));
            writer.WriteString("lastSeen", CanonicalJson.Instant(presence.LastSeen));
            if (presence.DisappearedAt is { } at)
            {
                writer.WriteString("disappearedAt", CanonicalJson.Instant(at));
            }
        }

        writer.WriteEndObject();
    }

    internal static Presence Read(JsonElement element)
    {
        var fields = new JsonFields(element, "presence");
        var presence = new Presence(fields.Text("area"), fields.Instant("firstSeen"), fields.Instant("lastSeen"), fields.OptionalInstant("disappearedAt"));
        fields.End();
        return presence;
    }

    internal static string ReadArea(JsonElement element)
    {
        var fields = new JsonFields(element, "presence");
        var area = fields.Text("area");
        fields.End();
        return area;
    }
}
