namespace Nhi.Governance.Providers.Files;

/// <summary>A format that is a table of like rows, known by its columns.</summary>
/// <param name="name">Stable name, vendor first.</param>
/// <param name="columns">Columns it must have, each by any of its names: an export writes names or labels.</param>
/// <param name="read">Reads one row: it ends as an identity, an attachment or a rejection.</param>
internal sealed class TableList(string name, IReadOnlyList<IReadOnlyList<string>> columns, Action<TableRecord, ListReading> read) : IExportFormat
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Shape == ExportShape.Table && columns.All(names => names.Any(column => document.Header.Contains(column, StringComparer.Ordinal)));
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var reading = new ListReading(records, isCut: false);
        foreach (var row in document.Rows)
        {
            var record = new TableRecord(document.Header, row);
            if (row.Fields.Count == document.Header.Count)
            {
                read(record, reading);
            }
            else
            {
                // A comma too many or too few shifts every cell after it.
                reading.Reject(record.Place, $"has {row.Fields.Count} fields where the header has {document.Header.Count}");
            }
        }

        reading.Complete();
    }
}
