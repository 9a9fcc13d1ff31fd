namespace Nhi.Governance;

/// <summary>The inventory fields of a bot.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct BotView(FactSet Facts) : IIdentityView<BotView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.Bot;

    /// <summary>Inventory field: chat or code host it lives on.</summary>
    public Fact<string> Platform => Facts.Get(BotFacts.Platform);

    /// <summary>Inventory field: workspace or organisation it is installed in.</summary>
    public Fact<string> Workspace => Facts.Get(BotFacts.Workspace);

    /// <summary>Inventory field: scopes it was given.</summary>
    public Fact<NameSet> Scopes => Facts.Get(BotFacts.Scopes);

    /// <summary>Inventory field: purpose, task, mission or process it serves.</summary>
    public Fact<string> Task => Facts.Get(IdentityFacts.Purpose);

    /// <inheritdoc />
    public static BotView Over(FactSet facts) => new(facts);
}
