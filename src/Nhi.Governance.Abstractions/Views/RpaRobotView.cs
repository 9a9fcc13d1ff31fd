namespace Nhi.Governance;

/// <summary>The inventory fields of a process robot.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct RpaRobotView(FactSet Facts) : IIdentityView<RpaRobotView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.RpaRobot;

    /// <summary>Inventory field: business process it carries out.</summary>
    public Fact<string> Process => Facts.Get(RpaRobotFacts.Process);

    /// <summary>Inventory field: when it runs; absent where people start it.</summary>
    public Fact<string> Schedule => Facts.Get(RpaRobotFacts.Schedule);

    /// <summary>Inventory field: orchestrator that runs it.</summary>
    public Fact<string> Orchestrator => Facts.Get(RpaRobotFacts.Orchestrator);

    /// <summary>Inventory field: credentials its orchestrator hands it.</summary>
    public Fact<NameSet> VaultAssets => Facts.Get(RpaRobotFacts.VaultAssets);

    /// <inheritdoc />
    public static RpaRobotView Over(FactSet facts) => new(facts);
}
