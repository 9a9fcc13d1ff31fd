namespace Nhi.Governance;

/// <summary>Nothing runs as a namespace's default account, and nothing is granted to it.</summary>
internal sealed class DefaultAccountControl(ControlDefinition definition) : Control(definition)
{
    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context)
    {
        if (!identity.Facts.Get(IdentityFacts.DefaultAccount).Value)
        {
            return [];
        }

        FactKey[] signs = [UsageFacts.Controllers, AccessFacts.Grants];
        var evidence = signs.Select(sign => Judgement.Quote(identity.Facts, sign)).ToList();
        if (signs.Any(sign => identity.Facts.StateOf(sign) == FactState.Known))
        {
            return [Judgement.NotMet("The default account of the namespace is used: whatever runs without an account of its own has its rights.", "Give each workload an account of its own, and bind rights to that.", evidence)];
        }

        var missing = signs.Where(sign => identity.Facts.StateOf(sign) == FactState.Unknown).ToList();
        return missing.Count > 0 ? [Judgement.NotAssessable(missing)] : [Judgement.Met("Nothing runs as it, and nothing is granted to it.", evidence)];
    }
}
