namespace Nhi.Governance;

/// <summary>What an inventory of cloud roles keeps.</summary>
public static class CloudRoleFacts
{
    /// <summary>Account, subscription or project it is in.</summary>
    public static FactKey<string> Account { get; } = new("cloudRole.account", "account, subscription or project it is in");

    /// <summary>Longest session it grants, in seconds: what deleting it may leave behind.</summary>
    public static FactKey<long> LongestSessionSeconds { get; } = new("cloudRole.longestSessionSeconds", "longest session it grants, in seconds: what deleting it may leave behind");
}
