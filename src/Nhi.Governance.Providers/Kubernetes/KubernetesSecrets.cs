using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>Secrets, by their metadata alone: what they hold is never looked at.</summary>
internal static class KubernetesSecrets
{
    private const string TokenType = "kubernetes.io/service-account-token";

    /// <summary>Issuer that the control plane writes into tokens kept in secrets, whatever the cluster's own issuer is.</summary>
    private const string TokenIssuer = "kubernetes/serviceaccount";

    public static void Read(KubernetesItem item, ExportRecords records)
    {
        if (item.Element.Text("type") is not TokenType)
        {
            records.Attach(new Attachment { Target = KubernetesNames.Namespace(item.Cluster, item.Space), Reach = AttachmentReach.Members, Record = item.Record, Source = records.Path });
            return;
        }

        var account = item.Annotation("kubernetes.io/service-account.name");
        var uid = item.Annotation("kubernetes.io/service-account.uid");
        if (!KubernetesNames.IsName(account))
        {
            records.Reject(item.Place, "the token names no service account");
            return;
        }

        records.Attach(new Attachment
        {
            Target = KubernetesNames.IsName(uid) ? $"k8s:{item.Cluster}:{uid}" : KubernetesNames.ServiceAccount(item.Cluster, item.Space, account!),
            Record = item.Record,
            Area = KubernetesNames.ServiceAccounts(item.Cluster, item.Space),
            Credentials = [new(new($"k8s:{item.Cluster}:secret/{item.Space}/{item.Name}"), CredentialKind.KubernetesLegacyToken, Facts(item, account!, records))],
            Source = records.Path,
        });
    }

    private static FactSet Facts(KubernetesItem item, string account, ExportRecords records)
    {
        // The control plane labels what was not used for a year, and refuses it from then on.
        var isRefused = item.Label("kubernetes.io/legacy-token-invalid-since") is not null;
        var facts = new FactSetBuilder()
            .Set(CredentialFacts.Enabled, !isRefused, records.Path)
            .Set(CredentialFacts.Issuer, TokenIssuer, records.Path)
            .Set(CredentialFacts.Subject, KubernetesNames.Subject(item.Space, account), records.Path)
            .SetAbsent(CredentialFacts.ExpiresAt, records.Path);
        return (item.CreatedAt(records) is { } created ? facts.Set(CredentialFacts.CreatedAt, created, records.Path) : facts).ToFactSet();
    }
}
