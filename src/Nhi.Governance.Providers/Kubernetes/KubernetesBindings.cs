using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>Bindings of roles to service accounts, and to the groups that service accounts are in. Users and other groups are counted, and nothing more.</summary>
internal static class KubernetesBindings
{
    private const string AllAccounts = "system:serviceaccounts";
    private const string AllAccountsOf = AllAccounts + ":";
    private const string Everybody = "system:authenticated";

    /// <summary>What every cluster gives to all service accounts: rights to ask who one is and what there is.</summary>
    private static readonly string[] s_harmless = ["system:basic-user", "system:discovery", "system:public-info-viewer", "system:service-account-issuer-discovery"];

    public static void Read(KubernetesItem item, ExportRecords records)
    {
        var kind = item.Element.Text("roleRef", "kind");
        var role = item.Element.Text("roleRef", "name");
        var isCluster = item.Space.Length == 0;
        if (!KubernetesNames.IsName(role) || (kind is not "ClusterRole" && (kind is not "Role" || isCluster)))
        {
            records.Reject(item.Place, $"the {item.Kind} names no role");
            return;
        }

        var container = kind is "Role" ? KubernetesNames.Role(item.Cluster, item.Space, role!)
            : isCluster ? KubernetesNames.ClusterRole(item.Cluster, role!)
            : KubernetesNames.ClusterRoleInNamespace(item.Cluster, role!);
        var facts = new FactSetBuilder().Set(AccessFacts.Grants, new NameSet([$"{item.Record} ({kind} {role})"]), records.Path);
        if (isCluster && role is KubernetesRoles.Administrator)
        {
            facts.Set(AccessFacts.AdministratorBy, new NameSet([$"ClusterRole {role}"]), records.Path);
        }

        var attachment = new Attachment { Target = container, Record = item.Record, Containers = [container], Facts = facts.ToFactSet(), Source = records.Path };
        records.Attach([.. item.Element.Items("subjects").Select(subject => Bind(subject, role!, item, records, attachment)).OfType<Attachment>()]);
    }

    private static Attachment? Bind(JsonElement subject, string role, KubernetesItem item, ExportRecords records, Attachment attachment)
    {
        switch (subject.Text("kind"))
        {
            case "ServiceAccount":
                return Account(subject, item, records, attachment);
            case "Group" when subject.Text("name") is { } group && (group is Everybody || group.StartsWith(AllAccounts, StringComparison.Ordinal)) && !s_harmless.Contains(role, StringComparer.Ordinal):
                return Members(group, item, attachment);
            case "User" when subject.Text("name")?.Split(':') is ["system", "serviceaccount", var space, var name] && KubernetesNames.IsName(space) && KubernetesNames.IsName(name):
                return Account(space, name, item, attachment);
            default:
                return null;
        }
    }

    private static Attachment? Account(JsonElement subject, KubernetesItem item, ExportRecords records, Attachment attachment)
    {
        var space = subject.Text("namespace") ?? item.Space;
        var name = subject.Text("name");
        if (KubernetesNames.IsName(space) && KubernetesNames.IsName(name))
        {
            return Account(space, name!, item, attachment);
        }

        records.Note(item.Place, "a service account that it binds has no name or namespace and is left out");
        return null;
    }

    private static Attachment Account(string space, string name, KubernetesItem item, Attachment attachment) => attachment with
    {
        Target = KubernetesNames.ServiceAccount(item.Cluster, space, name),
        Area = KubernetesNames.ServiceAccounts(item.Cluster, space),
        IsReference = !IsOfControlPlane(item),
    };

    /// <summary>Everybody in the namespace, or in the cluster, is bound.</summary>
    private static Attachment? Members(string group, KubernetesItem item, Attachment attachment) => group switch
    {
        AllAccounts or Everybody => attachment with { Target = KubernetesNames.Cluster(item.Cluster), Reach = AttachmentReach.Members },
        _ when group.StartsWith(AllAccountsOf, StringComparison.Ordinal) && KubernetesNames.IsName(group[AllAccountsOf.Length..]) =>
            attachment with { Target = KubernetesNames.Namespace(item.Cluster, group[AllAccountsOf.Length..]), Reach = AttachmentReach.Members },
        _ => null,
    };

    /// <summary>The control plane binds accounts of controllers whether or not they run: such a binding does not dangle.</summary>
    private static bool IsOfControlPlane(KubernetesItem item) => item.Label("kubernetes.io/bootstrapping") is "rbac-defaults" && item.Name.StartsWith("system:", StringComparison.Ordinal);
}
