using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>What is known of access beside policies: <c>aws iam get-service-last-accessed-details</c>, <c>aws kms list-grants</c>, <c>aws accessanalyzer list-findings</c>; and guardrails that give nobody anything: <c>aws organizations list-policies</c>, <c>aws rolesanywhere list-trust-anchors</c>.</summary>
internal static class AwsAccess
{
    public static RecordKind LastAccessed { get; } = new("a service last accessed", item => item.Text("ServiceNamespace") is not null && item.Text("ServiceName") is not null, ReadLastAccessed);

    public static RecordKind Grant { get; } = new("a grant of a key", item => item.Text("GrantId") is not null && item.Text("GranteePrincipal") is not null, ReadGrant);

    public static RecordKind Finding { get; } = new("a finding of outside access", item => item.Text("resourceType")?.StartsWith("AWS::", StringComparison.Ordinal) == true && item.Text("resourceOwnerAccount") is not null && item.Text("status") is not null, ReadFinding);

    public static RecordKind Guardrail { get; } = new("a policy of the organization", item => item.Text("Arn")?.Contains(":organizations::", StringComparison.Ordinal) == true && item.Text("Type") is not null && item.Member("AwsManaged") is not null, Count);

    public static RecordKind TrustAnchor { get; } = new("a trust anchor", item => item.Text("trustAnchorArn") is not null, Count);

    private static void Count(JsonElement item, string place, ListReading reading) => reading.Attach();

    // The report is of one principal or policy that it does not name; who last used a service, it does.
    private static void ReadLastAccessed(JsonElement item, string place, ListReading reading)
    {
        if (Principal(item.Text("LastAuthenticatedEntity")) is not { } arn)
        {
            reading.Attach();
            return;
        }

        reading.Attach(To(arn, $"last access to {item.Text("ServiceNamespace")}", reading) with
        {
            Facts = reading.Facts(place).Past(IdentityFacts.LastUsedAt, item.InstantOf("LastAuthenticated")).ToFactSet(),
        });
    }

    private static void ReadGrant(JsonElement item, string place, ListReading reading)
    {
        if (Principal(item.Text("GranteePrincipal")) is not { } arn)
        {
            // A service of AWS, for its own use.
            reading.Attach();
            return;
        }

        var operations = string.Join(", ", item.OneOrMore("Operations"));
        reading.Attach(To(arn, $"grant {item.Text("GrantId")}", reading) with
        {
            IsReference = true,
            Facts = reading.Facts(place).Tell(AccessFacts.Grants, [$"{operations} with key {item.Text("KeyId")}"]).ToFactSet(),
        });
    }

    private static void ReadFinding(JsonElement item, string place, ListReading reading)
    {
        if (item.Text("status") is not "ACTIVE" || Principal(item.Text("resource")) is not { Type: "role" } arn)
        {
            // Archived, resolved, or of a bucket, queue or key: what is opened is no identity.
            reading.Attach();
            return;
        }

        var account = item.Text("principal", "AWS");
        var number = AwsArn.TryParse(account, out var outside) ? outside.Account : account;
        reading.Attach(To(arn, "finding of outside access", reading) with
        {
            IsReference = true,
            Facts = reading.Facts(place).Tell(TrustFacts.OutsideAccounts, number is not null && AwsArn.IsAccount(number) && number.Length == 12 ? [number] : []).ToFactSet(),
        });
    }

    private static AwsArn? Principal(string? text) => AwsArn.TryParse(text, out var arn) && arn.HasAccount && (arn.Type is "role" or "user") ? arn : null;

    private static Attachment To(AwsArn arn, string record, ListReading reading) => new()
    {
        Target = arn.Text,
        Record = record,
        Area = arn.Type is "role" ? AwsNames.Roles(arn.Account) : AwsNames.Users(arn.Account),
        Source = reading.Source,
    };
}
