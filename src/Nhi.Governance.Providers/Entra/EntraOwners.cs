using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>Owners of an application, where they are expanded. In this directory an owner is somebody who may change it and add credentials: it suggests who answers, and no more.</summary>
internal static class EntraOwners
{
    public static IEnumerable<OwnerClaim> Of(JsonElement item, ListReading reading) =>
        Names(item).Select(owner => new OwnerClaim(OwnerRole.Application, owner, ClaimTrust.Suggestion, reading.Source));

    /// <summary>The same, as the right that it is.</summary>
    public static RecordFacts Changeable(this RecordFacts facts, JsonElement item) => facts.Tell(AccessFacts.ChangeableBy, Names(item));

    private static IEnumerable<string> Names(JsonElement item) =>
        item.Items("owners").Select(owner => owner.Text("userPrincipalName") ?? owner.Text("mail") ?? owner.Text("displayName")).OfType<string>();
}
