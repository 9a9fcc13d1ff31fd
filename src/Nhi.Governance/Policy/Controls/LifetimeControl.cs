using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>It does not live longer than its kind allows.</summary>
internal static class LifetimeControl
{
    private const string NextStep = "Issue the next one with an expiry within the limit, and let renewal be automatic.";

    private const int NoLimit = 0;
    private const int EndUnknown = 1;
    private const int StartUnknown = 2;
    private const int Endless = 3;
    private const int TooLong = 4;
    private const int Within = 5;

    private static readonly NamedCheck Life = new("from issue to expiry, against the limit of its kind", Judge);

    public static Control Of(ControlDefinition definition) => new(definition, Scope.Credential, !False(CredentialFacts.Enabled),
    [
        Say(Endless, ControlOutcome.NotMet, (_, _, evidence) => Judgement.NotMet("It never expires.", NextStep, evidence)),
        Say(EndUnknown, ControlOutcome.NotAssessable, (_, _, _) => Judgement.NotAssessable(CredentialFacts.ExpiresAt)),
        Say(StartUnknown, ControlOutcome.NotAssessable, (_, _, _) => Judgement.NotAssessable(CredentialFacts.CreatedAt)),
        Say(TooLong, ControlOutcome.NotMet, (kind, longest, evidence) => Judgement.NotMet($"It lives longer than the {Judgement.Days(longest)} that are allowed for {kind}.", NextStep, evidence)),
        Say(Within, ControlOutcome.Met, (_, longest, evidence) => Judgement.Met($"It lives no longer than {Judgement.Days(longest)}.", evidence)),
    ]);

    private static Case Say(int code, ControlOutcome outcome, Func<CredentialKind, TimeSpan, string[], Judgement> say) => new(Says(Life, code), new(outcome, subject =>
    {
        var limit = LimitOf(subject)!;
        string[] evidence = [Judgement.Quote(subject.Facts, CredentialFacts.CreatedAt), Judgement.Quote(subject.Facts, CredentialFacts.ExpiresAt)];
        return say(subject.Credential!.Kind, limit.MaxLifetime!.Value, evidence) with { Severity = limit.IsJudgement ? Severity.Advice : null, MoreReferences = limit.References };
    }));

    private static int Judge(Subject subject)
    {
        if (LimitOf(subject)?.MaxLifetime is not { } longest)
        {
            return NoLimit;
        }

        var made = subject.Facts.Get(CredentialFacts.CreatedAt);
        var expires = subject.Facts.Get(CredentialFacts.ExpiresAt);
        return expires switch
        {
            { IsAbsent: true } => Endless,
            { IsUnknown: true } => EndUnknown,
            _ when made.IsUnknown => StartUnknown,
            _ => expires.Value - made.Value > longest ? TooLong : Within,
        };
    }

    private static CredentialLimit? LimitOf(in Subject subject)
    {
        return subject.Credential!.Kind switch
        {
            var kind when subject.Context.Policy.LimitOf(kind) is { MaxLifetime: not null } own => own,
            CredentialKind.PublicTlsCertificate => new CredentialLimit(null, BaselineLimits.PublicTlsLifetime(subject.Facts.Get(CredentialFacts.CreatedAt).Value), IsJudgement: false, [References.TlsBaseline("6.3.2")]),
            CredentialKind.CodeSigningCertificate => new CredentialLimit(null, BaselineLimits.CodeSigningLifetime(subject.Facts.Get(CredentialFacts.CreatedAt).TryGet(out var issued) ? issued : DateTimeOffset.MaxValue), IsJudgement: false, [References.CodeSigningBaseline("6.3.2")]),
            _ => null,
        };
    }
}
