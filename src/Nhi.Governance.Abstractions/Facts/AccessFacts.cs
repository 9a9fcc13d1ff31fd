namespace Nhi.Governance;

/// <summary>What an identity may do.</summary>
public static class AccessFacts
{
    /// <summary>Policies that make it an administrator.</summary>
    public static FactKey<NameSet> AdministratorBy { get; } = new("access.administratorBy", "administrator by", FactMerge.Union);

    /// <summary>Rules that let it read secrets or make tokens.</summary>
    public static FactKey<NameSet> SecretAccessBy { get; } = new("access.secretAccessBy", "reads secrets or makes tokens by", FactMerge.Union);

    /// <summary>Rights to read or write all that a store of data holds: every bucket, table or schema.</summary>
    public static FactKey<NameSet> DataAccessBy { get; } = new("access.dataAccessBy", "reaches all data of a store by", FactMerge.Union);

    /// <summary>Policies, groups and bindings that give it rights.</summary>
    public static FactKey<NameSet> Grants { get; } = new("access.grants", "rights granted by", FactMerge.Union);

    /// <summary>People and teams that may change it or add credentials to it.</summary>
    public static FactKey<NameSet> ChangeableBy { get; } = new("access.changeableBy", "may be changed by", FactMerge.Union);

    /// <summary>Those of them that left.</summary>
    public static FactKey<NameSet> ChangeableByDeparted { get; } = new("access.changeableByDeparted", "may be changed by somebody who left", FactMerge.Union);

    /// <summary>What lets it act as anybody; absent where nothing does.</summary>
    public static FactKey<NameSet> ImpersonatesBy { get; } = new("access.impersonatesBy", "may act as anybody by", FactMerge.Union);

    /// <summary>Ways to log in as it that prove nothing, or too little; absent where there are none.</summary>
    public static FactKey<NameSet> UnprovenLogIns { get; } = new("access.unprovenLogIns", "can be logged in to without proof by", FactMerge.Union);

    /// <summary>Static cloud keys that its jobs are given.</summary>
    public static FactKey<NameSet> StaticCloudKeys { get; } = new("access.staticCloudKeys", "static cloud keys given to its jobs", FactMerge.Union);

    /// <summary>Static tokens for publishing packages that its jobs are given.</summary>
    public static FactKey<NameSet> StaticPublishTokens { get; } = new("access.staticPublishTokens", "static tokens for publishing packages given to its jobs", FactMerge.Union);

    /// <summary>Jobs of which nothing tells whether they are given a static key or token.</summary>
    public static FactKey<NameSet> UnjudgedJobs { get; } = new("access.unjudgedJobs", "jobs whose keys cannot be told", FactMerge.Union);
}
