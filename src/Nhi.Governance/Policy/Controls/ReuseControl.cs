namespace Nhi.Governance;

/// <summary>One identity serves one workload.</summary>
internal sealed class ReuseControl(ControlDefinition definition) : Control(definition)
{
    private const string NextStep = "Give each user an identity of its own, so that one can be revoked without the others.";

    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context)
    {
        if (identity.Classification.Class is not (IdentityClass.ServiceAccount or IdentityClass.CloudRole or IdentityClass.AiAgent) || identity.Facts.Get(IdentityFacts.DefaultAccount).Value)
        {
            return [];
        }

        return identity.Facts.Get(IdentityFacts.Subclass).Value switch
        {
            "k8s:service-account" => [Controllers(identity.Facts)],
            "aws:iam-role" when identity.Facts.StateOf(UsageFacts.Users) != FactState.Unknown => [Users(identity.Facts)],
            _ => [],
        };
    }

    private static Judgement Controllers(FactSet facts)
    {
        var controllers = facts.Get(UsageFacts.Controllers);
        var evidence = Judgement.Quote(facts, UsageFacts.Controllers);
        return controllers switch
        {
            { IsUnknown: true } => Judgement.NotAssessable(UsageFacts.Controllers),
            { Value.Count: > 1 } => Judgement.NotMet("Several controllers run as it.", NextStep, evidence),
            _ => Judgement.Met("No two controllers share it.", evidence),
        };
    }

    private static Judgement Users(FactSet facts)
    {
        var evidence = new[] { Judgement.Quote(facts, UsageFacts.UserKinds), Judgement.Quote(facts, UsageFacts.Users) };
        return facts.Get(UsageFacts.UserKinds).IsKnown
            ? Judgement.NotMet("Several principals of one kind may become it.", NextStep, evidence)
            : Judgement.Met("No two principals of one kind share it.", evidence);
    }
}
