namespace Nhi.Governance;

/// <summary>What an inventory of process robots keeps.</summary>
public static class RpaRobotFacts
{
    /// <summary>Business process it carries out.</summary>
    public static FactKey<string> Process { get; } = new("rpaRobot.process", "business process it carries out");

    /// <summary>When it runs; absent where people start it.</summary>
    public static FactKey<string> Schedule { get; } = new("rpaRobot.schedule", "when it runs; absent where people start it");

    /// <summary>Orchestrator that runs it.</summary>
    public static FactKey<string> Orchestrator { get; } = new("rpaRobot.orchestrator", "orchestrator that runs it");

    /// <summary>Credentials its orchestrator hands it.</summary>
    public static FactKey<NameSet> VaultAssets { get; } = new("rpaRobot.vaultAssets", "credentials its orchestrator hands it", FactMerge.Union);
}
