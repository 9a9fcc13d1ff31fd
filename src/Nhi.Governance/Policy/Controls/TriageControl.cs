using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>What no rule decides is looked at by a person in time.</summary>
internal static class TriageControl
{
    private static readonly Deadline Until = new Deadline.Computed("the end of its triage", subject => Deadline.Mark(EndOf(subject)));

    public static Control Of(ControlDefinition definition) => new(definition, Scope.Identity, Class(IdentityClass.Unknown) & !Conflict,
    [
        new(Passed(Until), new(ControlOutcome.NotMet, subject => Judgement.NotMet("No rule decides what it is, and nobody has decided it in time.", "Decide what it is and declare its class in the register; until then quarantine it.", Evidence(subject)))),
        new(Condition.Always, new(ControlOutcome.Met, subject => Judgement.Met($"In triage until {Judgement.Day(EndOf(subject))}.", Evidence(subject)))),
    ]);

    private static DateTimeOffset EndOf(in Subject subject) => Deadline.Later(subject.Identity.Presence.FirstSeen, subject.Context.Policy.TriageWithin);

    private static string Evidence(in Subject subject) => $"first seen: {Judgement.Day(subject.Identity.Presence.FirstSeen)}";
}
