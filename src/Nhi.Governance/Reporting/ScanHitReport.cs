using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes items of <c>hits</c>.</summary>
internal static class ScanHitReport
{
    public static void Write(Utf8JsonWriter writer, ScanHit hit)
    {
        writer.WriteStartObject();
        writer.WriteString("id", hit.Id);
        writer.WriteString("level", ScanJson.Name(hit.Level));
        writer.WriteString("source", hit.Source);
        writer.WriteString("path", hit.Path);
        writer.WriteNumber("line", hit.Line);
        writer.WriteNumber("column", hit.Column);
        if (hit.CharacterColumn is { } column)
        {
            writer.WriteNumber("characterColumn", column);
        }
        else
        {
            writer.WriteNull("characterColumn");
        }

        writer.WriteNumber("offset", hit.Offset);
        writer.WriteNumber("length", hit.Length);
        writer.WriteNumber("value", hit.Value);
        ReportText.Optional(writer, "format", hit.Format?.Id);
        ReportText.Optional(writer, "checksum", hit.Format is null ? null : ScanJson.Name(hit.Checksum));
        Enrolled(writer, hit);
        writer.WriteStartObject("facts");
        foreach (var (name, text) in ReadingReport.Of(hit.Reading))
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
        History(writer, hit.History);
        writer.WriteEndObject();
    }

    public static void Enrolled(Utf8JsonWriter writer, ScanHit hit)
    {
        writer.WriteStartArray("enrolled");
        foreach (var enrolled in hit.Enrolled)
        {
            writer.WriteStartObject();
            writer.WriteString("id", enrolled.Enrolment.Id);
            ReportText.Optional(writer, "name", enrolled.Enrolment.Name);
            ReportText.Optional(writer, "credentialId", enrolled.Enrolment.Credential?.Value);
            writer.WriteBoolean("weak", enrolled.Enrolment.Weak is not null);
            ReportText.Texts(writer, "encodings", Enumerable.Range(0, enrolled.Encodings.Count).Select(depth => enrolled.Encodings[depth].ToString()));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void History(Utf8JsonWriter writer, ScanHistory? history)
    {
        if (history is null)
        {
            writer.WriteNull("history");
            return;
        }

        writer.WriteStartObject("history");
        Commit(writer, "first", history.First);
        Commit(writer, "last", history.Last);
        Commit(writer, "removed", history.Removed);
        writer.WriteBoolean("atHead", history.AtHead);
        writer.WriteEndObject();
    }

    private static void Commit(Utf8JsonWriter writer, string name, DocumentCommit? commit)
    {
        if (commit is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("id", commit.Id);
        ReportText.Instant(writer, "authoredAt", commit.AuthoredAt);
        writer.WriteEndObject();
    }
}
