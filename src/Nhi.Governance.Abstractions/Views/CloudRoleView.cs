namespace Nhi.Governance;

/// <summary>The inventory fields of a cloud role.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct CloudRoleView(FactSet Facts) : IIdentityView<CloudRoleView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.CloudRole;

    /// <summary>Inventory field: account, subscription or project it is in.</summary>
    public Fact<string> Account => Facts.Get(CloudRoleFacts.Account);

    /// <summary>Inventory field: longest session it grants, in seconds: what deleting it may leave behind.</summary>
    public Fact<long> LongestSessionSeconds => Facts.Get(CloudRoleFacts.LongestSessionSeconds);

    /// <summary>Inventory field: purpose, task, mission or process it serves.</summary>
    public Fact<string> Task => Facts.Get(IdentityFacts.Purpose);

    /// <summary>Inventory field: kinds of principals that may act as it.</summary>
    public Fact<NameSet> AssumableBy => Facts.Get(TrustFacts.AssumableBy);

    /// <summary>Inventory field: policies, groups and bindings that give it rights.</summary>
    public Fact<NameSet> Grants => Facts.Get(AccessFacts.Grants);

    /// <inheritdoc />
    public static CloudRoleView Over(FactSet facts) => new(facts);
}
