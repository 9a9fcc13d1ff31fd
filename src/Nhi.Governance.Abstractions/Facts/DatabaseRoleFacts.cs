namespace Nhi.Governance;

/// <summary>What an inventory of database logins keeps.</summary>
public static class DatabaseRoleFacts
{
    /// <summary>Server or cluster it logs in to.</summary>
    public static FactKey<string> Server { get; } = new("databaseRole.server", "server or cluster it logs in to");

    /// <summary>Databases it may connect to.</summary>
    public static FactKey<NameSet> Databases { get; } = new("databaseRole.databases", "databases it may connect to", FactMerge.Union);

    /// <summary>Objects it owns, which would keep it from being dropped.</summary>
    public static FactKey<NameSet> Owns { get; } = new("databaseRole.owns", "objects it owns, which would keep it from being dropped", FactMerge.Union);
}
