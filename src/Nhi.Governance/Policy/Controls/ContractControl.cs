namespace Nhi.Governance;

/// <summary>A vendor's access ends with its contract.</summary>
internal sealed class ContractControl(ControlDefinition definition) : Control(definition)
{
    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context)
    {
        if (identity.Classification.Class != IdentityClass.ThirdPartyIntegration)
        {
            return [];
        }

        var end = identity.Facts.Get(IdentityFacts.ContractEnd);
        var evidence = new[] { Judgement.Quote(identity.Facts, IdentityFacts.Vendor), Judgement.Quote(identity.Facts, IdentityFacts.ContractEnd) };
        return end switch
        {
            { IsUnknown: true } => [Judgement.NotAssessable(IdentityFacts.ContractEnd)],
            { IsAbsent: true } => [Judgement.NotMet("The vendor's contract is known to have no end date, so nothing ends its access.", "Agree on an end or review date with the vendor manager and record it.", evidence)],
            _ when end.Value < context.AsOf => [Judgement.NotMet("The vendor's contract has ended, and its access has not.", "Retire the access: revoke its credentials or trust, and see the vendor refused.", evidence)],
            _ => [Judgement.Met("The contract runs.", evidence)],
        };
    }
}
