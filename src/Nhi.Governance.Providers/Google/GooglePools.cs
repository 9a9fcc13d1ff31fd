using System.Text.Json;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Oidc;

namespace Nhi.Governance.Providers.Google;

/// <summary>Workload identity pools and their providers: <c>gcloud iam workload-identity-pools list</c> and <c>… providers list --workload-identity-pool=POOL</c>, with <c>--location=global --format=json</c>.</summary>
internal static class GooglePools
{
    private const string Collection = "/workloadIdentityPools/";

    public static RecordKind Provider { get; } = new("a provider of a workload identity pool", IsProvider, ReadProvider);

    public static RecordKind Pool { get; } = new("a workload identity pool", IsPool, (_, _, reading) => reading.Attach());

    private static bool IsPool(JsonElement item) => item.Text("name") is { } name && name.Contains(Collection, StringComparison.Ordinal) && item.Text("state") is not null;

    private static bool IsProvider(JsonElement item) => IsPool(item) && GoogleNames.TryPart(item.Text("name"), "providers", out _);

    private static void ReadProvider(JsonElement item, string place, ListReading reading)
    {
        var name = item.Text("name")!;
        if (item.Text("state") is "DELETED" || item.Member("disabled") is { ValueKind: JsonValueKind.True })
        {
            reading.Attach();
            return;
        }

        var issuer = item.Text("oidc", "issuerUri") is { } uri ? OidcIssuer.NameOf(uri) : item.Text("aws", "accountId") is { } account ? $"aws:{account}" : item.Member("saml") is not null ? "saml" : item.Member("x509") is not null ? "x509" : null;
        if (issuer is null)
        {
            reading.Reject(place, "the provider names no issuer that is known here: oidc, aws, saml or x509");
            return;
        }

        var pool = name[..name.IndexOf("/providers/", StringComparison.Ordinal)];
        reading.Attach(new Attachment
        {
            Target = string.Empty,
            Record = $"provider {name}",
            Party = new PartyRecord.FederationPool($"iam.googleapis.com/{pool}", issuer, OidcIssuer.KindOf(issuer), !string.IsNullOrWhiteSpace(item.Text("attributeCondition"))),
            Source = reading.Source,
        });
    }
}
