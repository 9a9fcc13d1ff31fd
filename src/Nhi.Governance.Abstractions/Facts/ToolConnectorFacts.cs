namespace Nhi.Governance;

/// <summary>What an inventory of tool connectors keeps.</summary>
public static class ToolConnectorFacts
{
    /// <summary>Where agents reach it.</summary>
    public static FactKey<string> Endpoint { get; } = new("toolConnector.endpoint", "where agents reach it");

    /// <summary>Tools it offers.</summary>
    public static FactKey<NameSet> Tools { get; } = new("toolConnector.tools", "tools it offers", FactMerge.Union);

    /// <summary>Service it calls on behalf of agents.</summary>
    public static FactKey<string> Upstream { get; } = new("toolConnector.upstream", "service it calls on behalf of agents");

    /// <summary>Agents that use it.</summary>
    public static FactKey<NameSet> Agents { get; } = new("toolConnector.agents", "agents that use it", FactMerge.Union);
}
