namespace Nhi.Governance.Providers.Aws;

/// <summary>What kind of principal an OIDC issuer vouches for.</summary>
internal static class AwsOidcIssuer
{
    private static readonly string[] s_people =
        ["accounts.google.com", "www.amazon.com", "graph.facebook.com", "cognito-identity.amazonaws.com", "cognito-identity.amazonaws.com.cn", "cognito-identity-us-gov.amazonaws.com"];

    /// <summary>Issuers that AWS knows by name, for people who log in to an application.</summary>
    public static bool IsKnownLogin(string name) => s_people.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Code hosts vouch for repositories, all others for workloads.</summary>
    public static AdmissionKind KindOf(string issuer)
    {
        var host = issuer.Split('/', 2)[0];
        var isGitHub = host.StartsWith("token.actions.", StringComparison.OrdinalIgnoreCase) || issuer.EndsWith("/_services/token", StringComparison.OrdinalIgnoreCase);
        return isGitHub || host.Contains("gitlab", StringComparison.OrdinalIgnoreCase) ? AdmissionKind.Repository : AdmissionKind.Workload;
    }
}
