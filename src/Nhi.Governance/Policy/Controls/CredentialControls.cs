namespace Nhi.Governance;

/// <summary>Judges each enabled credential of an identity.</summary>
internal abstract class CredentialControl(ControlDefinition definition) : Control(definition)
{
    public sealed override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context) =>
        from credential in identity.Credentials
        where !credential.Facts.Get(CredentialFacts.Enabled).TryGet(out var enabled) || enabled
        let judgement = Judge(credential, context)
        where judgement is not null
        select judgement with { Credential = credential.Id };

    protected abstract Judgement? Judge(Credential credential, ControlContext context);
}

/// <summary>It is not older than its kind allows.</summary>
internal sealed class RotationControl(ControlDefinition definition) : CredentialControl(definition)
{
    protected override Judgement? Judge(Credential credential, ControlContext context)
    {
        if (context.Policy.Limits.GetValueOrDefault(credential.Kind) is not { MaxAge: { } maxAge } limit)
        {
            return null;
        }

        var rotated = credential.Facts.Get(CredentialFacts.LastRotatedAt);
        var made = credential.Facts.Get(CredentialFacts.CreatedAt);
        var since = rotated.IsKnown && made.IsKnown ? (rotated.Value > made.Value ? rotated : made) : rotated.IsKnown ? rotated : made;
        var evidence = new[] { Judgement.Quote(credential.Facts, CredentialFacts.CreatedAt), Judgement.Quote(credential.Facts, CredentialFacts.LastRotatedAt) };
        var judgement = since.TryGet(out var instant)
            ? context.AsOf - instant > maxAge
                ? Judgement.NotMet($"Older than the {Judgement.Days(maxAge)} that are allowed for {credential.Kind}.", "Rotate it: make a new one, move its users over, see the old one quiet, revoke it.", evidence)
                : Judgement.Met($"Younger than {Judgement.Days(maxAge)}.", evidence)
            : Judgement.NotAssessable(CredentialFacts.CreatedAt, CredentialFacts.LastRotatedAt);
        return judgement with { Severity = limit.IsJudgement ? Severity.Advice : null, MoreReferences = limit.References };
    }
}

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

/// <summary>An access key that nothing uses is disabled.</summary>
internal sealed class UnusedCredentialControl(ControlDefinition definition) : CredentialControl(definition)
{
    protected override Judgement? Judge(Credential credential, ControlContext context)
    {
        if (credential.Kind != CredentialKind.AwsAccessKey)
        {
            return null;
        }

        var used = credential.Facts.Get(CredentialFacts.LastUsedAt);
        var made = credential.Facts.Get(CredentialFacts.CreatedAt);
        var longest = context.Policy.UnusedKeyAfter;
        var evidence = new[] { Judgement.Quote(credential.Facts, CredentialFacts.LastUsedAt), Judgement.Quote(credential.Facts, CredentialFacts.CreatedAt) };
        return used switch
        {
            { IsUnknown: true } => Judgement.NotAssessable(CredentialFacts.LastUsedAt),
            { IsKnown: true } when context.AsOf - used.Value <= longest => Judgement.Met("It is in use.", evidence),
            { IsAbsent: true } when made.IsUnknown => Judgement.NotAssessable(CredentialFacts.CreatedAt),
            { IsAbsent: true } when context.AsOf - made.Value <= longest => Judgement.Met("It has not been used yet, and is not older than the period that is demanded.", evidence),
            _ => Judgement.NotMet($"Not used for more than {Judgement.Days(context.Policy.UnusedKeyAfter)}.", "Disable it, wait for a full period of whatever might use it (a quarterly job?), then delete it.", evidence),
        };
    }
}

/// <summary>Two thirds into its life a certificate is renewed.</summary>
internal sealed class RenewalControl(ControlDefinition definition) : CredentialControl(definition)
{
    protected override Judgement? Judge(Credential credential, ControlContext context)
    {
        if (credential.Kind is not (CredentialKind.PublicTlsCertificate or CredentialKind.PrivateCaCertificate or CredentialKind.CodeSigningCertificate or CredentialKind.CaKey or CredentialKind.X509Svid))
        {
            return null;
        }

        var made = credential.Facts.Get(CredentialFacts.CreatedAt);
        var expires = credential.Facts.Get(CredentialFacts.ExpiresAt);
        if (!made.IsKnown || !expires.IsKnown)
        {
            return Judgement.NotAssessable(CredentialFacts.CreatedAt, CredentialFacts.ExpiresAt);
        }

        var evidence = new[] { Judgement.Quote(credential.Facts, CredentialFacts.CreatedAt), Judgement.Quote(credential.Facts, CredentialFacts.ExpiresAt) };
        if (expires.Value < context.AsOf)
        {
            return Judgement.NotMet("It has expired.", "Remove it wherever it is served or trusted, or renew it.", evidence) with { Severity = Severity.High };
        }

        var renewAt = made.Value + ((expires.Value - made.Value) * 2 / 3);
        return renewAt < context.AsOf
            ? Judgement.NotMet("Two thirds of its life have passed without a renewal.", "Renew it now, and let renewal be automatic.", evidence)
            : Judgement.Met($"Renewal is due from {Judgement.Day(renewAt)}.", evidence);
    }
}
