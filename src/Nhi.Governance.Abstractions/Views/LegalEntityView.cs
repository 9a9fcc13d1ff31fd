namespace Nhi.Governance;

/// <summary>The inventory fields of a legal entity.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct LegalEntityView(FactSet Facts) : IIdentityView<LegalEntityView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.LegalEntity;

    /// <summary>Inventory field: legal entity identifier.</summary>
    public Fact<string> Lei => Facts.Get(LegalEntityFacts.Lei);

    /// <summary>Inventory field: registration status of the identifier, such as ISSUED, LAPSED, RETIRED or MERGED.</summary>
    public Fact<string> LeiStatus => Facts.Get(LegalEntityFacts.LeiStatus);

    /// <summary>Inventory field: date by which the identifier is renewed.</summary>
    public Fact<DateTimeOffset> RenewalDue => Facts.Get(LegalEntityFacts.RenewalDue);

    /// <summary>Inventory field: jurisdiction it is registered in.</summary>
    public Fact<string> Jurisdiction => Facts.Get(LegalEntityFacts.Jurisdiction);

    /// <inheritdoc />
    public static LegalEntityView Over(FactSet facts) => new(facts);
}
