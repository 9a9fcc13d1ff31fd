using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>What runs, and as which service account. What another controller runs is that controller's.</summary>
internal static class KubernetesWorkloads
{
    private static readonly string[] s_owners = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob", "Pod", "Node"];

    public static void Read(KubernetesItem item, ExportRecords records)
    {
        if (PodSpec(item) is not { } spec)
        {
            records.Reject(item.Place, $"the {item.Kind} has no pod specification");
            return;
        }

        var owner = item.Element.Member("metadata")?.Items("ownerReferences").FirstOrDefault(reference => reference.Member("controller") is { ValueKind: JsonValueKind.True });
        if (owner is { ValueKind: JsonValueKind.Object } known && s_owners.Contains(known.Text("kind"), StringComparer.Ordinal))
        {
            records.Attach([]);
            return;
        }

        var account = Given(spec, "serviceAccountName") ?? Given(spec, "serviceAccount") ?? "default";
        if (!KubernetesNames.IsName(account))
        {
            records.Reject(item.Place, $"the {item.Kind} runs as a service account whose name cannot be one");
            return;
        }

        records.Attach(new Attachment
        {
            Target = KubernetesNames.ServiceAccount(item.Cluster, item.Space, account),
            Record = item.Record,
            IsReference = true,
            Area = KubernetesNames.ServiceAccounts(item.Cluster, item.Space),
            Containers = [.. item.Components],
            Controllers = [Controller(item, owner)],
            Source = records.Path,
        });
    }

    /// <summary>A controller of a kind that is not read stands for all that it runs.</summary>
    private static string Controller(KubernetesItem item, JsonElement? owner)
    {
        var isOwned = owner is { ValueKind: JsonValueKind.Object } && KubernetesNames.IsName(owner.Value.Text("kind")) && KubernetesNames.IsName(owner.Value.Text("name"));
        var (kind, name) = isOwned ? (owner!.Value.Text("kind")!, owner.Value.Text("name")!) : (item.Kind, item.Name);
        return $"k8s:{item.Cluster}:{kind.ToLowerInvariant()}/{item.Space}/{name}";
    }

    private static JsonElement? PodSpec(KubernetesItem item)
    {
        var spec = item.Element.Member("spec");
        var pod = item.Kind switch
        {
            "Pod" => spec,
            "CronJob" => spec?.Member("jobTemplate")?.Member("spec")?.Member("template")?.Member("spec"),
            _ => spec?.Member("template")?.Member("spec"),
        };
        return pod is { ValueKind: JsonValueKind.Object } ? pod : null;
    }

    private static string? Given(JsonElement spec, string name) => spec.Text(name) is { Length: > 0 } text ? text : null;
}
