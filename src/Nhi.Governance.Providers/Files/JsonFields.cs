using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Nhi.Governance.Providers.Files;

/// <summary>Reads fields of JSON Lines.</summary>
internal sealed class JsonFields(FieldFeed records, DocumentNotes unread, int maxLine)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = StructureLimits.Depth, AllowTrailingCommas = true };

    /// <summary>Reads all lines.</summary>
    /// <exception cref="IOException">The file broke off.</exception>
    public void Read(DocumentStream content)
    {
        using var utf8 = Utf8Of(content);
        var lines = new LineReader(utf8, maxLine);
        while (lines.Next())
        {
            if (lines.IsTooLong)
            {
                unread.Add(records.LineName(lines.Number), "is too long a line");
            }
            else if (!lines.Line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                Read(lines.Line, lines.Number);
            }
        }
    }

    private static Stream Utf8Of(DocumentStream content) => content.Head() switch
    {
        [0xFF, 0xFE, ..] => Encoding.CreateTranscodingStream(content, Encoding.Unicode, new UTF8Encoding(false)),
        [0xFE, 0xFF, ..] => Encoding.CreateTranscodingStream(content, Encoding.BigEndianUnicode, new UTF8Encoding(false)),
        _ => content,
    };

    private void Read(ReadOnlyMemory<byte> line, long number)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                unread.Add(records.LineName(number), "is no JSON object");
                return;
            }

            var record = records.Begin(IdOf(document.RootElement), number);
            foreach (var field in records.Fields)
            {
                Find(document.RootElement, field, field, record, string.Empty, number);
            }
        }
        catch (JsonException)
        {
            unread.Add(records.LineName(number), "is no JSON");
        }
    }

    private static string? IdOf(JsonElement root) => root.TryGetProperty(FieldFeed.Id, out var id)
        ? id.ValueKind switch
        {
            JsonValueKind.Number => id.GetRawText(),
            JsonValueKind.String => TextOf(id),
            _ => null,
        }
        : null;

    private static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // It is not UTF-8, or has half of a surrogate pair.
            return null;
        }
    }

    // A name with dots in it, as it stands, goes before the way it may describe.
    private void Find(JsonElement here, string way, string field, string record, string index, long line)
    {
        if (here.ValueKind == JsonValueKind.Array)
        {
            var next = 0;
            foreach (var value in here.EnumerateArray())
            {
                Find(value, way, field, record, string.Create(CultureInfo.InvariantCulture, $"{index}[{next++}]"), line);
            }
        }
        else if (here.ValueKind == JsonValueKind.Object)
        {
            if (here.TryGetProperty(way, out var value))
            {
                Give(value, field, record, index, line);
            }
            else if (way.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && here.TryGetProperty(way[..dot], out var below))
            {
                Find(below, way[(dot + 1)..], field, record, index, line);
            }
        }
    }

    private void Give(JsonElement value, string field, string record, string index, long line)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (value.ValueKind != JsonValueKind.String)
        {
            records.Give(record, field, index, value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Number ? raw.ToArray() : default);
            return;
        }

        try
        {
            var reader = new Utf8JsonReader(raw);
            reader.Read();
            var text = new byte[raw.Length];
            records.Give(record, field, index, text.AsMemory(0, reader.CopyString(text)));
        }
        catch (InvalidOperationException)
        {
            // What is in another encoding is mostly ASCII all the same.
            unread.Add(records.LineName(line), "is not valid Unicode: a field was read as it stands in the file, between its quotes");
            records.Give(record, field, index, raw[1..^1].ToArray());
        }
    }
}
