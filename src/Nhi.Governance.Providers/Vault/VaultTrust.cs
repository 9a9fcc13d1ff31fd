using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Kubernetes;
using Nhi.Governance.Providers.Oidc;

namespace Nhi.Governance.Providers.Vault;

/// <summary>Whom a role lets log in: service accounts of a cluster, subjects of an OIDC issuer, principals of AWS. Of an AppRole and a certificate it is whoever holds the secret.</summary>
internal static class VaultTrust
{
    // A claim that names a repository, and how the issuer's subjects begin for it.
    private static readonly (string Claim, string Prefix)[] s_claims = [("repository", "repo:"), ("project_path", "project_path:")];

    public static IEnumerable<Admission> Of(VaultAnswer role, VaultServer server)
    {
        var data = role.Data;
        return data.Member("bound_service_account_names") is not null ? [Kubernetes(role, server)]
            : data.Member("user_claim") is not null ? [Oidc(role, server)]
            : data.OneOrMore("bound_iam_principal_arn").Select(Aws).Concat(data.OneOrMore("bound_account_id").Select(account => new Admission(AdmissionKind.Account, account, [])));
    }

    private static Admission Kubernetes(VaultAnswer role, VaultServer server)
    {
        var names = role.Data.OneOrMore("bound_service_account_names");
        var spaces = role.Data.OneOrMore("bound_service_account_namespaces");

        // A selector of namespaces stands in their place: which they are only the cluster knows.
        var subjects = (spaces.Count > 0 ? spaces : ["*"]).SelectMany(space => names.Select(name => KubernetesNames.Subject(space, name)));
        return new Admission(AdmissionKind.Workload, server.ClusterOf(role.Path), [.. subjects], SubjectsArePatterns: true, NamesAudience: role.Data.Text("audience") is { Length: > 0 });
    }

    private static Admission Oidc(VaultAnswer role, VaultServer server)
    {
        var issuer = server.IssuerOf(role.Path);
        var claims = role.Data.Member("bound_claims");
        var isGlob = role.Data.Text("bound_claims_type") is "glob";
        string[] exact = [.. role.Data.OneOrMore("bound_subject").Where(subject => subject.Length > 0), .. claims?.OneOrMore("sub") ?? []];
        string[] repositories = [.. s_claims.SelectMany(claim => (claims?.OneOrMore(claim.Claim) ?? []).Select(value => $"{claim.Prefix}{value}:*"))];

        // A subject that is told decides; a repository alone admits all of its branches and environments.
        var subjects = exact.Length > 0 ? exact : repositories;
        return new Admission(OidcIssuer.KindOf(issuer), issuer, subjects, SubjectsArePatterns: isGlob || exact.Length == 0, NamesAudience: role.Data.OneOrMore("bound_audiences").Count > 0);
    }

    private static Admission Aws(string arn)
    {
        var parts = arn.Split(':');
        return !arn.Contains('*', StringComparison.Ordinal) ? new Admission(AdmissionKind.Identity, arn, [])
            : parts.Length > 5 && parts[4].Length > 0 && parts[4].All(char.IsAsciiDigit) ? new Admission(AdmissionKind.Account, parts[4], [])
            : new Admission(AdmissionKind.Anyone, "*", []);
    }
}
