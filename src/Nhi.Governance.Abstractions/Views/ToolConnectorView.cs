namespace Nhi.Governance;

/// <summary>The inventory fields of a tool connector.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct ToolConnectorView(FactSet Facts) : IIdentityView<ToolConnectorView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.ToolConnector;

    /// <summary>Inventory field: where agents reach it.</summary>
    public Fact<string> Endpoint => Facts.Get(ToolConnectorFacts.Endpoint);

    /// <summary>Inventory field: tools it offers.</summary>
    public Fact<NameSet> Tools => Facts.Get(ToolConnectorFacts.Tools);

    /// <summary>Inventory field: service it calls on behalf of agents.</summary>
    public Fact<string> Upstream => Facts.Get(ToolConnectorFacts.Upstream);

    /// <summary>Inventory field: agents that use it.</summary>
    public Fact<NameSet> Agents => Facts.Get(ToolConnectorFacts.Agents);

    /// <inheritdoc />
    public static ToolConnectorView Over(FactSet facts) => new(facts);
}
