using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nhi.Governance.Providers.Files;

/// <summary>A format that is a list of like records which clients print as a table or as JSON: what <see cref="RecordList"/> is for trees.</summary>
internal sealed partial class FieldList : IExportFormat
{
    private readonly IReadOnlyList<FieldKind> _kinds;
    private readonly RecordList _tree;

    /// <summary>Makes the format.</summary>
    /// <param name="name">Stable name, vendor first.</param>
    /// <param name="kinds">What the records may be; the first that knows a header reads all rows below it.</param>
    public FieldList(string name, params IReadOnlyList<FieldKind> kinds)
        : this(name, [], kinds)
    {
    }

    /// <summary>Makes the format, of records whose JSON may stand under a member.</summary>
    /// <param name="name">Stable name, vendor first.</param>
    /// <param name="members">Members that may hold the list.</param>
    /// <param name="kinds">What the records may be; the first that knows a header reads all rows below it.</param>
    public FieldList(string name, IReadOnlyList<string> members, params IReadOnlyList<FieldKind> kinds)
    {
        _kinds = kinds;
        _tree = new RecordList(name, members, [.. kinds.Select(kind => new RecordKind(kind.Name, item => Is(item, kind), (item, place, reading) => kind.Read(FieldRecord.Of(item), place, reading)))]);
    }

    /// <inheritdoc />
    public string Name => _tree.Name;

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Shape == ExportShape.Table ? KindOf(document.Header) is not null : _tree.Recognises(document);
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        if (document.Shape != ExportShape.Table)
        {
            _tree.Read(document, records);
            return;
        }

        var kind = KindOf(document.Header)!;
        var reading = new ListReading(records, isCut: false);
        foreach (var (number, row) in document.Rows.Index())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {row.Line}");
            if (IsOrnament(row, number))
            {
                continue;
            }

            if (row.Fields.Count != document.Header.Count)
            {
                reading.Reject(place, $"has {row.Fields.Count} fields where the header has {document.Header.Count}");
            }
            else
            {
                kind.Read(FieldRecord.Of(document.Header, row), place, reading);
            }
        }

        reading.Complete();
    }

    private static bool Is(JsonElement item, FieldKind kind) =>
        kind.Knows(item.Members().Select(member => member.Name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal));

    // sqlcmd draws a ruler below the header and counts the rows after the last: neither is a record.
    private static bool IsOrnament(ExportRow row, int number) =>
        (number == 0 && row.Fields.All(field => field.Trim() is { Length: > 0 } text && text.All(letter => letter == '-')))
        || (row.Fields.Count == 1 && Affected().IsMatch(row.Fields[0]));

    private FieldKind? KindOf(IReadOnlyList<string> header) => _kinds.FirstOrDefault(kind => kind.Knows(header));

    [GeneratedRegex(@"^\s*\([0-9]{1,9} rows? affected\)\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Affected();
}
