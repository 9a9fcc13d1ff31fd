using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes an item of <c>copies</c>.</summary>
internal static class CopyReport
{
    public static void Write(Utf8JsonWriter writer, SecretCopy copy, IdentityId? identity)
    {
        writer.WriteStartObject();
        writer.WriteString("id", copy.Id.ToString());
        ReportText.Optional(writer, "credentialId", copy.Credential?.ToString());
        ReportText.Optional(writer, "identityId", identity?.ToString());
        writer.WriteString("format", copy.Format);
        writer.WriteString("verdict", CanonicalJson.Name(copy.Verdict));
        if (copy.Enrolled is { } enrolled)
        {
            writer.WriteStartObject("enrolled");
            writer.WriteString("id", enrolled.Id);
            ReportText.Optional(writer, "name", enrolled.Name);
            ReportText.Texts(writer, "encodings", enrolled.Encodings.Split(" > ", StringSplitOptions.RemoveEmptyEntries));
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("enrolled");
        }

        WriteLocation(writer, copy.Location);
        writer.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter writer, CopyLocation location)
    {
        writer.WriteStartObject("location");
        writer.WriteString("source", location.Source);
        writer.WriteString("path", location.Path);
        writer.WriteNumber("line", location.Line);
        writer.WriteNumber("column", location.Column);
        ReportText.Optional(writer, "commit", location.Commit);
        if (location.AtHead is { } atHead)
        {
            writer.WriteBoolean("atHead", atHead);
        }
        else
        {
            writer.WriteNull("atHead");
        }

        writer.WriteEndObject();
    }
}
