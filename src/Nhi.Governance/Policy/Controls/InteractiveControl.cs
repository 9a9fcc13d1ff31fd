using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>What works by itself is not what a person logs in as: who did what could not be told.</summary>
internal static class InteractiveControl
{
    public static Control Of(ControlDefinition definition) => new(definition, Scope.Identity, Condition.Always,
    [
        new(True(IdentityFacts.InteractiveLogin), NotMet("A person can log in as it with a password.", "Take the password away, and give whoever used it an account of their own.", IdentityFacts.InteractiveLogin)),
        new(False(IdentityFacts.InteractiveLogin), Met("Nobody can log in as it with a password.", IdentityFacts.InteractiveLogin)),
    ]);
}
