using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>Certificates that cert-manager keeps. By name, as a manifest has no other id; the certificate itself is in a secret, which is never looked at.</summary>
internal static class KubernetesCertificates
{
    public static void Read(KubernetesItem item, ExportRecords records)
    {
        if (item.Element.Member("spec") is not { ValueKind: JsonValueKind.Object } spec)
        {
            records.Reject(item.Place, "the Certificate has no specification");
            return;
        }

        var id = $"k8s:{item.Cluster}:certificate/{item.Space}/{item.Name}";
        var isAuthority = spec.Member("isCA") is { ValueKind: JsonValueKind.True };
        var status = item.Element.Member("status") ?? default;
        IEnumerable<string?> names = [spec.Text("commonName"), .. spec.OneOrMore("dnsNames"), .. spec.OneOrMore("ipAddresses"), .. spec.OneOrMore("uris")];
        records.Observe(
            new Observation
            {
                Id = new IdentityId(id),
                IsImmutableId = false,
                Area = $"k8s:{item.Cluster}:certificates/{item.Space}",
                Containers = [KubernetesNames.Cluster(item.Cluster), KubernetesNames.Namespace(item.Cluster, item.Space), .. item.Components],
                Facts = new RecordFacts(records, item.Place)
                    .Tell(IdentityFacts.Name, $"{item.Space}/{item.Name}")
                    .Tell(IdentityFacts.Subclass, isAuthority ? "x509:ca" : "x509:tls")
                    .Tell(CertificateFacts.Names, names.OfType<string>())
                    .Tell(CertificateFacts.Authority, spec.Text("issuerRef", "name") is { } issuer ? $"{spec.Text("issuerRef", "kind") ?? "Issuer"} {issuer}" : null)
                    .Past(IdentityFacts.CreatedAt, item.Element.Text("metadata", "creationTimestamp"))
                    .ToFactSet(),
                Credentials =
                [
                    new(
                        new CredentialId(id),
                        isAuthority ? CredentialKind.CaKey : CredentialKind.PrivateCaCertificate,
                        new RecordFacts(records, item.Place)
                            .Past(CredentialFacts.CreatedAt, status.Text("notBefore"))
                            .Past(CredentialFacts.LastRotatedAt, status.Text("notBefore"))
                            .Ahead(CredentialFacts.ExpiresAt, status.Text("notAfter"))
                            .ToFactSet()),
                ],
                Owners = (item.Either("owner") ?? item.Either("team")) is { } owner ? [new OwnerClaim(OwnerRole.Application, owner, ClaimTrust.Tag, records.Path)] : [],
                Source = records.Path,
            },
            item.Place);
    }
}
