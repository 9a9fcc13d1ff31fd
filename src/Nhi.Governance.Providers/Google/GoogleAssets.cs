using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Google;

/// <summary>The asset inventory: <c>gcloud asset list --content-type=resource --format=json</c>, with resources of every kind.</summary>
internal static class GoogleAssets
{
    private static readonly RecordKind[] s_known = [GoogleServiceAccounts.Kind, GoogleServiceAccountKeys.Kind, GoogleApiKeys.Kind, GoogleRoleDefinitions.Kind, GooglePools.Provider, GooglePools.Pool];

    public static RecordKind Kind { get; } = new("an asset", Is, Read);

    private static bool Is(JsonElement item) => item.Text("assetType")?.Contains(".googleapis.com/", StringComparison.Ordinal) == true && Data(item) is not null;

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var data = Data(item)!.Value;
        if (Array.Find(s_known, kind => kind.Is(data)) is { } kind)
        {
            kind.Read(data, place, reading);
        }
        else
        {
            // A bucket, a network: no identity, and nothing said of one.
            reading.Attach();
        }
    }

    private static JsonElement? Data(JsonElement item) => item.Member("resource") is { } resource && resource.Member("data") is { ValueKind: JsonValueKind.Object } data ? data : null;
}
