using System.Text.Json;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Systems;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>One object of a cluster, with the names every reader needs.</summary>
/// <param name="Element">The object.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Space">Its namespace; empty where its kind has none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">Its place in the file.</param>
internal sealed record KubernetesItem(JsonElement Element, string Kind, string Cluster, string Space, string Name, string Place)
{
    /// <summary>The object in words: <c>Deployment payments/api</c>.</summary>
    public string Record => Space.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Space}/{Name}";

    /// <summary>The component of a catalogue that it belongs to: what the catalogue says of the component reaches it.</summary>
    public IEnumerable<string> Components => (Label("backstage.io/kubernetes-id") ?? Annotation("backstage.io/kubernetes-id")) is { } id ? [BackstageNames.KubernetesId(id)] : [];

    public IEnumerable<KeyValuePair<string, string>> Labels =>
        from label in Element.Member("metadata")?.Member("labels")?.Members() ?? []
        let text = Label(label.Name)
        where text is not null
        select KeyValuePair.Create(label.Name, text);

    public string? Label(string name) => Of("labels", name);

    public string? Annotation(string name) => Of("annotations", name);

    /// <summary>What people write as an annotation or as a label.</summary>
    public string? Either(string name) => Annotation(name) ?? Label(name);

    public DateTimeOffset? CreatedAt(ExportRecords records) => records.Instant(Element.Text("metadata", "creationTimestamp"), Place);

    private string? Of(string map, string name) => Element.Text("metadata", map, name)?.Trim() is { Length: > 0 } text ? text : null;
}
