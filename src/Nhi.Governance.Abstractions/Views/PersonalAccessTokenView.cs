namespace Nhi.Governance;

/// <summary>The inventory fields of a personal access token.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct PersonalAccessTokenView(FactSet Facts) : IIdentityView<PersonalAccessTokenView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.PersonalAccessToken;

    /// <summary>Inventory field: person it stands for.</summary>
    public Fact<string> Person => Facts.Get(PersonalAccessTokenFacts.Person);

    /// <summary>Inventory field: service that accepts it.</summary>
    public Fact<string> Service => Facts.Get(PersonalAccessTokenFacts.Service);

    /// <summary>Inventory field: scopes it was given.</summary>
    public Fact<NameSet> Scopes => Facts.Get(PersonalAccessTokenFacts.Scopes);

    /// <summary>Inventory field: what was created with it and would outlive it.</summary>
    public Fact<NameSet> CreatedWith => Facts.Get(PersonalAccessTokenFacts.CreatedWith);

    /// <inheritdoc />
    public static PersonalAccessTokenView Over(FactSet facts) => new(facts);
}
