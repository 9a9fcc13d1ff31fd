using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>User-assigned managed identities: <c>az identity list</c>, and the answer of the resource manager. A system-assigned one is told by its service principal.</summary>
internal static class AzureManagedIdentities
{
    public static RecordKind Kind { get; } = new("a managed identity", Is, Read);

    private static bool Is(JsonElement item) => item.Text("id")?.Contains("/userAssignedIdentities/", StringComparison.OrdinalIgnoreCase) == true && Part(item).Guid("clientId") is not null;

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var part = Part(item);
        var tags = AzureTags.Of(item, place, reading);
        reading.Observe(
            new Observation
            {
                Id = EntraNames.Application(part.Guid("clientId")!),
                Aliases = [new IdentityId(item.Text("id")!.ToLowerInvariant()), .. part.Guid("principalId") is { } principal ? [EntraNames.Object(principal)] : Array.Empty<IdentityId>()],
                Area = $"{EntraNames.Subscription(item.Text("id")!)}:managed-identities",
                Containers = [EntraNames.Subscription(item.Text("id")!)],
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, item.Text("name"))
                    .Tell(IdentityFacts.Subclass, "entra:managed-identity")
                    .Tell(tags)
                    .ToFactSet(),
                Owners = tags.Owners,
                Admissions = [.. item.Items("federatedIdentityCredentials").Select(EntraFederation.Of).OfType<Admission>()],
                Source = reading.Source,
            },
            place);
    }

    private static JsonElement Part(JsonElement item) => item.Member("properties") is { ValueKind: JsonValueKind.Object } properties ? properties : item;
}
