using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Accounts of the organization, which are the estate's own: <c>aws organizations list-accounts</c>. Tags, where they are told, say whose the platform is and which environment.</summary>
internal static class AwsOrganization
{
    public static RecordKind Account { get; } = new("an account", Is, Read);

    private static bool Is(JsonElement item) => item.Text("Arn")?.Contains(":organizations::", StringComparison.Ordinal) == true && item.Text("Id") is { Length: 12 };

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var account = item.Text("Id")!;
        if (!AwsArn.IsAccount(account))
        {
            reading.Reject(place, "the account's id is no number of an account");
            return;
        }

        var tags = reading.Tags(item.Items("Tags").Select(tag => (tag.Text("Key"), tag.Text("Value"))), asked: false, place);
        reading.Attach(
            new Attachment
            {
                Target = string.Empty,
                Record = $"account {account}",
                Party = new PartyRecord.OwnAccount(account),
                Source = reading.Source,
            },
            new Attachment
            {
                Target = AwsNames.Account(account),
                Reach = AttachmentReach.Members,
                Record = $"account {account}",
                Facts = reading.Facts(place).Tell(IdentityFacts.Environment, tags.Environment).ToFactSet(),
                Owners = [.. tags.Owners.Select(owner => owner with { Role = OwnerRole.Platform })],
                Source = reading.Source,
            });
    }
}
