using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>Names an object and hands it to the reader of its kind, or rejects it.</summary>
internal sealed class KubernetesReader(ExportRecords records, KubernetesCoverage coverage)
{
    private readonly string? _cluster = records.Scope.Get(KubernetesNames.ClusterScope) is { Length: > 0 } cluster ? cluster : null;

    public void Read(JsonElement element, string? kindName, string place, KubernetesListing listing)
    {
        if (Refusal(element, kindName, out var kind, out var space, out var name) is { } reason)
        {
            coverage.Lose(kind);
            records.Reject(place, reason);
            return;
        }

        coverage.See(kind!, _cluster!, space, listing);
        kind!.Read(new KubernetesItem(element, kind.Name, _cluster!, space, name, place), records);
    }

    private string? Refusal(JsonElement element, string? kindName, out KubernetesKind? kind, out string space, out string name)
    {
        kind = KubernetesKind.Find(kindName, element.Text("apiVersion"));
        space = element.Text("metadata", "namespace") ?? string.Empty;
        name = element.Text("metadata", "name") ?? string.Empty;
        if (element.ValueKind != JsonValueKind.Object || kindName is null)
        {
            return "it is no object with a kind";
        }

        if (kind is null)
        {
            return kindName.Length <= 63 && kindName.All(char.IsAsciiLetterOrDigit) ? $"objects of the kind {kindName} are not read" : "objects of its kind are not read";
        }

        if (_cluster is null)
        {
            return $"which cluster it is of is not told: give --scope {KubernetesNames.ClusterScope}=NAME, or lay the cluster's openid-configuration beside the file";
        }

        if (!KubernetesNames.IsName(name) || (kind.HasNamespace && !KubernetesNames.IsName(space)))
        {
            return kind.HasNamespace ? $"the {kind.Name} has no name and namespace" : $"the {kind.Name} has no name";
        }

        space = kind.HasNamespace ? space : string.Empty;
        return kind.Name is "ServiceAccount" && !KubernetesNames.IsName(element.Text("metadata", "uid")) ? "the ServiceAccount has no uid: it is a manifest rather than an export" : null;
    }
}
