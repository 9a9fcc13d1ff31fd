namespace Nhi.Governance;

/// <summary>What an inventory of attested workloads keeps.</summary>
public static class WorkloadFacts
{
    /// <summary>SPIFFE ID attested for it.</summary>
    public static FactKey<string> SpiffeId { get; } = new("workload.spiffeId", "SPIFFE ID attested for it");

    /// <summary>Trust domain that vouches for it.</summary>
    public static FactKey<string> TrustDomain { get; } = new("workload.trustDomain", "trust domain that vouches for it");

    /// <summary>Properties it is attested by.</summary>
    public static FactKey<NameSet> Selectors { get; } = new("workload.selectors", "properties it is attested by", FactMerge.Union);
}
