using System.Runtime.InteropServices;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes records of surveys as canonical UTF-8 JSON and reads them back; see <see cref="IdentityCodec"/>.</summary>
public static class SurveyRecordCodec
{
    /// <summary>The most bytes that a record takes: 512 MiB.</summary>
    public const int MaxBytes = 512 * 1024 * 1024;

    /// <summary>Writes a record.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentException">It takes more than <see cref="MaxBytes"/>.</exception>
    public static byte[] ToBytes(SurveyRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return CanonicalJson.Write(writer => Write(writer, record), "the record of a survey", MaxBytes);
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <returns>The record.</returns>
    /// <exception cref="JsonException">They are not that.</exception>
    public static SurveyRecord Read(ReadOnlyMemory<byte> utf8) => CanonicalJson.Read(utf8, "the record of a survey", Read, MaxBytes);

    private static void Write(Utf8JsonWriter writer, SurveyRecord record)
    {
        writer.WriteStartObject();
        writer.WriteNumber("revision", record.Revision.Value);
        writer.WritePropertyName("basis");
        WriteBasis(writer, record.Basis);
        if (record.Before is { } before)
        {
            writer.WritePropertyName("before");
            WriteBasis(writer, before);
        }

        CanonicalJson.WriteList(writer, "asked", record.Asked, WriteInput);
        CanonicalJson.WriteList(writer, "sources", record.Sources, WriteSource);
        CanonicalJson.WriteList(writer, "unrecognised", record.Unrecognised, WriteNote);
        CanonicalJson.WriteList(writer, "rejected", record.Rejected, WriteNote);
        CanonicalJson.WriteList(writer, "notes", record.Notes, WriteNote);
        CanonicalJson.WriteList(writer, "copies", record.UnlinkedCopies, CopyJson.Write);
        CanonicalJson.WriteList(writer, "dangling", record.Dangling, WriteNote);
        writer.WriteNumber("documents", record.Documents);
        writer.WriteNumber("enrolled", record.Enrolled);
        writer.WriteNumber("weak", record.Weak);
        writer.WriteBoolean("partial", record.IsSearchPartial);
        CanonicalJson.WriteList(writer, "departed", record.Departed, static (to, digest) => to.WriteStringValue(digest));
        writer.WriteEndObject();
    }

    private static SurveyRecord Read(JsonElement element)
    {
        var fields = new JsonFields(element, "the record of a survey");
        var record = new SurveyRecord
        {
            Revision = new(fields.Long("revision")),
            Basis = ReadBasis(fields.Required("basis")),
            Before = fields.Optional("before") is { } before ? ReadBasis(before) : null,
            Asked = fields.List("asked", ReadInput),
            Sources = fields.List("sources", ReadSource),
            Unrecognised = fields.List("unrecognised", ReadNote),
            Rejected = fields.List("rejected", ReadNote),
            Notes = fields.List("notes", ReadNote),
            UnlinkedCopies = fields.List("copies", static copy => CanonicalReader.Read(JsonMarshal.GetRawUtf8Value(copy), "a copy", CopyJson.Read)),
            Dangling = fields.List("dangling", ReadNote),
            Documents = fields.Long("documents"),
            Enrolled = fields.Integer("enrolled"),
            Weak = fields.Integer("weak"),
            IsSearchPartial = fields.Flag("partial"),
            Departed = fields.Texts("departed"),
        };
        fields.End();
        return record;
    }

    private static void WriteBasis(Utf8JsonWriter writer, SurveyBasis basis)
    {
        writer.WriteStartObject();
        writer.WriteString("asOf", CanonicalJson.Instant(basis.AsOf));
        writer.WriteString("program", basis.Program);
        writer.WriteString("baseline", basis.Baseline);
        writer.WritePropertyName("policy");
        PolicyJson.Write(writer, basis.Policy);
        writer.WriteEndObject();
    }

    private static SurveyBasis ReadBasis(JsonElement element)
    {
        var fields = new JsonFields(element, "what a survey was judged by");
        var basis = new SurveyBasis(fields.Instant("asOf"), PolicyJson.Read(fields.Required("policy")), fields.Text("program"), fields.Text("baseline"));
        fields.End();
        return basis;
    }

    private static void WriteInput(Utf8JsonWriter writer, SurveyInput input)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", CanonicalJson.Name(input.Kind));
        writer.WriteString("name", input.Name);
        writer.WriteEndObject();
    }

    private static SurveyInput ReadInput(JsonElement element)
    {
        var fields = new JsonFields(element, "an input");
        var input = new SurveyInput(fields.Named<SurveyInputKind>("kind"), fields.Text("name"));
        fields.End();
        return input;
    }

    private static void WriteSource(Utf8JsonWriter writer, SourceSummary source)
    {
        writer.WriteStartObject();
        writer.WriteString("path", source.Path);
        writer.WriteString("format", source.Format);
        writer.WriteNumber("records", source.Records);
        writer.WriteNumber("identities", source.Identities);
        writer.WriteNumber("attachments", source.Attachments);
        writer.WriteNumber("rejected", source.Rejected);
        CanonicalJson.WriteOptional(writer, "sha256", source.Sha256);
        CanonicalJson.WriteOptional(writer, "command", source.Command);
        CanonicalJson.WriteList(writer, "areas", source.Areas, static (to, area) =>
        {
            to.WriteStartObject();
            to.WriteString("area", area.Area);
            to.WriteString("coverage", CanonicalJson.Name(area.Coverage));
            to.WriteEndObject();
        });
        writer.WriteEndObject();
    }

    private static SourceSummary ReadSource(JsonElement element)
    {
        var fields = new JsonFields(element, "a source");
        var source = new SourceSummary(
            fields.Text("path"), fields.Text("format"), fields.Integer("records"), fields.Integer("identities"), fields.Integer("attachments"), fields.Integer("rejected"), fields.List("areas", ReadArea))
        {
            Sha256 = fields.OptionalText("sha256"),
            Command = fields.OptionalText("command"),
        };
        fields.End();
        return source;
    }

    private static AreaCoverage ReadArea(JsonElement element)
    {
        var fields = new JsonFields(element, "an area");
        var area = new AreaCoverage(fields.Text("area"), fields.Named<Coverage>("coverage"));
        fields.End();
        return area;
    }

    private static void WriteNote(Utf8JsonWriter writer, SurveyNote note)
    {
        writer.WriteStartObject();
        writer.WriteString("path", note.Path);
        writer.WriteString("place", note.Place);
        writer.WriteString("text", note.Text);
        writer.WriteEndObject();
    }

    private static SurveyNote ReadNote(JsonElement element)
    {
        var fields = new JsonFields(element, "a note");
        var note = new SurveyNote(fields.Text("path"), fields.Text("place"), fields.Text("text"));
        fields.End();
        return note;
    }
}
