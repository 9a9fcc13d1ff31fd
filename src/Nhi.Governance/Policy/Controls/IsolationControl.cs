namespace Nhi.Governance;

/// <summary>Production's identities are used from production alone.</summary>
internal sealed class IsolationControl(ControlDefinition definition) : Control(definition)
{
    private static readonly HashSet<string> Production = new(["production", "prod", "prd", "live"], StringComparer.OrdinalIgnoreCase);

    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context)
    {
        if (!identity.Facts.Get(UsageFacts.Users).IsKnown)
        {
            return [];
        }

        var environments = (identity.Facts.Get(UsageFacts.Environments).Value ?? NameSet.Empty).Where(name => !string.Equals(name, "shared", StringComparison.OrdinalIgnoreCase)).ToList();
        var evidence = new[] { Judgement.Quote(identity.Facts, UsageFacts.Environments), Judgement.Quote(identity.Facts, UsageFacts.Users) };
        if (environments.Exists(Production.Contains) && environments.Exists(name => !Production.Contains(name)))
        {
            return [Judgement.NotMet("It is used from production and from another environment: whoever gets into the other one is in production.", "Split it: one identity for each environment.", evidence)];
        }

        return identity.Facts.Get(UsageFacts.UsersOfUnknownEnvironment).IsKnown
            ? [Judgement.NotAssessable(UsageFacts.UsersOfUnknownEnvironment)]
            : [Judgement.Met("All its users are of one environment.", evidence)];
    }
}
