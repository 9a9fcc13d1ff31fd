using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>The commonest form: a set of offending names must be known to be empty.</summary>
internal static class NoneAllowedControl
{
    /// <summary>Makes one.</summary>
    /// <param name="definition">Its definition.</param>
    /// <param name="offending">The names.</param>
    /// <param name="where">Of whom it is asked.</param>
    /// <param name="whenMet">What is said where there are none.</param>
    /// <param name="whenNot">What is said where there are some.</param>
    /// <param name="nextStep">What to do about them.</param>
    /// <param name="unjudged">What could not be judged: where there is any of it, that there are no offending names says nothing.</param>
    /// <param name="judged">Of whom, and by which fact, a source tells what there is and not that nothing of it offends.</param>
    public static Control Of(
        ControlDefinition definition,
        FactKey<NameSet> offending,
        Condition where,
        string whenMet,
        string whenNot,
        string nextStep,
        FactKey<NameSet>? unjudged = null,
        (Condition Where, FactKey<NameSet> By)? judged = null)
    {
        Case?[] cases =
        [
            new(Known(offending), NotMet(whenNot, nextStep, offending)),
            unjudged is null ? null : new(None(offending) & Known(unjudged), Missing(unjudged)),
            new(None(offending), Met(whenMet, offending)),
            judged is { } read ? new(read.Where & Known(read.By), Met(whenMet, read.By)) : null,
            new(Condition.Always, Missing(offending)),
        ];
        return new(definition, Scope.Identity, where, [.. cases.OfType<Case>()]);
    }
}
