using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Listings;

/// <summary>Contexts of CircleCI, by the names of their variables: the jobs that are given one act by what it holds. The vendor shows no value.</summary>
internal static class CircleCiContexts
{
    private static readonly string[] s_cloudKeys =
        ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AZURE_CREDENTIALS", "AZURE_CLIENT_SECRET", "AZURE_SP_PASSWORD", "ARM_CLIENT_SECRET", "GCP_SA_KEY", "GCLOUD_SERVICE_KEY", "GOOGLE_CREDENTIALS"];

    /// <summary>The format: variables, and the claims of an organization's tokens, which are counted.</summary>
    public static RecordList Format { get; } = new(
        "circleci/variables",
        ["items"],
        new RecordKind("a variable of a context", item => item.Text("variable") is { Length: > 0 } && item.Text("context_id") is { Length: > 0 }, Read),
        new RecordKind("claims of tokens", item => item.Member("audience_updated_at") is not null && item.Member("org_id") is not null, (_, _, reading) => reading.Attach()));

    private static void Read(System.Text.Json.JsonElement item, string place, ListReading reading)
    {
        var (id, variable) = (item.Text("context_id")!, item.Text("variable")!);
        var isKey = s_cloudKeys.Contains(variable, StringComparer.OrdinalIgnoreCase);
        reading.Observe(
            new Observation
            {
                Id = new IdentityId($"circleci:context:{id}"),
                Area = "circleci:contexts",
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, $"context {id}")
                    .Tell(IdentityFacts.Subclass, "circleci:runner")
                    .Tell(AccessFacts.StaticCloudKeys, isKey ? [variable] : [])
                    .None(AccessFacts.StaticCloudKeys, !isKey)
                    .ToFactSet(),
                Source = reading.Source,
            },
            place,
            mayRepeat: true,
            isWhole: false);
    }
}
