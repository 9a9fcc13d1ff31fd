using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Google;

/// <summary>When accounts and keys were last used: <c>gcloud policy-intelligence query-activity --activity-type=serviceAccountLastAuthentication</c> (and <c>…KeyLastAuthentication</c>) <c>--format=json</c>.</summary>
internal static class GoogleActivities
{
    public static RecordKind Kind { get; } = new("an activity of an account or key", Is, Read);

    private static bool Is(JsonElement item) =>
        item.Text("activityType") is "serviceAccountLastAuthentication" or "serviceAccountKeyLastAuthentication" && GoogleNames.TryPart(item.Text("fullResourceName"), "serviceAccounts", out _);

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var resource = item.Text("fullResourceName");
        GoogleNames.TryPart(resource, "serviceAccounts", out var account);
        var used = item.Text("activity", "lastAuthenticatedTime");
        if (!GoogleNames.TryPart(resource, "keys", out var key))
        {
            reading.Attach(GoogleAttachments.To(account!, "last authentication", reading) with
            {
                Facts = reading.Facts(place).Past(IdentityFacts.LastUsedAt, used).ToFactSet(),
            });
            return;
        }

        reading.Attach(GoogleAttachments.To(account!, $"last authentication of key {key}", reading) with
        {
            Credentials = [new(GoogleServiceAccountKeys.Id(account!, key), CredentialKind.GcpServiceAccountKey, reading.Facts(place).Past(CredentialFacts.LastUsedAt, used).ToFactSet())],
        });
    }
}
