namespace Nhi.Governance.Providers.Oidc;

/// <summary>What an OIDC issuer vouches for.</summary>
internal static class OidcIssuer
{
    /// <summary>An issuer as trusts and subjects name it: without its scheme.</summary>
    public static string NameOf(string uri) => (uri.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? uri[(at + 3)..] : uri).TrimEnd('/');

    /// <summary>Code hosts vouch for repositories, all others for workloads.</summary>
    public static AdmissionKind KindOf(string issuer)
    {
        var host = issuer.Split('/', 2)[0];
        var isGitHub = host.StartsWith("token.actions.", StringComparison.OrdinalIgnoreCase) || issuer.EndsWith("/_services/token", StringComparison.OrdinalIgnoreCase);
        return isGitHub || host.Contains("gitlab", StringComparison.OrdinalIgnoreCase) ? AdmissionKind.Repository : AdmissionKind.Workload;
    }
}
