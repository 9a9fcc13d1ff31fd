using System.Collections.Frozen;

namespace Nhi.Governance;

/// <summary>The read-only command, or the register entry, that would tell a missing fact.</summary>
internal static class GapCommands
{
    private const string Register = "an entry in the register (docs/register.md): ";
    private const string CredentialReport = "aws iam generate-credential-report; aws iam get-credential-report --query Content --output text | base64 -d";
    private const string AuthorizationDetails = "aws iam get-account-authorization-details";
    private const string AccessKeys = "aws iam list-access-keys --user-name NAME";
    private const string Bindings = "kubectl get roles,clusterroles,rolebindings,clusterrolebindings -A -o json";

    private static readonly FrozenDictionary<FactKey, string> Aws = new Dictionary<FactKey, string>
    {
        [CredentialFacts.LastUsedAt] = CredentialReport,
        [CredentialFacts.LastRotatedAt] = CredentialReport,
        [CredentialFacts.CreatedAt] = AccessKeys,
        [IdentityFacts.InteractiveLogin] = CredentialReport,
        [TrustFacts.DanglingNames] = "the list that would hold the name: kubectl get serviceaccounts -A -o json, or " + AuthorizationDetails + " in that account",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<FactKey, string> Google = new Dictionary<FactKey, string>
    {
        [CredentialFacts.LastUsedAt] = "gcloud policy-intelligence query-activity --activity-type=serviceAccountKeyLastAuthentication --project=P --format=json",
        [IdentityFacts.LastUsedAt] = "gcloud policy-intelligence query-activity --activity-type=serviceAccountLastAuthentication --project=P --format=json",
        [CredentialFacts.CreatedAt] = "gcloud iam service-accounts keys list --iam-account=EMAIL --format=json",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<FactKey, string> Entra = new Dictionary<FactKey, string>
    {
        [CredentialFacts.LastUsedAt] = "az rest --url https://graph.microsoft.com/beta/reports/appCredentialSignInActivities",
        [IdentityFacts.LastUsedAt] = "az rest --url https://graph.microsoft.com/beta/reports/servicePrincipalSignInActivities",
        [CredentialFacts.CreatedAt] = "az ad app list --all --output json",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<FactKey, string> Kubernetes = new Dictionary<FactKey, string>
    {
        [UsageFacts.Controllers] = "kubectl get deployments,statefulsets,daemonsets,jobs,cronjobs -A -o json",
        [TrustFacts.DanglingNames] = AuthorizationDetails + ", in the account the annotation names",
        [TrustFacts.AssertedOnly] = "kubectl get --raw /.well-known/openid-configuration, and " + AuthorizationDetails + " in the account the annotation names",
    }.ToFrozenDictionary();

    public static string For(INonHumanIdentity identity, string control, IReadOnlyList<FactKey> missing)
    {
        if (control.StartsWith("owner.", StringComparison.Ordinal))
        {
            return $"{Register}owners: {{ identity: \"{identity.Id}\", role: {control["owner.".Length..]}, party: … }}";
        }

        var fact = missing.Count > 0 ? missing[0] : IdentityFacts.Name;
        return Declared(identity, fact) ?? (identity.Facts.Get(IdentityFacts.Subclass).Value ?? string.Empty).Split(':')[0] switch
        {
            "aws" => Aws.GetValueOrDefault(fact, AuthorizationDetails),
            "k8s" => Kubernetes.GetValueOrDefault(fact, Bindings),
            "gcp" => Google.GetValueOrDefault(fact, "gcloud asset search-all-iam-policies --scope=organizations/N --format=json"),
            "entra" or "azure" => Entra.GetValueOrDefault(fact, "az role assignment list --all --output json"),
            "github" when fact.Equals(PipelineFacts.DefaultTokenWrites) => "gh api repos/OWNER/REPO/actions/permissions/workflow",
            "github" => "the repository's workflow files: nhi survey … --git REPO",
            "gleif" => "curl -s https://api.gleif.org/api/v1/lei-records/LEI",
            "bearer" => AccessKeys + ", for the users of its account",
            _ => $"{Register}{fact.Meaning}",
        };
    }

    /// <summary>What no platform knows: people say it in the register, infrastructure code in its state.</summary>
    private static string? Declared(INonHumanIdentity identity, FactKey fact) => fact.Name switch
    {
        "identity.purpose" or "identity.reviewDue" => $"{Register}purposes: {{ identity: \"{identity.Id}\", purpose: …, reviewDate: … }}",
        "identity.contractEnd" => $"{Register}vendors: {{ name: {identity.Facts.Get(IdentityFacts.Vendor).Value ?? "…"}, manager: …, contractEnd: … }}",
        "identity.secretInState" => "terraform show -json",
        "usage.usersOfUnknownEnvironment" => $"{Register}environments: {{ scope: …, environment: … }}",
        _ => null,
    };
}
