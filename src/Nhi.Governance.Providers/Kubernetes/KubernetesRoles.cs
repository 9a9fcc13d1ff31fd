using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>Roles and cluster roles: containers whose rights reach those bound to them.</summary>
internal static class KubernetesRoles
{
    public const string Administrator = "cluster-admin";

    public static void Read(KubernetesItem item, ExportRecords records)
    {
        if (item.Element.Member("rules") is { ValueKind: not JsonValueKind.Array })
        {
            records.Reject(item.Place, $"the {item.Kind} has rules that are no list");
            return;
        }

        var rules = item.Element.Items("rules");
        var isCluster = item.Space.Length == 0;
        var facts = Secrets(item, rules, records.Path);
        if (!isCluster)
        {
            records.Attach(Attachment(KubernetesNames.Role(item.Cluster, item.Space, item.Name), item, facts.ToFactSet(), records));
            return;
        }

        var inNamespace = Attachment(KubernetesNames.ClusterRoleInNamespace(item.Cluster, item.Name), item, facts.ToFactSet(), records);
        if (item.Name is Administrator || rules.Any(KubernetesRule.AllowsEverything))
        {
            facts.Set(AccessFacts.AdministratorBy, new NameSet([item.Record]), records.Path);
        }

        records.Attach(Attachment(KubernetesNames.ClusterRole(item.Cluster, item.Name), item, facts.ToFactSet(), records), inNamespace);
    }

    private static FactSetBuilder Secrets(KubernetesItem item, IReadOnlyList<JsonElement> rules, string source)
    {
        var facts = new FactSetBuilder();
        NameSet ways = new(rules.SelectMany(KubernetesRule.SecretAccess).Select(way => $"{item.Record}: {way}"));
        return ways.Count == 0 ? facts : facts.Set(AccessFacts.SecretAccessBy, ways, source);
    }

    private static Attachment Attachment(string container, KubernetesItem item, FactSet facts, ExportRecords records) => new()
    {
        Target = container,
        Reach = AttachmentReach.Members,
        Record = item.Record,
        Facts = facts,
        Source = records.Path,
    };
}
