namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>How ids, containers and areas of a cluster are written.</summary>
internal static class KubernetesNames
{
    public const string ClusterScope = "kubernetes.cluster";
    public const string IssuerScope = "kubernetes.issuer";

    public static string Cluster(string cluster) => $"k8s:{cluster}";

    public static string Namespace(string cluster, string name) => $"k8s:{cluster}/{name}";

    public static string Subject(string space, string name) => $"system:serviceaccount:{space}:{name}";

    public static string ServiceAccount(string cluster, string space, string name) => $"k8s:{cluster}:{Subject(space, name)}";

    public static string ServiceAccounts(string cluster, string space) => $"k8s:{cluster}:serviceaccounts/{space}";

    public static string ClusterRole(string cluster, string name) => $"k8s:{cluster}:clusterrole/{name}";

    /// <summary>A cluster role as a binding of one namespace gives it: its rights end at the namespace.</summary>
    public static string ClusterRoleInNamespace(string cluster, string name) => $"k8s:{cluster}:clusterrole/{name}@namespace";

    public static string Role(string cluster, string space, string name) => $"k8s:{cluster}:role/{space}/{name}";

    /// <summary>Whether a text may be the name of an object.</summary>
    public static bool IsName(string? text) => text is { Length: > 0 and <= 253 } && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter == '/');

    /// <summary>An issuer as trusts write it.</summary>
    public static string WithoutScheme(string issuer)
    {
        var at = issuer.IndexOf("://", StringComparison.Ordinal);
        return (at < 0 ? issuer : issuer[(at + 3)..]).TrimEnd('/');
    }
}
