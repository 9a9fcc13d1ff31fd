namespace Nhi.Governance;

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
