using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Google;

/// <summary>API keys: <c>gcloud services api-keys list --format=json</c>, and the answer of the API. The listing never holds the key itself.</summary>
internal static class GoogleApiKeys
{
    public static RecordKind Kind { get; } = new("an API key", Is, Read);

    private static bool Is(JsonElement item) => item.Text("uid") is { Length: > 0 } && item.Text("name")?.Contains("/locations/global/keys/", StringComparison.Ordinal) == true;

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var uid = item.Text("uid")!;
        if (!GoogleNames.TryPart(item.Text("name"), "projects", out var project))
        {
            reading.Reject(place, "the API key names no project");
            return;
        }

        if (item.Text("deleteTime") is not null)
        {
            reading.Attach();
            return;
        }

        var restrictions = item.Member("restrictions") ?? default;
        var services = restrictions.Items("apiTargets").Select(target => target.Text("service")).OfType<string>().ToList();
        List<string> callers = [.. Callers(restrictions)];
        var created = reading.Facts(place).Past(CredentialFacts.CreatedAt, item.Text("createTime")).None(CredentialFacts.ExpiresAt).ToFactSet();
        reading.Observe(
            new Observation
            {
                Id = GoogleNames.ApiKey(uid),
                Area = GoogleNames.ApiKeys(project),
                Containers = [GoogleNames.Project(project)],
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, item.Text("displayName") ?? uid)
                    .Tell(IdentityFacts.Subclass, "gcp:api-key")
                    .Past(IdentityFacts.CreatedAt, item.Text("createTime"))
                    .Tell(ApiKeyFacts.Service, services is [var only] ? only : "googleapis.com")
                    .Tell(ApiKeyFacts.Scopes, services)
                    .None(ApiKeyFacts.Scopes, services.Count == 0)
                    .Tell(ApiKeyFacts.AllowedCallers, callers)
                    .None(ApiKeyFacts.AllowedCallers, callers.Count == 0)
                    .ToFactSet(),
                Becomes = item.Text("serviceAccountEmail") is { Length: > 0 } account ? [new IdentityId(account)] : [],
                Credentials = [new(new CredentialId(GoogleNames.ApiKey(uid).Value), CredentialKind.ApiKey, created)],
                Source = reading.Source,
            },
            place);
    }

    private static IEnumerable<string> Callers(JsonElement restrictions) =>
    [
        .. Of(restrictions, "browserKeyRestrictions").OneOrMore("allowedReferrers"),
        .. Of(restrictions, "serverKeyRestrictions").OneOrMore("allowedIps"),
        .. Of(restrictions, "androidKeyRestrictions").Items("allowedApplications").Select(application => application.Text("packageName")).OfType<string>(),
        .. Of(restrictions, "iosKeyRestrictions").OneOrMore("allowedBundleIds"),
    ];

    private static JsonElement Of(JsonElement restrictions, string name) => restrictions.Member(name) ?? default;
}
