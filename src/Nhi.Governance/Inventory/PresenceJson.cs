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

    /// <summary>Reads a presence.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="instants">The instants where they stand elsewhere; <see langword="null"/> where they stand here.</param>
    internal static Presence Read(ref CanonicalReader reader, Presence? instants)
    {
        var outer = reader.Begin("presence");
        var area = reader.Text("area"u8);
        var presence = instants is null
            ? new Presence(area, reader.Instant("firstSeen"u8), reader.Instant("lastSeen"u8), reader.OptionalInstant("disappearedAt"u8))
            : instants with { Area = area };
        reader.End(outer);
        return presence;
    }
}
