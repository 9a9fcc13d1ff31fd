namespace Nhi.Governance;

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
