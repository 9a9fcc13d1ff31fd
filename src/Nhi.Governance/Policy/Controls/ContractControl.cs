using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>A vendor's access ends with its contract.</summary>
internal static class ContractControl
{
    private static readonly FactKey[] Evidence = [IdentityFacts.Vendor, IdentityFacts.ContractEnd];

    private static readonly Deadline End = new Deadline.OfFact(IdentityFacts.ContractEnd);

    public static Control Of(ControlDefinition definition) => new(definition, Scope.Identity, Class(IdentityClass.ThirdPartyIntegration),
    [
        new(Unknown(IdentityFacts.ContractEnd), Missing(IdentityFacts.ContractEnd)),
        new(None(IdentityFacts.ContractEnd), NotMet("The vendor's contract is known to have no end date, so nothing ends its access.", "Agree on an end or review date with the vendor manager and record it.", Evidence)),
        new(Passed(End), NotMet("The vendor's contract has ended, and its access has not.", "Retire the access: revoke its credentials or trust, and see the vendor refused.", Evidence)),
        new(Condition.Always, Met("The contract runs.", Evidence)),
    ]);
}
