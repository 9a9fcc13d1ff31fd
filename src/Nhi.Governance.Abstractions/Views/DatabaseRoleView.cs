namespace Nhi.Governance;

/// <summary>The inventory fields of a database login.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct DatabaseRoleView(FactSet Facts) : IIdentityView<DatabaseRoleView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.DatabaseRole;

    /// <summary>Inventory field: server or cluster it logs in to.</summary>
    public Fact<string> Server => Facts.Get(DatabaseRoleFacts.Server);

    /// <summary>Inventory field: databases it may connect to.</summary>
    public Fact<NameSet> Databases => Facts.Get(DatabaseRoleFacts.Databases);

    /// <summary>Inventory field: objects it owns, which would keep it from being dropped.</summary>
    public Fact<NameSet> Owns => Facts.Get(DatabaseRoleFacts.Owns);

    /// <summary>Inventory field: policies, groups and bindings that give it rights.</summary>
    public Fact<NameSet> Grants => Facts.Get(AccessFacts.Grants);

    /// <inheritdoc />
    public static DatabaseRoleView Over(FactSet facts) => new(facts);
}
