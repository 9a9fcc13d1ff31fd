using System.Text;
using CsvHelper;

namespace Nhi.Governance.Providers.Files;

/// <summary>Reads comma- or semicolon-separated rows below a header.</summary>
internal static class TableText
{
    /// <summary>How long the line is that says of what the table is, before its header: <c>#TYPE</c>, as Windows PowerShell writes it, or Excel's <c>sep=</c>. Nought where there is none.</summary>
    public static int Preamble(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.StartsWith("#TYPE "u8) && !(utf8.Length > 4 && Ascii.EqualsIgnoreCase(utf8[..4], "sep="u8)))
        {
            return 0;
        }

        var end = utf8.IndexOf((byte)'\n');
        return end < 0 ? utf8.Length : end + 1;
    }

    /// <summary>The header of a text, lower-case and trimmed; empty where its first record is none.</summary>
    public static IReadOnlyList<string> Header(ReadOnlyMemory<byte> utf8, char delimiter)
    {
        using var reader = CsvReader.Create(utf8, Options(delimiter, []));
        return Reads(reader) && reader.FieldCount <= StructureLimits.TableColumns ? Names(reader) : [];
    }

    /// <summary>Header, rows, and the lines of rows that cannot be told apart from their neighbours.</summary>
    /// <exception cref="StructureException">A bound is passed, or a column is named twice.</exception>
    public static (IReadOnlyList<string> Header, IReadOnlyList<ExportRow> Rows, IReadOnlyList<long> Malformed) Parse(ReadOnlyMemory<byte> utf8, char delimiter)
    {
        var malformed = new List<long>();
        var rows = new List<ExportRow>();
        var preamble = Preamble(utf8.Span);
        var before = preamble > 0 ? 1 : 0;
        using var reader = CsvReader.Create(utf8[preamble..], Options(delimiter, malformed));
        if (!Reads(reader) || malformed.Count > 0)
        {
            throw new StructureException("line 1", "the header cannot be read");
        }

        var header = Names(reader);
        if (header.Distinct(StringComparer.Ordinal).Count() != header.Count)
        {
            throw new StructureException($"line {reader.LineNumber}", "the header names a column twice");
        }

        while (Reads(reader))
        {
            if (reader.RawRecord.Length > StructureLimits.TableRow || reader.FieldCount > StructureLimits.TableColumns)
            {
                malformed.Add(reader.LineNumber);
            }
            else if (rows.Count == StructureLimits.TableRows)
            {
                throw new StructureException($"line {reader.LineNumber}", $"has more than {StructureLimits.TableRows} rows");
            }
            else
            {
                rows.Add(new ExportRow((int)reader.LineNumber + before, reader.Current.ToArray()));
            }
        }

        return (header, rows, malformed);
    }

    private static bool Reads(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException exception)
        {
            throw new StructureException($"line {exception.LineNumber}", "is not a table that can be read");
        }
    }

    private static List<string> Names(CsvReader reader) => [.. reader.Current.ToArray().Select(name => name.Trim().ToLowerInvariant())];

    private static CsvReaderOptions Options(char delimiter, List<long> malformed) => new()
    {
        Separator = delimiter,
        HasHeader = false,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        DetectSeparatorHint = false,
        MalformedData = CsvMalformedDataHandling.Skip,
        OnMalformedRecord = record => malformed.Add(record.LineNumber),
    };
}
