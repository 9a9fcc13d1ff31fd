namespace Nhi.Governance;

/// <summary>The commonest form: a set of offending names must be known to be empty.</summary>
internal sealed class NoneAllowedControl(ControlDefinition definition, FactKey<NameSet> offending, Func<INonHumanIdentity, bool> applies, string whenMet, string whenNot, string nextStep) : Control(definition)
{
    /// <summary>What else is referred to on the identity's platform.</summary>
    public Func<INonHumanIdentity, IReadOnlyList<ControlReference>> Platform { get; init; } = _ => [];

    /// <summary>What could not be judged: where there is any of it, that there are no offending names says nothing.</summary>
    public FactKey<NameSet>? Unjudged { get; init; }

    /// <summary>What was judged, where a source tells what there is and not that nothing of it offends.</summary>
    public Func<INonHumanIdentity, FactKey<NameSet>?> Judged { get; init; } = _ => null;

    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context)
    {
        if (!applies(identity))
        {
            return [];
        }

        var judgement = identity.Facts.StateOf(offending) switch
        {
            FactState.Known => Judgement.NotMet(whenNot, nextStep, Judgement.Quote(identity.Facts, offending)),
            FactState.Absent when Unjudged is not null && identity.Facts.Get(Unjudged).IsKnown => Judgement.NotAssessable(Unjudged),
            FactState.Absent => Judgement.Met(whenMet, Judgement.Quote(identity.Facts, offending)),
            _ when Judged(identity) is { } judged && identity.Facts.Get(judged).IsKnown => Judgement.Met(whenMet, Judgement.Quote(identity.Facts, judged)),
            _ => Judgement.NotAssessable(offending),
        };
        return [judgement with { MoreReferences = Platform(identity) }];
    }
}
