using Nhi.Governance.Providers.Kubernetes;
using Nhi.Governance.Providers.Tests.Files;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Kubernetes;

public class KubernetesOperatorTests
{
    private const string Operators = """
        { "apiVersion": "v1", "kind": "List", "items": [
          { "apiVersion": "cert-manager.io/v1", "kind": "Certificate", "metadata": { "name": "web", "namespace": "shop", "uid": "u1", "creationTimestamp": "2026-01-01T00:00:00Z", "labels": { "team": "team-web" } },
            "spec": { "secretName": "web-tls", "commonName": "shop.example", "dnsNames": ["shop.example", "www.shop.example"], "issuerRef": { "kind": "ClusterIssuer", "name": "letsencrypt" } },
            "status": { "notBefore": "2026-09-01T00:00:00Z", "notAfter": "2026-12-01T00:00:00Z", "renewalTime": "2026-11-01T00:00:00Z" } },
          { "apiVersion": "cert-manager.io/v1", "kind": "Certificate", "metadata": { "name": "root", "namespace": "cert-manager" }, "spec": { "isCA": true, "commonName": "Shop CA", "secretName": "root", "issuerRef": { "name": "self" } } },
          { "apiVersion": "networking.internal.knative.dev/v1alpha1", "kind": "Certificate", "metadata": { "name": "k", "namespace": "shop" }, "spec": {} },
          { "apiVersion": "cert-manager.io/v1", "kind": "ClusterIssuer", "metadata": { "name": "internal" }, "spec": { "ca": { "secretName": "root" } } },
          { "apiVersion": "cert-manager.io/v1", "kind": "ClusterIssuer", "metadata": { "name": "letsencrypt" }, "spec": { "acme": { "email": "ada@shop.example", "server": "https://acme.example", "privateKeySecretRef": { "name": "account" } } } },
          { "apiVersion": "cert-manager.io/v1", "kind": "Issuer", "metadata": { "name": "vault", "namespace": "shop" }, "spec": { "vault": { "server": "https://vault.shop.example", "path": "pki/sign/web", "auth": { "kubernetes": { "role": "web", "mountPath": "/v1/auth/kubernetes", "serviceAccountRef": { "name": "issuer" } } } } } },
          { "apiVersion": "external-secrets.io/v1", "kind": "SecretStore", "metadata": { "name": "aws", "namespace": "shop" }, "spec": { "provider": { "aws": { "service": "SecretsManager", "region": "eu-west-1", "role": "arn:aws:iam::111122223333:role/reader", "auth": { "jwt": { "serviceAccountRef": { "name": "web" } } } } } } },
          { "apiVersion": "external-secrets.io/v1beta1", "kind": "ClusterSecretStore", "metadata": { "name": "vault" }, "spec": { "provider": { "vault": { "server": "https://vault.shop.example", "auth": { "kubernetes": { "mountPath": "kubernetes", "role": "eso", "serviceAccountRef": { "name": "eso", "namespace": "external-secrets" } } } } } } },
          { "apiVersion": "external-secrets.io/v1", "kind": "SecretStore", "metadata": { "name": "static", "namespace": "shop" }, "spec": { "provider": { "aws": { "service": "ParameterStore", "auth": { "secretRef": { "accessKeyIDSecretRef": { "name": "aws", "key": "id" } } } } } } },
          { "apiVersion": "external-secrets.io/v1", "kind": "SecretStore", "metadata": { "name": "none", "namespace": "shop" }, "spec": { "provider": {} } },
          { "apiVersion": "external-secrets.io/v1", "kind": "ExternalSecret", "metadata": { "name": "db", "namespace": "shop" }, "spec": { "secretStoreRef": { "name": "aws", "kind": "SecretStore" }, "target": { "name": "db" } } },
          { "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "web", "namespace": "shop", "labels": { "backstage.io/kubernetes-id": "web" } }, "spec": { "template": { "spec": { "serviceAccountName": "web" } } } }
        ] }
        """;

    private static IReadOnlyList<SourceEvent> Read(string json) => new KubernetesObjects().Read(Json(json), ("kubernetes.cluster", "prod"));

    [Fact]
    public void Every_object_is_an_identity_an_attachment_or_a_rejection()
    {
        var events = Read(Operators);
        Assert.Equal((12, 3, 7, 2), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
    }

    [Fact]
    public void A_kept_certificate_tells_its_names_its_issuer_and_its_end()
    {
        var certificate = Read(Operators).Observed()[0];
        Assert.Equal(("k8s:prod:certificate/shop/web", "x509:tls", "ClusterIssuer letsencrypt"), (certificate.Id.Value, certificate.Facts.Known(IdentityFacts.Subclass), certificate.Facts.Known(CertificateFacts.Authority)));
        Same(["shop.example", "www.shop.example"], certificate.Facts.Get(CertificateFacts.Names).Value!);
        Assert.Equal(Day("2026-12-01"), certificate.Credentials.Single().Facts.Get(CredentialFacts.ExpiresAt).Value);
        Assert.Equal("team-web", certificate.Owners.Single().Party);
    }

    [Fact]
    public void What_signs_with_a_key_of_the_cluster_is_a_signing_key()
    {
        var observed = Read(Operators).Observed();
        Assert.Equal(("x509:ca", CredentialKind.CaKey), (observed[1].Facts.Known(IdentityFacts.Subclass), observed[1].Credentials.Single().Kind));
        Assert.Equal(("k8s:prod:clusterissuer/internal", "k8s:signing-key", "Kubernetes secret root"), (observed[2].Id.Value, observed[2].Facts.Known(IdentityFacts.Subclass), observed[2].Facts.Known(SigningKeyFacts.KeyStore)));
    }

    [Fact]
    public void A_store_tells_who_reads_secrets_from_where()
    {
        var events = Read(Operators);
        var uses = events.Attached().Where(item => item.Controllers.Count > 0).Select(item => $"{item.Target} <- {item.Controllers.Single()}").ToList();
        Same(
            [
                "k8s:prod:system:serviceaccount:shop:issuer <- k8s:prod:issuer/shop/vault",
                "k8s:prod:system:serviceaccount:shop:web <- k8s:prod:secretstore/shop/aws",
                "arn:aws:iam::111122223333:role/reader <- k8s:prod:secretstore/shop/aws",
                "k8s:prod:system:serviceaccount:external-secrets:eso <- k8s:prod:clustersecretstore/vault",
                "k8s:prod:system:serviceaccount:shop:web <- k8s:prod:deployment/shop/web",
            ],
            uses);
        Assert.Contains("SecretStore shop/aws (aws)", events.Attached()[1].Facts.Get(AccessFacts.SecretAccessBy).Value!);
        Assert.Contains("logs in with a key", Assert.Single(events.Notes()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_component_of_a_catalogue_reaches_what_a_workload_runs_as() =>
        Same(["backstage:kubernetes-id/web"], Read(Operators).Attached()[^1].Containers);

    [Fact]
    public void Broken_objects_end_in_rejections_and_every_item_is_counted() => ExportMutation.Run(Operators, broken =>
    {
        if (!new KubernetesObjects().Recognises(Json(broken)))
        {
            return;
        }

        var events = Read(broken);
        var expected = ExportMutation.Count(broken, "items");
        Assert.Equal((expected, expected), (events.Count(item => item is SourceEvent.Observed or SourceEvent.Attached or SourceEvent.Rejected), events.Summary().Records));
        _ = Dump(events);
    });

    [Fact]
    public async Task Clusters_are_told_apart_by_the_scope_of_their_folder()
    {
        const string Account = """{ "apiVersion": "v1", "kind": "List", "items": [{ "apiVersion": "v1", "kind": "ServiceAccount", "metadata": { "name": "web", "namespace": "shop", "uid": "11111111-1111-1111-1111-111111111111" } }] }""";
        using var folder = new TemporaryFolder();
        foreach (var cluster in new[] { "east", "west" })
        {
            folder.Write($"{cluster}/.nhi-scope", $"kubernetes.cluster={cluster}\n");
            folder.Write($"{cluster}/accounts.json", Account);
        }

        var events = await Reading.AllAsync(new Providers.Files.FolderSource(folder.Path, ExportFormats.All));
        Same(["k8s:east:11111111-1111-1111-1111-111111111111", "k8s:west:11111111-1111-1111-1111-111111111111"], events.Identities().Select(identity => identity.Id.Value));
        Same(["k8s:east:system:serviceaccount:shop:web", "k8s:west:system:serviceaccount:shop:web"], events.Identities().SelectMany(identity => identity.Aliases).Select(alias => alias.Value));
    }
}
