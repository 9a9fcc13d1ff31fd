using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>A legal entity that signs has an identifier that is in force: one that lapsed, or whose bearer is no more, says nothing of who signs.</summary>
internal static class LegalStandingControl
{
    private static readonly FactKey[] Evidence = [LegalEntityFacts.LeiStatus, LegalEntityFacts.RenewalDue];

    private static readonly Deadline Renewal = new Deadline.OfFact(LegalEntityFacts.RenewalDue);

    // Of the states of a registration (GLEIF, LEI common data file 3.1).
    private static readonly Condition Ended = new Condition.Any([.. new[] { "LAPSED", "MERGED", "RETIRED", "ANNULLED", "DUPLICATE", "CANCELLED" }.Select(status => Is(LegalEntityFacts.LeiStatus, status))]);

    public static Control Of(ControlDefinition definition) => new(definition, Scope.Identity, Class(IdentityClass.LegalEntity),
    [
        new(Ended, NotMet("Its identifier is no longer in force.", "Renew the identifier, or retire the entity: revoke its seals and those who sign for it.", Evidence)),
        new(Passed(Renewal), NotMet("Its identifier should have been renewed.", "Renew the identifier at its issuer.", Evidence)),
        new(Unknown(LegalEntityFacts.LeiStatus), Missing(LegalEntityFacts.LeiStatus)),
        new(Condition.Always, Met("Its identifier is in force.", Evidence)),
    ]);
}
