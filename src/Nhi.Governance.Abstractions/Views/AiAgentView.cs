namespace Nhi.Governance;

/// <summary>The inventory fields of an AI agent.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct AiAgentView(FactSet Facts) : IIdentityView<AiAgentView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.AiAgent;

    /// <summary>Inventory field: purpose, task, mission or process it serves.</summary>
    public Fact<string> Mission => Facts.Get(IdentityFacts.Purpose);

    /// <summary>Inventory field: document that says what it may and may not do.</summary>
    public Fact<string> Charter => Facts.Get(AiAgentFacts.Charter);

    /// <summary>Inventory field: tools it may call.</summary>
    public Fact<NameSet> Tools => Facts.Get(AiAgentFacts.Tools);

    /// <summary>Inventory field: agent that started it; absent where a person did.</summary>
    public Fact<string> ParentAgent => Facts.Get(AiAgentFacts.ParentAgent);

    /// <summary>Inventory field: model it runs on.</summary>
    public Fact<string> Model => Facts.Get(AiAgentFacts.Model);

    /// <summary>Inventory field: whether a sponsor is named for it.</summary>
    public Fact<bool> Sponsored => Facts.Get(IdentityFacts.Sponsored);

    /// <inheritdoc />
    public static AiAgentView Over(FactSet facts) => new(facts);
}
