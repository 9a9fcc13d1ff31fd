using System.Text.Json;

namespace Nhi.Governance;

/// <summary>A copy as JSON: the place, never the value.</summary>
internal static class CopyJson
{
    internal static void Write(Utf8JsonWriter writer, SecretCopy copy)
    {
        writer.WriteStartObject();
        writer.WriteString("id", copy.Id.ToString());
        writer.WriteString("format", copy.Format);
        writer.WriteString("verdict", CanonicalJson.Name(copy.Verdict));
        if (copy.Credential is { } credential)
        {
            writer.WriteString("credential", credential.ToString());
        }

        if (copy.Enrolled is { } enrolled)
        {
            writer.WriteStartObject("enrolled");
            writer.WriteString("id", enrolled.Id);
            if (enrolled.Name is { } name)
            {
                writer.WriteString("name", name);
            }

            writer.WriteString("encodings", enrolled.Encodings);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("location");
        writer.WriteString("source", copy.Location.Source);
        writer.WriteString("path", copy.Location.Path);
        writer.WriteNumber("line", copy.Location.Line);
        writer.WriteNumber("column", copy.Location.Column);
        if (copy.Location.Commit is not null)
        {
            writer.WriteString("commit", copy.Location.Commit);
        }

        if (copy.Location.AtHead is { } atHead)
        {
            writer.WriteBoolean("atHead", atHead);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    internal static SecretCopy Read(JsonElement element)
    {
        var fields = new JsonFields(element, "a copy");
        var copy = new SecretCopy(
            new(fields.Text("id")),
            fields.Text("format"),
            fields.Named<CopyVerdict>("verdict"),
            ReadLocation(fields.Required("location")),
            fields.OptionalText("credential") is { } credential ? new CredentialId(credential) : null)
        {
            Enrolled = fields.Optional("enrolled") is { } enrolled ? ReadEnrolled(enrolled) : null,
        };
        fields.End();
        return copy;
    }

    private static EnrolledCopy ReadEnrolled(JsonElement element)
    {
        var fields = new JsonFields(element, "an enrolled secret");
        var enrolled = new EnrolledCopy(fields.Text("id"), fields.OptionalText("name"), fields.Text("encodings"));
        fields.End();
        return enrolled;
    }

    private static CopyLocation ReadLocation(JsonElement element)
    {
        var fields = new JsonFields(element, "a location");
        var location = new CopyLocation(
            fields.Text("source"), fields.Text("path"), fields.Integer("line"), fields.Integer("column"), fields.OptionalText("commit"), fields.OptionalFlag("atHead"));
        fields.End();
        return location;
    }
}
