using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>Storage accounts, for the age of their two keys: <c>az storage account list</c>, and the answer of the resource manager. Neither holds a key.</summary>
internal static class AzureStorageAccounts
{
    public static RecordKind Kind { get; } = new("a storage account", Is, Read);

    private static bool Is(JsonElement item) => item.Text("id")?.Contains("/Microsoft.Storage/storageAccounts/", StringComparison.OrdinalIgnoreCase) == true && item.Text("name") is { Length: > 0 };

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var part = item.Member("properties") is { ValueKind: JsonValueKind.Object } properties ? properties : item;
        if (part.Member("allowSharedKeyAccess") is { ValueKind: JsonValueKind.False })
        {
            // Its keys open nothing.
            reading.Attach();
            return;
        }

        var (id, tags) = (item.Text("id")!.ToLowerInvariant(), AzureTags.Of(item, place, reading));
        reading.Observe(
            new Observation
            {
                Id = new IdentityId(id),
                Area = $"{EntraNames.Subscription(id)}:storage-accounts",
                Containers = [EntraNames.Subscription(id)],
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, item.Text("name"))
                    .Tell(IdentityFacts.Subclass, "azure:api-key")
                    .Tell(ApiKeyFacts.Service, $"{item.Text("name")}.blob.core.windows.net")
                    .Tell(tags)
                    .ToFactSet(),
                Credentials = [Key("key1"), Key("key2")],
                Owners = tags.Owners,
                Source = reading.Source,
            },
            place);

        Credential Key(string name) => new(
            new CredentialId($"{id}/{name}"),
            CredentialKind.ApiKey,
            reading.Facts(place).Past(CredentialFacts.CreatedAt, part.Text("keyCreationTime", name)).None(CredentialFacts.ExpiresAt).ToFactSet());
    }
}
