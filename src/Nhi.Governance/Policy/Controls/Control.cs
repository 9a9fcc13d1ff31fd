namespace Nhi.Governance;

/// <summary>A demand as data: of whom it is asked, and the cases, the first of which that holds answers. A control none of whose cases holds says nothing.</summary>
internal sealed record Control(ControlDefinition Definition, Scope Scope, Condition Where, IReadOnlyList<Case> Cases)
{
    /// <summary>Judges an identity, its credentials or its copies.</summary>
    /// <param name="identity">The identity.</param>
    /// <param name="asOf">The instant to judge from.</param>
    /// <param name="policy">What the policy comes to for the identity itself.</param>
    /// <param name="policies">And for each of its credentials.</param>
    public IEnumerable<Judgement> Judge(INonHumanIdentity identity, DateTimeOffset asOf, ControlPolicy policy, IReadOnlyList<ControlPolicy> policies) => Scope switch
    {
        Scope.Identity => Judge(new Subject(identity, null, new ControlContext(asOf, policy))) is { } judgement ? [judgement] : [],
        Scope.Credential =>
            from item in identity.Credentials.Zip(policies)
            let judgement = Judge(new Subject(identity, item.First, new ControlContext(asOf, item.Second)))
            where judgement is not null
            select judgement with { Credential = item.First.Id },
        _ => Judge(new Subject(identity, null, new ControlContext(asOf, policy))) is null ? [] : PlacementControl.OpenCopies(identity).Select(PlacementControl.JudgeCopy),
    };

    private Judgement? Judge(in Subject subject)
    {
        if (Where.Holds(subject))
        {
            foreach (var item in Cases)
            {
                if (item.When.Holds(subject))
                {
                    return item.Then.Say(subject);
                }
            }
        }

        return null;
    }
}
