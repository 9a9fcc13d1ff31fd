using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Who else gets in: <c>aws iam list-saml-providers</c>, <c>aws eks describe-access-entry</c>, <c>aws rolesanywhere list-profiles</c>.</summary>
internal static class AwsFederation
{
    public static RecordKind Saml { get; } = new("a SAML provider", item => item.Text("Arn")?.Contains(":saml-provider/", StringComparison.Ordinal) == true, ReadSaml);

    public static RecordKind AccessEntry { get; } = new("an access entry", item => Entry(item).Text("accessEntryArn") is not null && Entry(item).Text("principalArn") is not null, ReadEntry);

    public static RecordKind Profile { get; } = new("a profile of Roles Anywhere", item => item.Text("profileArn") is not null && item.Member("roleArns").IsArray(), ReadProfile);

    private static void ReadSaml(JsonElement item, string place, ListReading reading)
    {
        // The certificates of a provider end with it: then nobody logs in.
        if (AwsArn.TryParse(item.Text("Arn"), out var arn) && arn.HasAccount)
        {
            reading.Attach(new Attachment { Target = AwsNames.Account(arn.Account), Reach = AttachmentReach.Members, Record = $"SAML provider {arn.Name}", Source = reading.Source });
        }
        else
        {
            reading.Reject(place, "the provider names no account");
        }
    }

    private static void ReadEntry(JsonElement item, string place, ListReading reading)
    {
        var entry = Entry(item);
        if (!AwsArn.TryParse(entry.Text("principalArn"), out var arn) || !arn.HasAccount || arn.Type is not ("role" or "user"))
        {
            reading.Reject(place, "the access entry names no role or user");
            return;
        }

        var groups = entry.OneOrMore("kubernetesGroups");
        reading.Attach(new Attachment
        {
            Target = arn.Text,
            Record = $"access entry of {entry.Text("clusterName")}",
            Area = arn.Type is "role" ? AwsNames.Roles(arn.Account) : AwsNames.Users(arn.Account),
            IsReference = true,
            Facts = reading.Facts(place)
                .Tell(AccessFacts.Grants, groups.Select(group => $"{group} in {entry.Text("clusterName")}"))
                .Tell(AccessFacts.AdministratorBy, groups.Where(group => group is "system:masters").Select(group => $"{group} in {entry.Text("clusterName")}"))
                .ToFactSet(),
            Source = reading.Source,
        });
    }

    private static void ReadProfile(JsonElement item, string place, ListReading reading)
    {
        // Whether the service may assume them, their own trusts tell; a role that is gone dangles.
        var roles = item.OneOrMore("roleArns").Select(role => AwsArn.TryParse(role, out var arn) ? arn : null).OfType<AwsArn>();
        reading.Attach([.. roles.Select(role => new Attachment
        {
            Target = role.Text,
            Record = $"profile {item.Text("name")} of Roles Anywhere",
            Area = AwsNames.Roles(role.Account),
            IsReference = true,
            Source = reading.Source,
        })]);
    }

    private static JsonElement Entry(JsonElement item) => item.Member("accessEntry") is { ValueKind: JsonValueKind.Object } entry ? entry : item;
}
