using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>What nothing has used for as long as the longest memory of an issuer is to be retired.</summary>
internal static class UnusedIdentityControl
{
    private const string NextStep = "Ask its owner; then detach its policies, deny, watch, and delete it.";

    private static readonly Deadline SinceUse = new Deadline.OfFact(IdentityFacts.LastUsedAt, policy => policy.UnusedRoleAfter);

    private static readonly Deadline SinceMaking = new Deadline.OfFact(IdentityFacts.CreatedAt, policy => policy.UnusedRoleAfter);

    public static Control Of(ControlDefinition definition)
    {
        // Of these it is always asked: whoever lists them tells it.
        var role = Class(IdentityClass.CloudRole, IdentityClass.PipelineIdentity, IdentityClass.ThirdPartyIntegration) & Is(IdentityFacts.Subclass, "aws:iam-role");
        FactKey[] both = [IdentityFacts.LastUsedAt, IdentityFacts.CreatedAt];
        return new(definition, Scope.Identity, role | Known(IdentityFacts.LastUsedAt),
        [
            new(Unknown(IdentityFacts.LastUsedAt), Missing(IdentityFacts.LastUsedAt)),
            new(Ahead(SinceUse) & Passed(Rhythm.Awaited), Rhythm.Disagrees("It was used within the period that is demanded.", "Ask its owner whether what used it still runs.", IdentityFacts.LastUsedAt)),
            new(Passed(SinceUse) & Ahead(Rhythm.Awaited), Rhythm.Disagrees("It has not been used for longer than is demanded.", "Keep it until its rhythm says otherwise.", IdentityFacts.LastUsedAt)),
            new(role & Ahead(SinceUse), Met("It is in use.", both)),
            new(role & Passed(SinceUse), NotMet("It has not been used for a long time.", NextStep, both)),
            new(Ahead(SinceUse), Met("It is in use.", IdentityFacts.LastUsedAt)),
            new(Passed(SinceUse), NotMet("It has not been used for a long time.", NextStep, IdentityFacts.LastUsedAt)),
            new(Unknown(IdentityFacts.CreatedAt), Missing(IdentityFacts.CreatedAt)),
            new(Passed(SinceMaking), NotMet("AWS tells of no use. It keeps role use for 400 days and says nothing of earlier use.", NextStep, both)),
            new(Condition.Always, Met("It has not been used yet, and is not older than the period that is demanded.", both)),
        ]);
    }
}
