using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>The evidence points to one kind.</summary>
internal static class ConflictControl
{
    public static Control Of(ControlDefinition definition) => new(definition, Scope.Identity, Condition.Always,
    [
        new(Conflict, new(ControlOutcome.NotMet, subject => Judgement.NotMet(
            "The evidence points to several kinds at once; who governs it cannot be told.",
            "Split it, so that people, vendors, pipelines and workloads do not share one principal.",
            [.. subject.Identity.Classification.Evidence.Select(item => $"{item.Speaks}: {item.Text}")]))),
    ]);
}
