namespace Nhi.Governance;

/// <summary>The inventory fields of a vendor's access.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct ThirdPartyIntegrationView(FactSet Facts) : IIdentityView<ThirdPartyIntegrationView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.ThirdPartyIntegration;

    /// <summary>Inventory field: vendor it belongs to.</summary>
    public Fact<string> Vendor => Facts.Get(IdentityFacts.Vendor);

    /// <summary>Inventory field: end of the vendor's contract.</summary>
    public Fact<DateTimeOffset> ContractEnd => Facts.Get(IdentityFacts.ContractEnd);

    /// <summary>Inventory field: accounts outside the estate that may act as it.</summary>
    public Fact<NameSet> OutsideAccounts => Facts.Get(TrustFacts.OutsideAccounts);

    /// <summary>Inventory field: outside accounts of which no ExternalId is demanded.</summary>
    public Fact<NameSet> OutsideAccountsWithoutExternalId => Facts.Get(TrustFacts.OutsideAccountsWithoutExternalId);

    /// <summary>Inventory field: kinds of data it can reach.</summary>
    public Fact<NameSet> DataShared => Facts.Get(ThirdPartyFacts.DataShared);

    /// <summary>Inventory field: addresses the vendor says it calls from.</summary>
    public Fact<NameSet> EgressAddresses => Facts.Get(ThirdPartyFacts.EgressAddresses);

    /// <inheritdoc />
    public static ThirdPartyIntegrationView Over(FactSet facts) => new(facts);
}
