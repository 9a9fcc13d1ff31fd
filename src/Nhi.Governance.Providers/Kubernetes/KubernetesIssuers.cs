using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>Issuers of cert-manager. One that signs with a key of the cluster is that key; any other asks somebody else to sign.</summary>
internal static class KubernetesIssuers
{
    public static void Read(KubernetesItem item, ExportRecords records)
    {
        var spec = item.Element.Member("spec") ?? default;
        if (spec.Member("ca") is not { ValueKind: JsonValueKind.Object } authority)
        {
            KubernetesSecretStores.ReadUser(item, spec.Member("vault")?.Member("auth")?.Member("kubernetes")?.Member("serviceAccountRef"), records);
            return;
        }

        var (kind, place) = (item.Kind.ToLowerInvariant(), item.Space.Length == 0 ? item.Name : $"{item.Space}/{item.Name}");
        records.Observe(
            new Observation
            {
                Id = new IdentityId($"k8s:{item.Cluster}:{kind}/{place}"),
                IsImmutableId = false,
                Area = item.Space.Length == 0 ? $"k8s:{item.Cluster}:{kind}s" : $"k8s:{item.Cluster}:{kind}s/{item.Space}",
                Containers = [KubernetesNames.Cluster(item.Cluster), .. item.Space.Length == 0 ? Array.Empty<string>() : [KubernetesNames.Namespace(item.Cluster, item.Space)]],
                Facts = new RecordFacts(records, item.Place)
                    .Tell(IdentityFacts.Name, place)
                    .Tell(IdentityFacts.Subclass, "k8s:signing-key")
                    .Tell(SigningKeyFacts.Signs, ["certificates"])
                    .Tell(SigningKeyFacts.KeyStore, authority.Text("secretName") is { } secret ? $"Kubernetes secret {secret}" : null)
                    .Past(IdentityFacts.CreatedAt, item.Element.Text("metadata", "creationTimestamp"))
                    .ToFactSet(),
                Source = records.Path,
            },
            item.Place);
    }
}
