using System.Text.Json;

namespace Nhi.Governance.Tool.Reports;

/// <summary>What identities are called.</summary>
internal static class Names
{
    public static string Of(INonHumanIdentity identity) => identity.Facts.Get(IdentityFacts.Name) is { IsKnown: true, Value: { Length: > 0 } name } ? name : identity.Id.ToString();

    /// <summary>A role as the register spells it.</summary>
    public static string Of(OwnerRole role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());
}
