using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>It is not older than its kind allows.</summary>
internal static class RotationControl
{
    private static readonly FactKey[] Evidence = [CredentialFacts.CreatedAt, CredentialFacts.LastRotatedAt];

    private static readonly NamedCheck Limited = new("its kind has a maximum age", subject => LimitOf(subject)?.MaxAge is null ? 0 : 1);

    private static readonly Deadline Due = new Deadline.Computed("rotation is due", DueOf);

    public static Control Of(ControlDefinition definition) => new(definition, Scope.Credential, !False(CredentialFacts.Enabled) & Says(Limited, 1),
    [
        new(Unknown(Due), Weighed(Missing(Evidence))),
        new(Passed(Due), Weighed(new(ControlOutcome.NotMet, subject => NotMet(
            $"Older than the {Judgement.Days(LimitOf(subject)!.MaxAge!.Value)} that are allowed for {subject.Credential!.Kind}.",
            "Rotate it: make a new one, move its users over, see the old one quiet, revoke it.",
            Evidence).Say(subject)))),
        new(Condition.Always, Weighed(new(ControlOutcome.Met, subject => Met($"Younger than {Judgement.Days(LimitOf(subject)!.MaxAge!.Value)}.", Evidence).Say(subject)))),
    ]);

    private static long DueOf(Subject subject)
    {
        if (LimitOf(subject)?.MaxAge is not { } longest)
        {
            return Deadline.Unknown;
        }

        var rotated = subject.Facts.Get(CredentialFacts.LastRotatedAt);
        var made = subject.Facts.Get(CredentialFacts.CreatedAt);
        var since = rotated.IsKnown && made.IsKnown ? (rotated.Value > made.Value ? rotated : made) : rotated.IsKnown ? rotated : made;
        return since.TryGet(out var start) ? Deadline.MarkLater(start, longest) : Deadline.Unknown;
    }

    private static Answer Weighed(Answer answer) => answer.With((subject, judgement) =>
        judgement with { Severity = LimitOf(subject)!.IsJudgement ? Severity.Advice : null, MoreReferences = LimitOf(subject)!.References });

    private static CredentialLimit? LimitOf(in Subject subject) => subject.Context.Policy.LimitOf(subject.Credential!.Kind);
}
