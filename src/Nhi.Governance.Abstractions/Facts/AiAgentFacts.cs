namespace Nhi.Governance;

/// <summary>What an inventory of AI agents keeps.</summary>
public static class AiAgentFacts
{
    /// <summary>Document that says what it may and may not do.</summary>
    public static FactKey<string> Charter { get; } = new("aiAgent.charter", "document that says what it may and may not do");

    /// <summary>Tools it may call.</summary>
    public static FactKey<NameSet> Tools { get; } = new("aiAgent.tools", "tools it may call", FactMerge.Union);

    /// <summary>Agent that started it; absent where a person did.</summary>
    public static FactKey<string> ParentAgent { get; } = new("aiAgent.parentAgent", "agent that started it; absent where a person did");

    /// <summary>Model it runs on.</summary>
    public static FactKey<string> Model { get; } = new("aiAgent.model", "model it runs on");
}
