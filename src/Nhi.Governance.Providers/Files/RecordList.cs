using System.Globalization;
using System.Text.Json;

namespace Nhi.Governance.Providers.Files;

/// <summary>A format that is a list of like records, as most answers of vendors are: bare, under a member, a page to a line, one record alone, or several answers under the names of what was asked.</summary>
/// <param name="name">Stable name, vendor first.</param>
/// <param name="members">Members that may hold the list.</param>
/// <param name="kinds">What the records may be; the first that knows a record reads it.</param>
internal sealed class RecordList(string name, IReadOnlyList<string> members, params IReadOnlyList<RecordKind> kinds) : IExportFormat
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Roots.Any(root => Records(root, string.Empty).Any(record => KindOf(record.Item) is not null));
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var reading = new ListReading(records, PageMarks.IsCut(document.Roots, members));
        foreach (var (number, root) in document.Roots.Index())
        {
            var start = document.Roots.Count == 1 ? "$" : string.Create(CultureInfo.InvariantCulture, $"{number + 1}: $");
            foreach (var (item, place) in Records(root, start))
            {
                if (KindOf(item) is { } kind)
                {
                    kind.Read(item, place, reading);
                }
                else
                {
                    reading.Reject(place, kinds.Count == 1 ? $"the record is not {kinds[0].Name}" : $"the record is of no kind that {name} is known to hold");
                }
            }
        }

        reading.Complete();
    }

    private RecordKind? KindOf(JsonElement item) => item.ValueKind == JsonValueKind.Object ? kinds.FirstOrDefault(kind => kind.Is(item)) : null;

    private IEnumerable<(JsonElement Item, string Place)> Records(JsonElement root, string place)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            // A list of pages, as jq --slurp makes it of several answers.
            return root.GetArrayLength() > 0 && root.EnumerateArray().All(IsPage) ? Items(root, place).SelectMany(page => Answer(page.Item, page.Place)) : Items(root, place);
        }

        if (members.FirstOrDefault(member => root.Member(member) is { ValueKind: JsonValueKind.Array }) is { } list)
        {
            return Items(root.Member(list)!.Value, $"{place}.{list}");
        }

        if (root.ValueKind != JsonValueKind.Object || KindOf(root) is not null)
        {
            return root.ValueKind == JsonValueKind.Object ? [(root, place)] : [];
        }

        // Several answers in one file, each under the name of what was asked; an answer may be one record, where nothing else but answers is there: what belongs to a record is none.
        var areAnswers = root.Members().All(answer => answer.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array);
        return root.Members().SelectMany(answer => areAnswers && KindOf(answer.Value) is not null ? [(answer.Value, $"{place}.{answer.Name}")] : Answer(answer.Value, $"{place}.{answer.Name}"));
    }

    private IEnumerable<(JsonElement Item, string Place)> Answer(JsonElement answer, string place) => answer.ValueKind switch
    {
        JsonValueKind.Array => Items(answer, place),
        JsonValueKind.Object when members.FirstOrDefault(member => answer.Member(member) is { ValueKind: JsonValueKind.Array }) is { } list => Items(answer.Member(list)!.Value, $"{place}.{list}"),
        _ => [],
    };

    private bool IsPage(JsonElement item) =>
        item.ValueKind == JsonValueKind.Array || (KindOf(item) is null && members.Any(member => item.Member(member) is { ValueKind: JsonValueKind.Array }));

    private static IEnumerable<(JsonElement Item, string Place)> Items(JsonElement list, string place) =>
        list.EnumerateArray().Select((item, index) => (item, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]")));
}
