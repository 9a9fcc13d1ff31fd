using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>One identity serves one workload.</summary>
internal static class ReuseControl
{
    private const string NextStep = "Give each user an identity of its own, so that one can be revoked without the others.";

    public static Control Of(ControlDefinition definition)
    {
        var account = Is(IdentityFacts.Subclass, "k8s:service-account");
        var role = Is(IdentityFacts.Subclass, "aws:iam-role") & !Unknown(UsageFacts.Users);
        return new(definition, Scope.Identity, Class(IdentityClass.ServiceAccount, IdentityClass.CloudRole, IdentityClass.AiAgent) & !True(IdentityFacts.DefaultAccount),
        [
            new(account & Unknown(UsageFacts.Controllers), Missing(UsageFacts.Controllers)),
            new(account & Several(UsageFacts.Controllers), NotMet("Several controllers run as it.", NextStep, UsageFacts.Controllers)),
            new(account, Met("No two controllers share it.", UsageFacts.Controllers)),
            new(role & Known(UsageFacts.UserKinds), NotMet("Several principals of one kind may become it.", NextStep, UsageFacts.UserKinds, UsageFacts.Users)),
            new(role, Met("No two principals of one kind share it.", UsageFacts.UserKinds, UsageFacts.Users)),
        ]);
    }
}
