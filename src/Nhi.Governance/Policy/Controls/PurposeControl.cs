using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>It is stated what the identity is for.</summary>
internal static class PurposeControl
{
    public static Control Of(ControlDefinition definition)
    {
        return new(definition, Scope.Identity, Class(IdentityClass.CloudRole, IdentityClass.ServiceAccount, IdentityClass.Bot, IdentityClass.RpaRobot, IdentityClass.AiAgent),
        [
            new(Known(IdentityFacts.Purpose), Weighed(Met("It has a stated purpose.", IdentityFacts.Purpose))),
            new(None(IdentityFacts.Purpose), Weighed(NotMet("Asked, and no purpose is stated.", "State in its tags or in the register which task it serves.", IdentityFacts.Purpose))),
            new(Condition.Always, Weighed(Missing(IdentityFacts.Purpose))),
        ]);

        // An agent is nothing without its mission.
        static Answer Weighed(Answer answer) => answer.With((subject, judgement) =>
            subject.Identity.Classification.Class == IdentityClass.AiAgent ? judgement with { Severity = Severity.Medium } : judgement);
    }
}
