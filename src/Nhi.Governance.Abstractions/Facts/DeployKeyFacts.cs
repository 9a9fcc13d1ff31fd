namespace Nhi.Governance;

/// <summary>What an inventory of deploy keys keeps.</summary>
public static class DeployKeyFacts
{
    /// <summary>Repository it opens.</summary>
    public static FactKey<string> Repository { get; } = new("deployKey.repository", "repository it opens");

    /// <summary>Whether it can only read.</summary>
    public static FactKey<bool> ReadOnly { get; } = new("deployKey.readOnly", "whether it can only read");

    /// <summary>Person who added it, and whom it outlives.</summary>
    public static FactKey<string> AddedBy { get; } = new("deployKey.addedBy", "person who added it, and whom it outlives");
}
