namespace Nhi.Governance;

/// <summary>Who uses an identity.</summary>
public static class UsageFacts
{
    /// <summary>Controllers that run as it.</summary>
    public static FactKey<NameSet> Controllers { get; } = new("usage.controllers", "controllers running as it", FactMerge.Union);

    /// <summary>Principals with a verified relation to it.</summary>
    public static FactKey<NameSet> Users { get; } = new("usage.users", "verified users", FactMerge.Union);

    /// <summary>Kinds of principals of which two or more use it.</summary>
    public static FactKey<NameSet> UserKinds { get; } = new("usage.userKinds", "kinds with two users or more", FactMerge.Union);

    /// <summary>Environments it is used from.</summary>
    public static FactKey<NameSet> Environments { get; } = new("usage.environments", "used from the environments", FactMerge.Union);

    /// <summary>Users whose environment nobody tells.</summary>
    public static FactKey<NameSet> UsersOfUnknownEnvironment { get; } = new("usage.usersOfUnknownEnvironment", "users whose environment nobody tells", FactMerge.Union);

    /// <summary>Kinds of users that were seen to use it: <c>people</c>, <c>vendor</c>, <c>pipelines</c>, <c>workloads</c>.</summary>
    public static FactKey<NameSet> UsedBy { get; } = new("usage.usedBy", "seen in use by", FactMerge.Union);

    /// <summary>When a person last logged in as it with a password; absent where never.</summary>
    public static FactKey<DateTimeOffset> PeopleLoggedInAt { get; } = new("usage.peopleLoggedInAt", "a person last logged in as it", FactMerge.Union);

    /// <summary>Cloud services that may act as it.</summary>
    public static FactKey<NameSet> Services { get; } = new("usage.services", "cloud services that may act as it", FactMerge.Union);
}
