namespace Nhi.Governance.Providers.OAuth;

/// <summary>Control credentials, made anew for each look.</summary>
internal static class OAuthControl
{
    public static async ValueTask<ControlCredential?> TokenAsync(OidcServer oidc)
    {
        var client = await oidc.RegisterAsync();
        var provider = new OAuthTokenProvider(oidc.Reach(oidc.OptionsFor(client)));
        var issued = OAuthRealServerTests.Issued(await provider.IssueAsync(OAuthRealServerTests.Issue(client)));
        return new ControlCredential(issued.Version.Id, issued.Secret!);
    }

    public static async ValueTask<ControlCredential?> ClientAsync(OidcServer oidc) => (await oidc.RegisterAsync()).ToControl();
}
