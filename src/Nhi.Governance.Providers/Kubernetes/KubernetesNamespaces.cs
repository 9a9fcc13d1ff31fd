using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>Namespaces: environment and platform owner of everything in them.</summary>
internal static class KubernetesNamespaces
{
    public static void Read(KubernetesItem item, ExportRecords records)
    {
        var facts = new FactSetBuilder();
        if (item.Label("environment") is { } environment)
        {
            facts.Set(IdentityFacts.Environment, environment, records.Path);
        }

        records.Attach(new Attachment
        {
            Target = KubernetesNames.Namespace(item.Cluster, item.Name),
            Reach = AttachmentReach.Members,
            Record = item.Record,
            Facts = facts.ToFactSet(),
            Owners = item.Label("team") is { } team ? [new OwnerClaim(OwnerRole.Platform, team, ClaimTrust.Tag, records.Path)] : [],
            Source = records.Path,
        });
    }
}
