using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>An access key that nothing uses is disabled.</summary>
internal static class UnusedCredentialControl
{
    private static readonly FactKey[] Evidence = [CredentialFacts.LastUsedAt, CredentialFacts.CreatedAt];

    private static readonly Deadline SinceUse = new Deadline.OfFact(CredentialFacts.LastUsedAt, policy => policy.UnusedKeyAfter);

    private static readonly Deadline SinceMaking = new Deadline.OfFact(CredentialFacts.CreatedAt, policy => policy.UnusedKeyAfter);

    public static Control Of(ControlDefinition definition) => new(definition, Scope.Credential, !False(CredentialFacts.Enabled) & Kind(CredentialKind.AwsAccessKey),
    [
        new(Unknown(CredentialFacts.LastUsedAt), Missing(CredentialFacts.LastUsedAt)),
        new(Ahead(SinceUse) & Passed(Rhythm.Awaited), Rhythm.Disagrees("It was used within the period that is demanded.", "Ask its owner whether what used it still runs.", CredentialFacts.LastUsedAt)),
        new(Known(CredentialFacts.LastUsedAt) & Passed(SinceUse) & Ahead(Rhythm.Awaited), Rhythm.Disagrees("It was not used for longer than is demanded.", "Keep it until its rhythm says otherwise, or let the job be given a credential when it runs.", CredentialFacts.LastUsedAt)),
        new(Ahead(SinceUse), Met("It is in use.", Evidence)),
        new(None(CredentialFacts.LastUsedAt) & Unknown(CredentialFacts.CreatedAt), Missing(CredentialFacts.CreatedAt)),
        new(None(CredentialFacts.LastUsedAt) & Ahead(SinceMaking), Met("It has not been used yet, and is not older than the period that is demanded.", Evidence)),
        new(Condition.Always, new(ControlOutcome.NotMet, subject => NotMet(
            $"Not used for more than {Judgement.Days(subject.Context.Policy.UnusedKeyAfter)}.",
            "Disable it, wait for a full period of whatever might use it (a quarterly job?), then delete it.",
            Evidence).Say(subject))),
    ]);
}
