using System.Globalization;
using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Systems;

/// <summary>The catalogue of Backstage: <c>catalog-info.yaml</c> with one or several entities, or <c>GET /api/catalog/entities</c>. Stateless, and so safe to share between threads.</summary>
internal sealed class BackstageCatalog : IExportFormat
{
    /// <inheritdoc />
    public string Name => "backstage/catalog";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Roots.Any(root => Items(root, "$").Any(item => IsEntity(item.Item)));
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var reading = new ListReading(records, isCut: false);
        var items = document.Roots.Index().SelectMany(root => Items(root.Item, document.Roots.Count == 1 ? "$" : string.Create(CultureInfo.InvariantCulture, $"{root.Index + 1}: $"))).ToList();
        var entities = new BackstageEntities(reading, items.Select(item => item.Item).Where(IsEntity));
        foreach (var (item, place) in items)
        {
            if (IsEntity(item))
            {
                entities.Read(item, place);
            }
            else
            {
                reading.Reject(place, "is no entity of the catalogue");
            }
        }
    }

    private static bool IsEntity(JsonElement item) =>
        item.Text("apiVersion")?.Contains("backstage.io/", StringComparison.Ordinal) == true && item.Text("kind") is not null && item.Member("metadata") is { ValueKind: JsonValueKind.Object };

    private static IEnumerable<(JsonElement Item, string Place)> Items(JsonElement root, string place) => root.ValueKind switch
    {
        JsonValueKind.Array => List(root, place),
        JsonValueKind.Object when root.Member("items") is { ValueKind: JsonValueKind.Array } items => List(items, $"{place}.items"),
        JsonValueKind.Object => [(root, place)],
        _ => [],
    };

    private static IEnumerable<(JsonElement Item, string Place)> List(JsonElement list, string place) =>
        list.EnumerateArray().Select((item, index) => (item, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]")));
}
