using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Google;

/// <summary>HMAC keys of Cloud Storage: <c>gcloud storage hmac list --long --format=json</c>, and the answer of the API.</summary>
internal static class GoogleHmacKeys
{
    public static RecordKind Kind { get; } = new("an HMAC key", Is, Read);

    // The command line writes snake case, the API camel case.
    private static bool Is(JsonElement item) => Text(item, "accessId", "access_id") is { Length: > 0 } && Text(item, "serviceAccountEmail", "service_account") is { Length: > 0 };

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var id = Text(item, "accessId", "access_id")!;
        if (item.Text("state") is "DELETED")
        {
            reading.Attach();
            return;
        }

        reading.Attach(GoogleAttachments.To(Text(item, "serviceAccountEmail", "service_account")!, $"HMAC key {id}", reading) with
        {
            Credentials =
            [
                new(
                    new CredentialId($"gcp:hmac:{id}"),
                    CredentialKind.ApiKey,
                    reading.Facts(place)
                        .Past(CredentialFacts.CreatedAt, Text(item, "timeCreated", "creation_time"))
                        .None(CredentialFacts.ExpiresAt)
                        .Tell(CredentialFacts.Enabled, item.Text("state") switch { "ACTIVE" => true, "INACTIVE" => false, _ => null })
                        .ToFactSet()),
            ],
            BearerClass = IdentityClass.ApiKey,
        });
    }

    private static string? Text(JsonElement item, string name, string other) => item.Text(name) ?? item.Text(other);
}
