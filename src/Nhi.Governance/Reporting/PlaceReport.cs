using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes items of <c>unrecognised</c>, <c>rejected</c>, <c>notes</c> and <c>sources</c>.</summary>
internal static class PlaceReport
{
    public static void WriteUnrecognised(Utf8JsonWriter writer, SurveyNote note)
    {
        writer.WriteStartObject();
        writer.WriteString("path", note.Path);
        writer.WriteString("reason", note.Text);
        writer.WriteEndObject();
    }

    public static void WriteRejected(Utf8JsonWriter writer, SurveyNote note) => Write(writer, note, "reason");

    public static void WriteNote(Utf8JsonWriter writer, SurveyNote note) => Write(writer, note, "text");

    public static void WriteSource(Utf8JsonWriter writer, SourceSummary source)
    {
        writer.WriteStartObject();
        writer.WriteString("path", source.Path);
        writer.WriteString("format", source.Format);
        writer.WriteNumber("records", source.Records);
        writer.WriteNumber("identities", source.Identities);
        writer.WriteNumber("attachments", source.Attachments);
        writer.WriteNumber("rejected", source.Rejected);
        ReportText.Optional(writer, "sha256", source.Sha256);
        writer.WriteBoolean("complete", source.Rejected == 0 && source.Areas.All(area => area.Coverage == Coverage.Complete));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SurveyNote note, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("path", note.Path);
        writer.WriteString("place", note.Place);
        writer.WriteString(text, note.Text);
        writer.WriteEndObject();
    }
}
