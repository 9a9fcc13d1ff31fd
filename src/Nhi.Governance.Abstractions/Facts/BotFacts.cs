namespace Nhi.Governance;

/// <summary>What an inventory of bots keeps.</summary>
public static class BotFacts
{
    /// <summary>Chat or code host it lives on.</summary>
    public static FactKey<string> Platform { get; } = new("bot.platform", "chat or code host it lives on");

    /// <summary>Workspace or organisation it is installed in.</summary>
    public static FactKey<string> Workspace { get; } = new("bot.workspace", "workspace or organisation it is installed in");

    /// <summary>Scopes it was given.</summary>
    public static FactKey<NameSet> Scopes { get; } = new("bot.scopes", "scopes it was given", FactMerge.Union);
}
