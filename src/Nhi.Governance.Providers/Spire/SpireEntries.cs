using System.Globalization;
using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Spire;

/// <summary>Registered workloads: <c>spire-server entry show -output json</c>. Several entries may attest one workload. An entry whose parent is the server itself tells of nodes, and is counted.</summary>
internal static class SpireEntries
{
    public static RecordKind Kind { get; } = new(
        "an entry of a workload",
        item => item.Text("spiffe_id", "trust_domain") is { Length: > 0 } && item.Text("spiffe_id", "path") is not null && item.Member("parent_id") is not null && item.Member("selectors") is { ValueKind: JsonValueKind.Array },
        Read);

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        if (item.Text("parent_id", "path") is "/spire/server")
        {
            reading.Attach();
            return;
        }

        var (domain, path) = (item.Text("spiffe_id", "trust_domain")!, item.Text("spiffe_id", "path")!);
        if (path.Length < 2 || path[0] != '/')
        {
            reading.Reject(place, "the SPIFFE id has no path");
            return;
        }

        var isAdministrator = item.Member("admin") is { ValueKind: JsonValueKind.True };
        reading.Observe(
            new Observation
            {
                Id = new IdentityId($"spiffe://{domain}{path}"),
                IsImmutableId = false,
                Area = $"spiffe:{domain}:entries",
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, path[1..])
                    .Tell(IdentityFacts.Subclass, "spire:workload")
                    .Tell(WorkloadFacts.SpiffeId, $"spiffe://{domain}{path}")
                    .Tell(WorkloadFacts.TrustDomain, domain)
                    .Tell(WorkloadFacts.Selectors, item.Items("selectors").Select(selector => $"{selector.Text("type")}:{selector.Text("value")}"))
                    .Tell(AccessFacts.AdministratorBy, isAdministrator ? ["admin entry of the SPIRE server"] : [])
                    .Past(IdentityFacts.CreatedAt, Instant(item.Text("created_at")))
                    .ToFactSet(),
                Source = reading.Source,
            },
            place,
            mayRepeat: true);
    }

    // Seconds since 1970 as text; nought stands for none.
    private static string? Instant(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since is > 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(since).ToString("O", CultureInfo.InvariantCulture) : null;
}
