namespace Nhi.Governance;

/// <summary>What an inventory of API keys keeps.</summary>
public static class ApiKeyFacts
{
    /// <summary>Service that accepts it.</summary>
    public static FactKey<string> Service { get; } = new("apiKey.service", "service that accepts it");

    /// <summary>Scopes it was given.</summary>
    public static FactKey<NameSet> Scopes { get; } = new("apiKey.scopes", "scopes it was given", FactMerge.Union);

    /// <summary>Addresses or hosts it is restricted to; absent where it is not.</summary>
    public static FactKey<NameSet> AllowedCallers { get; } = new("apiKey.allowedCallers", "addresses or hosts it is restricted to; absent where it is not", FactMerge.Union);
}
