namespace Nhi.Governance;

/// <summary>The inventory fields of an OAuth grant.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct OAuthTokenView(FactSet Facts) : IIdentityView<OAuthTokenView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.OAuthToken;

    /// <summary>Inventory field: client it was issued to.</summary>
    public Fact<string> ClientId => Facts.Get(OAuthTokenFacts.ClientId);

    /// <summary>Inventory field: who consented.</summary>
    public Fact<string> GrantedBy => Facts.Get(OAuthTokenFacts.GrantedBy);

    /// <summary>Inventory field: scopes it carries.</summary>
    public Fact<NameSet> Scopes => Facts.Get(OAuthTokenFacts.Scopes);

    /// <summary>Inventory field: services it is meant for.</summary>
    public Fact<NameSet> Audience => Facts.Get(OAuthTokenFacts.Audience);

    /// <inheritdoc />
    public static OAuthTokenView Over(FactSet facts) => new(facts);
}
