using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>A kind that is read.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Plural">Its name in areas.</param>
/// <param name="HasNamespace">Whether its objects live in a namespace.</param>
/// <param name="Read">Reads one object: one identity, attachment or rejection.</param>
/// <param name="Group">Its API group where others have a kind of the same name; <see langword="null"/> where only one has it.</param>
internal sealed record KubernetesKind(string Name, string Plural, bool HasNamespace, Action<KubernetesItem, ExportRecords> Read, string? Group = null)
{
    private const string CertManager = "cert-manager.io";
    private const string ExternalSecrets = "external-secrets.io";

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
        new("Certificate", "certificates", true, KubernetesCertificates.Read, CertManager),
        new("Issuer", "issuers", true, KubernetesIssuers.Read, CertManager),
        new("ClusterIssuer", "clusterissuers", false, KubernetesIssuers.Read, CertManager),
        new("SecretStore", "secretstores", true, KubernetesSecretStores.Read, ExternalSecrets),
        new("ClusterSecretStore", "clustersecretstores", false, KubernetesSecretStores.Read, ExternalSecrets),
        new("ExternalSecret", "externalsecrets", true, KubernetesSecretStores.Count, ExternalSecrets),
    }.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The kind of that name, where it is of the group that is meant. Items of a typed list tell no group.</summary>
    public static KubernetesKind? Find(string? name, string? version) =>
        name is not null && s_kinds.GetValueOrDefault(name) is { } kind && (kind.Group is null || version is null || version.StartsWith(kind.Group + "/", StringComparison.Ordinal)) ? kind : null;
}
