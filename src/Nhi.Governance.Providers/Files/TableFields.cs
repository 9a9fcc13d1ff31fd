using System.Text;
using CsvHelper;

namespace Nhi.Governance.Providers.Files;

/// <summary>Reads fields of separated rows below a header.</summary>
internal sealed class TableFields(FieldFeed records, DocumentNotes unread, int maxRow)
{
    /// <summary>Reads all rows.</summary>
    /// <exception cref="IOException">The file broke off.</exception>
    public void Read(DocumentStream content)
    {
        using var reader = CsvReader.Create(content, Options(SeparatorOf(content.Head())), leaveOpen: true);
        try
        {
            var hasId = reader.TryGetFieldIndex(FieldFeed.Id, out var id);
            var columns = records.Fields.Select(field => (Field: field, Has: reader.TryGetFieldIndex(field, out var column), Column: column)).Where(field => field.Has).ToList();
            while (reader.Read())
            {
                var record = records.Begin(hasId ? Encoding.UTF8.GetString(reader.GetSpan(id)) : null, reader.LineNumber);
                foreach (var (field, _, column) in columns)
                {
                    records.Give(record, field, string.Empty, reader.GetSpan(column).ToArray());
                }
            }
        }
        catch (CsvFormatException exception)
        {
            unread.Add(records.LineName(exception.LineNumber), "is a row that is too long, or never ends: from there on nothing is read");
        }
    }

    // The one of the header's separators that comes most often in the first line.
    private static char SeparatorOf(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOfAny("\r\n"u8);
        var line = end < 0 ? head : head[..end];
        var (commas, semicolons, tabs) = (line.Count((byte)','), line.Count((byte)';'), line.Count((byte)'\t'));
        return tabs > Math.Max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';
    }

    private CsvReaderOptions Options(char separator) => new()
    {
        Separator = separator,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        DetectSeparatorHint = false,
        MaxRecordSize = maxRow,
        OnMalformedRecord = record => unread.Add(records.LineName(record.LineNumber), "has a quote where none may stand: its fields may have been cut where they should not"),
    };
}
