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

    internal static SecretCopy Read(ref CanonicalReader reader)
    {
        var outer = reader.Begin("a copy");
        var (id, format, verdict) = (new CopyId(reader.OwnText("id"u8)), reader.Text("format"u8), reader.Named<CopyVerdict>("verdict"u8));
        CredentialId? credential = reader.OptionalText("credential"u8) is { } named ? new CredentialId(named) : null;
        var enrolled = reader.Has("enrolled"u8) ? ReadEnrolled(ref reader) : null;
        var copy = new SecretCopy(id, format, verdict, ReadLocation(ref reader), credential) { Enrolled = enrolled };
        reader.End(outer);
        return copy;
    }

    private static EnrolledCopy ReadEnrolled(ref CanonicalReader reader)
    {
        var outer = reader.Begin("an enrolled secret");
        var enrolled = new EnrolledCopy(reader.Text("id"u8), reader.OptionalText("name"u8), reader.Text("encodings"u8));
        reader.End(outer);
        return enrolled;
    }

    private static CopyLocation ReadLocation(ref CanonicalReader reader)
    {
        reader.Need("location"u8);
        var outer = reader.Begin("a location");
        var location = new CopyLocation(
            reader.Text("source"u8), reader.Text("path"u8), reader.Integer("line"u8), reader.Integer("column"u8), reader.OptionalText("commit"u8), reader.OptionalFlag("atHead"u8));
        reader.End(outer);
        return location;
    }
}
