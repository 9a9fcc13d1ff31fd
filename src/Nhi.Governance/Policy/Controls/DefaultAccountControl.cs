using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>Nothing runs as a namespace's default account, and nothing is granted to it.</summary>
internal static class DefaultAccountControl
{
    private static readonly FactKey[] Signs = [UsageFacts.Controllers, AccessFacts.Grants];

    public static Control Of(ControlDefinition definition) => new(definition, Scope.Identity, True(IdentityFacts.DefaultAccount),
    [
        new(Known(Signs[0]) | Known(Signs[1]), NotMet("The default account of the namespace is used: whatever runs without an account of its own has its rights.", "Give each workload an account of its own, and bind rights to that.", Signs)),
        new(Unknown(Signs[0]) & Unknown(Signs[1]), Missing(Signs)),
        new(Unknown(Signs[0]), Missing(Signs[0])),
        new(Unknown(Signs[1]), Missing(Signs[1])),
        new(Condition.Always, Met("Nothing runs as it, and nothing is granted to it.", Signs)),
    ]);
}
