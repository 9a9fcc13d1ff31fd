namespace Nhi.Governance;

/// <summary>What an inventory of OAuth grants keeps.</summary>
public static class OAuthTokenFacts
{
    /// <summary>Client it was issued to.</summary>
    public static FactKey<string> ClientId { get; } = new("oauthToken.clientId", "client it was issued to");

    /// <summary>Who consented.</summary>
    public static FactKey<string> GrantedBy { get; } = new("oauthToken.grantedBy", "who consented");

    /// <summary>Scopes it carries.</summary>
    public static FactKey<NameSet> Scopes { get; } = new("oauthToken.scopes", "scopes it carries", FactMerge.Union);

    /// <summary>Services it is meant for.</summary>
    public static FactKey<NameSet> Audience { get; } = new("oauthToken.audience", "services it is meant for", FactMerge.Union);
}
