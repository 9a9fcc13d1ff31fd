namespace Nhi.Governance;

/// <summary>What nothing has used for as long as the longest memory of an issuer is to be retired.</summary>
internal sealed class UnusedIdentityControl(ControlDefinition definition) : Control(definition)
{
    private const string NextStep = "Ask its owner; then detach its policies, deny, watch, and delete it.";

    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context)
    {
        var used = identity.Facts.Get(IdentityFacts.LastUsedAt);
        var isRole = IsAwsRole(identity);
        if (!isRole && !used.IsKnown)
        {
            return [];
        }

        var made = identity.Facts.Get(IdentityFacts.CreatedAt);
        var longest = context.Policy.UnusedRoleAfter;
        string[] evidence = [Judgement.Quote(identity.Facts, IdentityFacts.LastUsedAt), .. isRole ? [Judgement.Quote(identity.Facts, IdentityFacts.CreatedAt)] : Array.Empty<string>()];
        return used switch
        {
            { IsUnknown: true } => [Judgement.NotAssessable(IdentityFacts.LastUsedAt)],
            { IsKnown: true } when context.AsOf - used.Value <= longest => [Judgement.Met("It is in use.", evidence)],
            { IsKnown: true } => [Judgement.NotMet("It has not been used for a long time.", NextStep, evidence)],
            _ when made.IsUnknown => [Judgement.NotAssessable(IdentityFacts.CreatedAt)],
            _ when context.AsOf - made.Value > longest => [Judgement.NotMet("AWS tells of no use. It keeps role use for 400 days and says nothing of earlier use.", NextStep, evidence)],
            _ => [Judgement.Met("It has not been used yet, and is not older than the period that is demanded.", evidence)],
        };
    }

    /// <summary>Of these it is always asked: whoever lists them tells it.</summary>
    private static bool IsAwsRole(INonHumanIdentity identity) =>
        identity.Classification.Class is IdentityClass.CloudRole or IdentityClass.PipelineIdentity or IdentityClass.ThirdPartyIntegration
        && string.Equals(identity.Facts.Get(IdentityFacts.Subclass).Value, "aws:iam-role", StringComparison.Ordinal);
}
