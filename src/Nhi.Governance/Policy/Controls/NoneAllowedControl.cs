namespace Nhi.Governance;

/// <summary>The commonest form: a set of offending names must be known to be empty.</summary>
internal sealed class NoneAllowedControl(ControlDefinition definition, FactKey<NameSet> offending, Func<INonHumanIdentity, bool> applies, string whenMet, string whenNot, string nextStep, Func<INonHumanIdentity, ControlReference>? platform = null, FactKey<NameSet>? unjudged = null) : Control(definition)
{
    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context)
    {
        if (!applies(identity))
        {
            return [];
        }

        var judgement = identity.Facts.StateOf(offending) switch
        {
            FactState.Known => Judgement.NotMet(whenNot, nextStep, Judgement.Quote(identity.Facts, offending)),
            FactState.Absent when unjudged is not null && identity.Facts.Get(unjudged).IsKnown => Judgement.NotAssessable(unjudged),
            FactState.Absent => Judgement.Met(whenMet, Judgement.Quote(identity.Facts, offending)),
            _ => Judgement.NotAssessable(offending),
        };
        return [platform is null ? judgement : judgement with { MoreReferences = [platform(identity)] }];
    }
}
