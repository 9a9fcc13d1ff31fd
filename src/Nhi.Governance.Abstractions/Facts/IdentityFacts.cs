namespace Nhi.Governance;

/// <summary>What any identity may be known by.</summary>
public static class IdentityFacts
{
    /// <summary>Name at its issuer.</summary>
    public static FactKey<string> Name { get; } = new("identity.name", "name at its issuer");

    /// <summary>The issuer's own kind, such as aws:iam-user.</summary>
    public static FactKey<string> Subclass { get; } = new("identity.subclass", "kind at its issuer");

    /// <summary>Class that the register declares.</summary>
    public static FactKey<string> DeclaredClass { get; } = new("identity.declaredClass", "class that the register declares");

    /// <summary>End of the time for which that class was declared; absent where there is none.</summary>
    public static FactKey<DateTimeOffset> ClassUntil { get; } = new("identity.classUntil", "its class was declared until");

    /// <summary>What the rules say of it without the declaration, where they are sure: a class, <c>Human</c> or <c>VendorManaged</c>.</summary>
    public static FactKey<string> EvidentClass { get; } = new("identity.evidentClass", "what the evidence says it is, whatever is declared");

    /// <summary>What it was found to be until its evidence changed and nobody declared what it is now.</summary>
    public static FactKey<string> ClassBefore { get; } = new("identity.classBefore", "what it was until its evidence changed");

    /// <summary>Purpose, task, mission or process it serves.</summary>
    public static FactKey<string> Purpose { get; } = new("identity.purpose", "stated purpose");

    /// <summary>Date of its next review.</summary>
    public static FactKey<DateTimeOffset> ReviewDue { get; } = new("identity.reviewDue", "next review");

    /// <summary>Environment it belongs to, by a map, tag or label.</summary>
    public static FactKey<string> Environment { get; } = new("identity.environment", "environment it belongs to, by a map, tag or label");

    /// <summary>System it is part of.</summary>
    public static FactKey<string> System { get; } = new("identity.system", "system it is part of");

    /// <summary>Vendor it belongs to.</summary>
    public static FactKey<string> Vendor { get; } = new("identity.vendor", "vendor");

    /// <summary>End of the vendor's contract.</summary>
    public static FactKey<DateTimeOffset> ContractEnd { get; } = new("identity.contractEnd", "end of the vendor's contract");

    /// <summary>Whether its issuer lets it act.</summary>
    public static FactKey<bool> Enabled { get; } = new("identity.enabled", "whether its issuer lets it act");

    /// <summary>When its issuer made it.</summary>
    public static FactKey<DateTimeOffset> CreatedAt { get; } = new("identity.createdAt", "made");

    /// <summary>When it was last used; absent where never.</summary>
    public static FactKey<DateTimeOffset> LastUsedAt { get; } = new("identity.lastUsedAt", "last used", FactMerge.Union);

    /// <summary>Whether a person can log in as it with a password.</summary>
    public static FactKey<bool> InteractiveLogin { get; } = new("identity.interactiveLogin", "whether a person can log in as it with a password", FactMerge.Union);

    /// <summary>Whether a vendor made and runs it.</summary>
    public static FactKey<bool> VendorMade { get; } = new("identity.vendorMade", "whether a vendor made and runs it", FactMerge.Union);

    /// <summary>Whether it has a mission and a sponsor, as an agent has.</summary>
    public static FactKey<bool> Sponsored { get; } = new("identity.sponsored", "whether it has a mission and a sponsor, as an agent has", FactMerge.Union);

    /// <summary>Whether it is the account every namespace is given.</summary>
    public static FactKey<bool> DefaultAccount { get; } = new("identity.defaultAccount", "whether it is the account every namespace is given");

    /// <summary>Resources of infrastructure code that make it, with their modules.</summary>
    public static FactKey<NameSet> ManagedBy { get; } = new("identity.managedBy", "managed as code by", FactMerge.Union);

    /// <summary>Resources whose secret of it, or of a credential of it, the state of infrastructure code keeps; absent where none does.</summary>
    public static FactKey<NameSet> SecretInState { get; } = new("identity.secretInState", "resources that keep a secret of it in the state", FactMerge.Union);

    /// <summary>Tags and labels at its issuer that policies may select by, as <c>key=value</c>.</summary>
    public static FactKey<NameSet> Tags { get; } = new("identity.tags", "tags and labels", FactMerge.Union);

    /// <summary>Who can reach it: the organisation's own word, such as <c>internet</c>, <c>partner</c> or <c>internal</c>.</summary>
    public static FactKey<string> Exposure { get; } = new("identity.exposure", "who can reach it");

    /// <summary>How much hangs on it: the organisation's own word, such as <c>critical</c>, <c>high</c> or <c>low</c>.</summary>
    public static FactKey<string> Criticality { get; } = new("identity.criticality", "how much hangs on it");

    /// <summary>The last instant at which others are known to have had its credentials; unknown where nobody says so.</summary>
    public static FactKey<DateTimeOffset> ExposedAt { get; } = new("identity.exposedAt", "its credentials are known to have been exposed", FactMerge.Union);

    /// <summary>How often it is used by its own rhythm: <c>day</c>, <c>week</c>, <c>month</c>, <c>quarter</c>, <c>half-year</c> or <c>year</c>.</summary>
    public static FactKey<string> UsedEvery { get; } = new("identity.usedEvery", "used every");
}
