using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>Production's identities are used from production alone.</summary>
internal static class IsolationControl
{
    private static readonly FactKey[] Evidence = [UsageFacts.Environments, UsageFacts.Users];

    private static readonly HashSet<string> Production = new(["production", "prod", "prd", "live"], StringComparer.OrdinalIgnoreCase);

    private static readonly NamedCheck Crosses = new("used from production and from another environment", subject => IsMixed(subject.Facts.Get(UsageFacts.Environments).Value) ? 1 : 0, UsageFacts.Environments);

    public static Control Of(ControlDefinition definition) => new(definition, Scope.Identity, Known(UsageFacts.Users),
    [
        new(Says(Crosses, 1), NotMet("It is used from production and from another environment: whoever gets into the other one is in production.", "Split it: one identity for each environment.", Evidence)),
        new(Known(UsageFacts.UsersOfUnknownEnvironment), Missing(UsageFacts.UsersOfUnknownEnvironment)),
        new(Condition.Always, Met("All its users are of one environment.", Evidence)),
    ]);

    /// <summary>What is shared is an environment of its own, and mixes nothing.</summary>
    private static bool IsMixed(NameSet? environments) =>
        environments is not null
        && environments.Any(Production.Contains)
        && environments.Any(name => !Production.Contains(name) && !string.Equals(name, "shared", StringComparison.OrdinalIgnoreCase));
}
