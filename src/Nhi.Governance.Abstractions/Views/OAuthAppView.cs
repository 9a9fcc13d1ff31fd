namespace Nhi.Governance;

/// <summary>The inventory fields of an OAuth client.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct OAuthAppView(FactSet Facts) : IIdentityView<OAuthAppView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.OAuthApp;

    /// <summary>Inventory field: client id at its authorization server.</summary>
    public Fact<string> ClientId => Facts.Get(OAuthAppFacts.ClientId);

    /// <summary>Inventory field: authorization server it is registered with.</summary>
    public Fact<string> AuthorizationServer => Facts.Get(OAuthAppFacts.AuthorizationServer);

    /// <summary>Inventory field: scopes it was granted.</summary>
    public Fact<NameSet> Scopes => Facts.Get(OAuthAppFacts.Scopes);

    /// <summary>Inventory field: grant types it may use.</summary>
    public Fact<NameSet> GrantTypes => Facts.Get(OAuthAppFacts.GrantTypes);

    /// <summary>Inventory field: redirect URIs it registered.</summary>
    public Fact<NameSet> RedirectUris => Facts.Get(OAuthAppFacts.RedirectUris);

    /// <summary>Inventory field: vendor it belongs to.</summary>
    public Fact<string> Publisher => Facts.Get(IdentityFacts.Vendor);

    /// <summary>See <see cref="OAuthAppFacts.SignOn"/>.</summary>
    public Fact<NameSet> SignOn => Facts.Get(OAuthAppFacts.SignOn);

    /// <inheritdoc />
    public static OAuthAppView Over(FactSet facts) => new(facts);
}
