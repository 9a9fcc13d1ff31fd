using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>A cluster's issuer document: <c>kubectl get --raw /.well-known/openid-configuration</c>. It names the cluster to files that do not.</summary>
public sealed class KubernetesIssuer : IScopeGiver
{
    private const string ClusterEndpoint = "urn:kubernetes:";

    /// <inheritdoc />
    public string Name => "kubernetes/issuer";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Issuer(document) is not null;
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        if (Issuer(document) is not { } issuer)
        {
            records.Reject("$", "it is no issuer document of a cluster");
            return;
        }

        if (records.Scope.Get(KubernetesNames.ClusterScope) is null && issuer.AbsolutePath.Length > 1)
        {
            records.Note("$", $"other clusters may have an issuer on the same host: name this one with --scope {KubernetesNames.ClusterScope}=NAME");
        }

        var cluster = records.Scope.Get(KubernetesNames.ClusterScope) ?? issuer.Host;
        records.Attach(new Attachment
        {
            Target = KubernetesNames.Cluster(cluster),
            Reach = AttachmentReach.Members,
            Record = "issuer document",
            Facts = new FactSetBuilder().Set(TrustFacts.Issuer, KubernetesNames.WithoutScheme(issuer.OriginalString), records.Path).ToFactSet(),
            Source = records.Path,
        });
    }

    /// <inheritdoc />
    public IEnumerable<KeyValuePair<string, string>> ScopeOf(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Issuer(document) is { } issuer
            ? [KeyValuePair.Create(KubernetesNames.ClusterScope, issuer.Host), KeyValuePair.Create(KubernetesNames.IssuerScope, KubernetesNames.WithoutScheme(issuer.OriginalString))]
            : [];
    }

    /// <summary>A cluster's issuer publishes keys and no way to log in; providers for people and pipelines differ in just that, or in what they claim.</summary>
    private static Uri? Issuer(ExportDocument document)
    {
        if (document.Roots is not [var root] || root.Text("jwks_uri") is null || root.Member("token_endpoint") is not null || root.Member("scopes_supported") is not null
            || root.Text("authorization_endpoint")?.StartsWith(ClusterEndpoint, StringComparison.Ordinal) == false
            || root.Items("subject_types_supported").Count == 0
            || (root.Member("response_types_supported") is not null && !root.OneOrMore("response_types_supported").Contains("id_token", StringComparer.Ordinal)))
        {
            return null;
        }

        return Uri.TryCreate(root.Text("issuer"), UriKind.Absolute, out var issuer) && issuer.Scheme is "https" or "http" && issuer.Host.Length > 0 ? issuer : null;
    }
}
