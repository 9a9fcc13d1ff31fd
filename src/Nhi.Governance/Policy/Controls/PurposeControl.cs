namespace Nhi.Governance;

/// <summary>It is stated what the identity is for.</summary>
internal sealed class PurposeControl(ControlDefinition definition) : Control(definition)
{
    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context)
    {
        var value = identity.Classification.Class;
        if (value is not (IdentityClass.CloudRole or IdentityClass.ServiceAccount or IdentityClass.Bot or IdentityClass.RpaRobot or IdentityClass.AiAgent))
        {
            yield break;
        }

        var judgement = identity.Facts.StateOf(IdentityFacts.Purpose) switch
        {
            FactState.Known => Judgement.Met("It has a stated purpose.", Judgement.Quote(identity.Facts, IdentityFacts.Purpose)),
            FactState.Absent => Judgement.NotMet("Asked, and no purpose is stated.", "State in its tags or in the register which task it serves.", Judgement.Quote(identity.Facts, IdentityFacts.Purpose)),
            _ => Judgement.NotAssessable(IdentityFacts.Purpose),
        };
        yield return value == IdentityClass.AiAgent ? judgement with { Severity = Severity.Medium, MoreReferences = [References.AiRmf("MAP 1.1")] } : judgement;
    }
}
