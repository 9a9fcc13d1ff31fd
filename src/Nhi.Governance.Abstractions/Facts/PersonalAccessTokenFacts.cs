namespace Nhi.Governance;

/// <summary>What an inventory of personal access tokens keeps.</summary>
public static class PersonalAccessTokenFacts
{
    /// <summary>Person it stands for.</summary>
    public static FactKey<string> Person { get; } = new("personalAccessToken.person", "person it stands for");

    /// <summary>Service that accepts it.</summary>
    public static FactKey<string> Service { get; } = new("personalAccessToken.service", "service that accepts it");

    /// <summary>Scopes it was given.</summary>
    public static FactKey<NameSet> Scopes { get; } = new("personalAccessToken.scopes", "scopes it was given", FactMerge.Union);

    /// <summary>What was created with it and would outlive it.</summary>
    public static FactKey<NameSet> CreatedWith { get; } = new("personalAccessToken.createdWith", "what was created with it and would outlive it", FactMerge.Union);
}
