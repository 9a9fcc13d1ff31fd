namespace Nhi.Governance.Providers.Aws;

/// <summary>The OIDC issuers that AWS knows by name, for people who log in to an application.</summary>
internal static class AwsOidcIssuer
{
    private static readonly string[] s_people =
        ["accounts.google.com", "www.amazon.com", "graph.facebook.com", "cognito-identity.amazonaws.com", "cognito-identity.amazonaws.com.cn", "cognito-identity-us-gov.amazonaws.com"];

    public static bool IsKnownLogin(string name) => s_people.Contains(name, StringComparer.OrdinalIgnoreCase);
}
