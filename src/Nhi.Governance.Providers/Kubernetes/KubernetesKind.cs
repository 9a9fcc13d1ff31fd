using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>A kind that is read.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Plural">Its name in areas.</param>
/// <param name="HasNamespace">Whether its objects live in a namespace.</param>
/// <param name="Read">Reads one object: one identity, attachment or rejection.</param>
internal sealed record KubernetesKind(string Name, string Plural, bool HasNamespace, Action<KubernetesItem, ExportRecords> Read)
{
    private static readonly Dictionary<string, KubernetesKind> s_kinds = new KubernetesKind[]
    {
        new("ServiceAccount", "serviceaccounts", true, KubernetesServiceAccounts.Read),
        new("Role", "roles", true, KubernetesRoles.Read),
        new("ClusterRole", "clusterroles", false, KubernetesRoles.Read),
        new("RoleBinding", "rolebindings", true, KubernetesBindings.Read),
        new("ClusterRoleBinding", "clusterrolebindings", false, KubernetesBindings.Read),
        new("Deployment", "deployments", true, KubernetesWorkloads.Read),
        new("StatefulSet", "statefulsets", true, KubernetesWorkloads.Read),
        new("DaemonSet", "daemonsets", true, KubernetesWorkloads.Read),
        new("ReplicaSet", "replicasets", true, KubernetesWorkloads.Read),
        new("Job", "jobs", true, KubernetesWorkloads.Read),
        new("CronJob", "cronjobs", true, KubernetesWorkloads.Read),
        new("Pod", "pods", true, KubernetesWorkloads.Read),
        new("Secret", "secrets", true, KubernetesSecrets.Read),
        new("Namespace", "namespaces", false, KubernetesNamespaces.Read),
    }.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public static KubernetesKind? Find(string? name) => name is null ? null : s_kinds.GetValueOrDefault(name);
}
