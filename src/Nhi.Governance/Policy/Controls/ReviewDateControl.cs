namespace Nhi.Governance;

/// <summary>A date for its next review is set and has not passed.</summary>
internal sealed class ReviewDateControl(ControlDefinition definition) : Control(definition)
{
    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context)
    {
        if (identity.Classification.Class != IdentityClass.ServiceAccount)
        {
            return [];
        }

        var due = identity.Facts.Get(IdentityFacts.ReviewDue);
        var evidence = Judgement.Quote(identity.Facts, IdentityFacts.ReviewDue);
        return due switch
        {
            { IsUnknown: true } => [Judgement.NotAssessable(IdentityFacts.ReviewDue)],
            { IsKnown: true } when due.Value >= context.AsOf => [Judgement.Met("Its next review is set.", evidence)],
            { IsKnown: true } => [Judgement.NotMet("Its review is overdue.", "Review it and set the next date, a quarter ahead.", evidence)],
            _ => [Judgement.NotMet("No review date is set.", "Set a review date in its tags or in the register, a quarter ahead.", evidence)],
        };
    }
}
