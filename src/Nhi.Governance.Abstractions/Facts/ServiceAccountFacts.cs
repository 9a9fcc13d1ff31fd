namespace Nhi.Governance;

/// <summary>What an inventory of service accounts keeps.</summary>
public static class ServiceAccountFacts
{
    /// <summary>Directory, account or cluster it is in.</summary>
    public static FactKey<string> Directory { get; } = new("serviceAccount.directory", "directory, account or cluster it is in");
}
