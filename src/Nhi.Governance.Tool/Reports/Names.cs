namespace Nhi.Governance.Tool.Reports;

/// <summary>What identities are called.</summary>
internal static class Names
{
    public static string Of(INonHumanIdentity identity) => identity.Facts.Get(IdentityFacts.Name) is { IsKnown: true, Value: { Length: > 0 } name } ? name : identity.Id.ToString();
}
