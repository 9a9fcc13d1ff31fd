namespace Nhi.Governance;

/// <summary>The inventory fields of an API key.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct ApiKeyView(FactSet Facts) : IIdentityView<ApiKeyView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.ApiKey;

    /// <summary>Inventory field: service that accepts it.</summary>
    public Fact<string> Service => Facts.Get(ApiKeyFacts.Service);

    /// <summary>Inventory field: scopes it was given.</summary>
    public Fact<NameSet> Scopes => Facts.Get(ApiKeyFacts.Scopes);

    /// <summary>Inventory field: addresses or hosts it is restricted to; absent where it is not.</summary>
    public Fact<NameSet> AllowedCallers => Facts.Get(ApiKeyFacts.AllowedCallers);

    /// <summary>Inventory field: vendor it belongs to.</summary>
    public Fact<string> Vendor => Facts.Get(IdentityFacts.Vendor);

    /// <inheritdoc />
    public static ApiKeyView Over(FactSet facts) => new(facts);
}
