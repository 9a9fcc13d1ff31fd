namespace Nhi.Governance;

/// <summary>The inventory fields of a deploy key.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct DeployKeyView(FactSet Facts) : IIdentityView<DeployKeyView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.DeployKey;

    /// <summary>Inventory field: repository it opens.</summary>
    public Fact<string> Repository => Facts.Get(DeployKeyFacts.Repository);

    /// <summary>Inventory field: whether it can only read.</summary>
    public Fact<bool> ReadOnly => Facts.Get(DeployKeyFacts.ReadOnly);

    /// <summary>Inventory field: person who added it, and whom it outlives.</summary>
    public Fact<string> AddedBy => Facts.Get(DeployKeyFacts.AddedBy);

    /// <inheritdoc />
    public static DeployKeyView Over(FactSet facts) => new(facts);
}
