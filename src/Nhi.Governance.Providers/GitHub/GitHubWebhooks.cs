using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.GitHub;

/// <summary>Webhooks of repositories and organizations (<c>GET /repos/{owner}/{repo}/hooks</c>, <c>/orgs/{org}/hooks</c>), and of GitLab's projects (<c>GET /projects/{id}/hooks</c>). Of an address only its host is kept: people put keys into the rest.</summary>
internal static class GitHubWebhooks
{
    public static RecordKind GitHub { get; } = new(
        "a webhook",
        item => item.Text("config", "url") is not null && item.Text("ping_url") is not null && item.Member("events") is not null,
        (item, place, reading) => Read(item, "github", item.Text("config", "url"), item.Member("config")?.Member("secret") is not null, item.Text("config", "insecure_ssl") is "1", item.OneOrMore("events"), place, reading));

    public static RecordKind GitLab { get; } = new(
        "a project's webhook",
        item => item.Text("url") is not null && item.Member("push_events") is not null && item.Member("enable_ssl_verification") is not null,
        (item, place, reading) => Read(
            item,
            "gitlab",
            item.Text("url"),
            hasSecret: true,
            item.Member("enable_ssl_verification") is { ValueKind: JsonValueKind.False },
            item.Members().Where(member => member.Name.EndsWith("_events", StringComparison.Ordinal) && member.Value.ValueKind == JsonValueKind.True).Select(member => member.Name),
            place,
            reading));

    private static void Read(JsonElement item, string vendor, string? address, bool hasSecret, bool isUnchecked, IEnumerable<string> events, string place, ListReading reading)
    {
        if (item.Member("id") is not { ValueKind: JsonValueKind.Number } id || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            reading.Reject(place, "the webhook has no id, or no address");
            return;
        }

        if (!hasSecret || isUnchecked)
        {
            reading.Note(place, isUnchecked ? "the webhook does not check whom it calls" : "the webhook has no secret: whom it calls cannot tell who called");
        }

        reading.Observe(
            new Observation
            {
                Id = new IdentityId($"{vendor}:webhook:{id.GetRawText()}"),
                Area = $"{vendor}:webhooks",
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, uri.Host)
                    .Tell(IdentityFacts.Subclass, $"{vendor}:third-party")
                    .Tell(IdentityFacts.Enabled, item.Member("active")?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null })
                    .Past(IdentityFacts.CreatedAt, item.Text("created_at"))
                    .Tell(AccessFacts.Grants, events)
                    .ToFactSet(),
                Source = reading.Source,
            },
            place,
            isWhole: false);
    }
}
