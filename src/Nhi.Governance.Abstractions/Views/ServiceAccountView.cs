namespace Nhi.Governance;

/// <summary>The inventory fields of a service account.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct ServiceAccountView(FactSet Facts) : IIdentityView<ServiceAccountView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.ServiceAccount;

    /// <summary>Inventory field: directory, account or cluster it is in.</summary>
    public Fact<string> Directory => Facts.Get(ServiceAccountFacts.Directory);

    /// <summary>Inventory field: purpose, task, mission or process it serves.</summary>
    public Fact<string> Purpose => Facts.Get(IdentityFacts.Purpose);

    /// <summary>Inventory field: date of its next review.</summary>
    public Fact<DateTimeOffset> ReviewDue => Facts.Get(IdentityFacts.ReviewDue);

    /// <summary>Inventory field: whether a person can log in as it with a password.</summary>
    public Fact<bool> InteractiveLogin => Facts.Get(IdentityFacts.InteractiveLogin);

    /// <summary>Inventory field: controllers that run as it.</summary>
    public Fact<NameSet> Controllers => Facts.Get(UsageFacts.Controllers);

    /// <inheritdoc />
    public static ServiceAccountView Over(FactSet facts) => new(facts);
}
