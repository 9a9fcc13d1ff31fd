namespace Nhi.Governance;

/// <summary>What an inventory of vendor integrations keeps.</summary>
public static class ThirdPartyFacts
{
    /// <summary>Kinds of data it can reach.</summary>
    public static FactKey<NameSet> DataShared { get; } = new("thirdParty.dataShared", "kinds of data it can reach", FactMerge.Union);

    /// <summary>Addresses the vendor says it calls from.</summary>
    public static FactKey<NameSet> EgressAddresses { get; } = new("thirdParty.egressAddresses", "addresses the vendor says it calls from", FactMerge.Union);
}
