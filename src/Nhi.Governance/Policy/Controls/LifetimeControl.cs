namespace Nhi.Governance;

/// <summary>It does not live longer than its kind allows.</summary>
internal sealed class LifetimeControl(ControlDefinition definition) : CredentialControl(definition)
{
    private const string NextStep = "Issue the next one with an expiry within the limit, and let renewal be automatic.";

    protected override Judgement? Judge(Credential credential, ControlContext context)
    {
        var made = credential.Facts.Get(CredentialFacts.CreatedAt);
        var limit = LimitOf(credential.Kind, made, context);
        if (limit?.MaxLifetime is not { } longest)
        {
            return null;
        }

        var expires = credential.Facts.Get(CredentialFacts.ExpiresAt);
        var evidence = new[] { Judgement.Quote(credential.Facts, CredentialFacts.CreatedAt), Judgement.Quote(credential.Facts, CredentialFacts.ExpiresAt) };
        var judgement = expires switch
        {
            { IsAbsent: true } => Judgement.NotMet("It never expires.", NextStep, evidence),
            { IsUnknown: true } => Judgement.NotAssessable(CredentialFacts.ExpiresAt),
            _ when made.IsUnknown => Judgement.NotAssessable(CredentialFacts.CreatedAt),
            _ when expires.Value - made.Value > longest => Judgement.NotMet($"It lives longer than the {Judgement.Days(longest)} that are allowed for {credential.Kind}.", NextStep, evidence),
            _ => Judgement.Met($"It lives no longer than {Judgement.Days(longest)}.", evidence),
        };
        return judgement with { Severity = limit.IsJudgement ? Severity.Advice : null, MoreReferences = limit.References };
    }

    private static CredentialLimit? LimitOf(CredentialKind kind, Fact<DateTimeOffset> made, ControlContext context) => kind switch
    {
        _ when context.Policy.Limits.GetValueOrDefault(kind) is { MaxLifetime: not null } own => own,
        CredentialKind.PublicTlsCertificate => new CredentialLimit(null, BaselineLimits.PublicTlsLifetime(made.Value), IsJudgement: false, [References.TlsBaseline("6.3.2")]),
        CredentialKind.CodeSigningCertificate => new CredentialLimit(null, BaselineLimits.CodeSigningLifetime(made.TryGet(out var issued) ? issued : DateTimeOffset.MaxValue), IsJudgement: false, [References.CodeSigningBaseline("6.3.2")]),
        _ => null,
    };
}
