using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>Objects of a cluster: <c>kubectl get TYPE -A -o json</c> or <c>-o yaml</c>, one kind or several.</summary>
public sealed class KubernetesObjects : IExportFormat
{
    private const string ListKind = "List";

    /// <inheritdoc />
    public string Name => "kubernetes/objects";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Roots.Any(root => IsList(root) || IsObject(root));
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var coverage = new KubernetesCoverage();
        var reader = new KubernetesReader(records, coverage);
        foreach (var (index, root) in document.Roots.Index())
        {
            var place = document.Roots.Count == 1 ? "$" : $"$[{index}]";
            if (IsList(root))
            {
                ReadList(root, place, reader, records);
            }
            else if (root.ValueKind != JsonValueKind.Null)
            {
                reader.Read(root, root.Text("kind"), place, KubernetesListing.One);
            }
        }

        coverage.Tell(records);
    }

    private static void ReadList(JsonElement root, string place, KubernetesReader reader, ExportRecords records)
    {
        // Items of a typed list, as the API gives it, leave out their kind.
        var kind = root.Text("kind")!;
        var ofItems = kind.Length > ListKind.Length ? kind[..^ListKind.Length] : null;
        var metadata = root.Member("metadata");
        var listing = metadata?.Member("continue") is not null && metadata?.Text("continue") is not "" ? KubernetesListing.Page : KubernetesListing.All;
        if (listing == KubernetesListing.Page)
        {
            records.Note(place, $"the list {PageMarks.Said}");
        }

        foreach (var (index, item) in root.Items("items").Index())
        {
            reader.Read(item, item.Text("kind") ?? ofItems, $"{place}.items[{index}]", listing);
        }
    }

    private static bool IsList(JsonElement root) =>
        root.Text("apiVersion") is not null && root.Text("kind") is { } kind && kind.EndsWith(ListKind, StringComparison.Ordinal) && root.Member("items") is { ValueKind: JsonValueKind.Array };

    private static bool IsObject(JsonElement root) =>
        root.Text("apiVersion") is not null && KubernetesKind.Find(root.Text("kind"), root.Text("apiVersion")) is not null && root.Member("metadata") is { ValueKind: JsonValueKind.Object };
}
