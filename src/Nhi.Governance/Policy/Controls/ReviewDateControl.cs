using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>A date for its next review is set and has not passed.</summary>
internal static class ReviewDateControl
{
    private static readonly Deadline Due = new Deadline.OfFact(IdentityFacts.ReviewDue);

    public static Control Of(ControlDefinition definition) => new(definition, Scope.Identity, Class(IdentityClass.ServiceAccount),
    [
        new(Unknown(IdentityFacts.ReviewDue), Missing(IdentityFacts.ReviewDue)),
        new(Ahead(Due), Met("Its next review is set.", IdentityFacts.ReviewDue)),
        new(Passed(Due), NotMet("Its review is overdue.", "Review it and set the next date, a quarter ahead.", IdentityFacts.ReviewDue)),
        new(Condition.Always, NotMet("No review date is set.", "Set a review date in its tags or in the register, a quarter ahead.", IdentityFacts.ReviewDue)),
    ]);
}
