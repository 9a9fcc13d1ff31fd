namespace Nhi.Governance;

/// <summary>What an inventory of OAuth clients keeps.</summary>
public static class OAuthAppFacts
{
    /// <summary>Client id at its authorization server.</summary>
    public static FactKey<string> ClientId { get; } = new("oauthApp.clientId", "client id at its authorization server");

    /// <summary>Authorization server it is registered with.</summary>
    public static FactKey<string> AuthorizationServer { get; } = new("oauthApp.authorizationServer", "authorization server it is registered with");

    /// <summary>Scopes it was granted.</summary>
    public static FactKey<NameSet> Scopes { get; } = new("oauthApp.scopes", "scopes it was granted", FactMerge.Union);

    /// <summary>Grant types it may use.</summary>
    public static FactKey<NameSet> GrantTypes { get; } = new("oauthApp.grantTypes", "grant types it may use", FactMerge.Union);

    /// <summary>Redirect URIs it registered.</summary>
    public static FactKey<NameSet> RedirectUris { get; } = new("oauthApp.redirectUris", "redirect URIs it registered", FactMerge.Union);

    /// <summary>How people log in to it through the directory: <c>saml</c>, <c>oidc</c>, <c>password</c>. Unknown where they do not, or nothing tells.</summary>
    public static FactKey<NameSet> SignOn { get; } = new("oauthApp.signOn", "how people log in to it", FactMerge.Union);
}
