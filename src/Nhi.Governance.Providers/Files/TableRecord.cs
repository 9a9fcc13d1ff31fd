namespace Nhi.Governance.Providers.Files;

/// <summary>One row of a table, by the names of its columns.</summary>
/// <param name="Header">Column names, lower-case and trimmed.</param>
/// <param name="Row">The row.</param>
internal sealed record TableRecord(IReadOnlyList<string> Header, ExportRow Row)
{
    /// <summary>The place, as messages name it.</summary>
    public string Place => $"line {Row.Line}";

    /// <summary>The first cell that is not blank of columns that mean the same, the better one first.</summary>
    public string? Text(params IReadOnlyList<string> columns) => columns.Select(Cell).FirstOrDefault(text => text.Length > 0);

    private string Cell(string column)
    {
        for (var at = 0; at < Header.Count; at++)
        {
            if (string.Equals(Header[at], column, StringComparison.Ordinal))
            {
                return Row.Fields[at].Trim();
            }
        }

        return string.Empty;
    }
}
