using System.Text.RegularExpressions;

namespace Nhi.Governance.Repository.Docs;

/// <summary>Reads the citations of standards in the tables of a document: the columns headed references or source.</summary>
internal static partial class Citations
{
    /// <summary>A citation as it stands: what was written, and its framework with version and its id.</summary>
    public static IEnumerable<(string Standard, string Id)> InTables(string markdown)
    {
        string[]? head = null;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!line.StartsWith('|'))
            {
                head = null;
                continue;
            }

            var cells = Cells(line);
            if (head is null)
            {
                head = cells;
                continue;
            }

            var at = Array.FindIndex(head, name => name is "references" or "source");
            if (at >= 0 && at < cells.Length)
            {
                foreach (var citation in InCell(cells[at]))
                {
                    yield return citation;
                }
            }
        }
    }

    /// <summary>Citations of a cell: parted by semicolons, ids of one standard by commas, with words around them that are none.</summary>
    public static IEnumerable<(string Standard, string Id)> InCell(string cell)
    {
        foreach (var part in cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Standard().Match(part) is not { Success: true } match)
            {
                continue;
            }

            var standard = match.Value.Trim();
            var ids = Remark().Replace(part[(match.Index + match.Length)..], "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var id in ids.DefaultIfEmpty(""))
            {
                yield return (standard, id);
            }
        }
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    /// <summary>Our frameworks are upper case with hyphens and have a version, but for one that has none; other bodies are named as they are.</summary>
    [GeneratedRegex(@"CA/B Forum \w+ BR|RFC|SPIFFE|CIS-GCP|[A-Z]+-[A-Z][\w-]*(?= )( [\d.]+(?= |$))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Standard();

    [GeneratedRegex(@"\([A-Z][a-z]*( [A-Z][a-z]*)?\)|\(AWS\)|\band the kind's own\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Remark();
}
