namespace Nhi.Governance;

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
