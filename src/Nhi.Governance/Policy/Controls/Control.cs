namespace Nhi.Governance;

/// <summary>A demand as data: of whom it is asked, and the cases, the first of which that holds answers. A control none of whose cases holds says nothing.</summary>
internal sealed record Control(ControlDefinition Definition, Scope Scope, Condition Where, IReadOnlyList<Case> Cases)
{
    public IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context) => Scope switch
    {
        Scope.Identity => Judge(new Subject(identity, null, context)) is { } judgement ? [judgement] : [],
        Scope.Credential =>
            from credential in identity.Credentials
            let judgement = Judge(new Subject(identity, credential, context))
            where judgement is not null
            select judgement with { Credential = credential.Id },
        _ => PlacementControl.OpenCopies(identity).Select(PlacementControl.JudgeCopy),
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
