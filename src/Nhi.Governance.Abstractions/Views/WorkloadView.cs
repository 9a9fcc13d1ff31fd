namespace Nhi.Governance;

/// <summary>The inventory fields of an attested workload.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct WorkloadView(FactSet Facts) : IIdentityView<WorkloadView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.Workload;

    /// <summary>Inventory field: SPIFFE ID attested for it.</summary>
    public Fact<string> SpiffeId => Facts.Get(WorkloadFacts.SpiffeId);

    /// <summary>Inventory field: trust domain that vouches for it.</summary>
    public Fact<string> TrustDomain => Facts.Get(WorkloadFacts.TrustDomain);

    /// <summary>Inventory field: properties it is attested by.</summary>
    public Fact<NameSet> Selectors => Facts.Get(WorkloadFacts.Selectors);

    /// <summary>Inventory field: controllers that run as it.</summary>
    public Fact<NameSet> Controllers => Facts.Get(UsageFacts.Controllers);

    /// <inheritdoc />
    public static WorkloadView Over(FactSet facts) => new(facts);
}
