using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>What jobs of GitHub must not do while they have something in reach; of some only the repository's setting tells whether they have.</summary>
internal static class WorkflowControl
{
    /// <summary>Makes one.</summary>
    /// <param name="definition">Its definition.</param>
    /// <param name="offending">What offends, where a workflow says what is in reach.</param>
    /// <param name="byDefault">What offends where the jobs' token writes by default.</param>
    /// <param name="whenMet">What is said where nothing offends.</param>
    /// <param name="whenNot">What is said where something does.</param>
    /// <param name="nextStep">What to do about it.</param>
    public static Control Of(ControlDefinition definition, FactKey<NameSet> offending, FactKey<NameSet> byDefault, string whenMet, string whenNot, string nextStep)
    {
        var jobs = Class(IdentityClass.PipelineIdentity) & (Is(IdentityFacts.Subclass, "github:repository") | Is(IdentityFacts.Subclass, "github:environment"));
        return new(definition, Scope.Identity, jobs,
        [
            new(Known(offending), NotMet(whenNot, nextStep, offending)),
            new(Known(byDefault) & True(PipelineFacts.DefaultTokenWrites), NotMet(whenNot, nextStep, byDefault, PipelineFacts.DefaultTokenWrites)),
            new(Known(byDefault) & !False(PipelineFacts.DefaultTokenWrites), Missing(PipelineFacts.DefaultTokenWrites)),
            new(None(offending), Met(whenMet, offending)),
            new(Condition.Always, Missing(offending)),
        ]);
    }
}
