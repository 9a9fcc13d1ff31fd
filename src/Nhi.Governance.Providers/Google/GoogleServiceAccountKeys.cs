using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Google;

/// <summary>Keys of service accounts: <c>gcloud iam service-accounts keys list --iam-account=EMAIL --format=json</c>, and the answer of the API.</summary>
internal static class GoogleServiceAccountKeys
{
    public static RecordKind Kind { get; } = new("a key of a service account", Is, Read);

    public static CredentialId Id(string account, string key) => new($"gcp:key:{account}/{key}");

    private static bool Is(JsonElement item) => item.Text("keyType") is not null && GoogleNames.TryPart(item.Text("name"), "serviceAccounts", out _) && GoogleNames.TryPart(item.Text("name"), "keys", out _);

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        GoogleNames.TryPart(item.Text("name"), "serviceAccounts", out var account);
        GoogleNames.TryPart(item.Text("name"), "keys", out var key);
        if (item.Text("keyType") is not "USER_MANAGED")
        {
            // Google makes, keeps and rotates these: nobody holds one.
            reading.Attach();
            return;
        }

        var facts = reading.Facts(place)
            .Past(CredentialFacts.CreatedAt, item.Text("validAfterTime"))
            .Ahead(CredentialFacts.ExpiresAt, item.Text("validBeforeTime"))
            .Tell(CredentialFacts.Enabled, item.Member("disabled")?.ValueKind != JsonValueKind.True);
        reading.Attach(GoogleAttachments.To(account!, $"key {key}", reading) with
        {
            Credentials = [new(Id(account!, key!), CredentialKind.GcpServiceAccountKey, facts.ToFactSet())],
            BearerClass = IdentityClass.ApiKey,
        });
    }
}
