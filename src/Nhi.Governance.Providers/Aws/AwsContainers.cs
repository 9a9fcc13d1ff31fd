using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Groups and managed policies: containers whose rights reach their members.</summary>
internal static class AwsContainers
{
    public static void Group(JsonElement group, string place, ExportRecords records)
    {
        if (!AwsArn.TryParse(group.Text("Arn"), out var arn) || arn.Type is not "group")
        {
            records.Reject(place, "the group has no ARN of a group");
            return;
        }

        var facts = new FactSetBuilder();
        var grants = new AwsGrants(group, "GroupPolicyList");
        grants.Tell(facts, records.Path, knowsAll: false, knowsData: false);
        grants.Note(records, place);
        records.Attach(new Attachment
        {
            Target = arn.Text,
            Reach = AttachmentReach.Members,
            Record = $"group {arn.Name}",
            Containers = grants.Attached,
            Facts = facts.ToFactSet(),
            Source = records.Path,
        });
    }

    public static void Policy(JsonElement policy, string place, ExportRecords records)
    {
        if (!AwsArn.TryParse(policy.Text("Arn"), out var arn) || arn.Type is not "policy")
        {
            records.Reject(place, "the policy has no ARN of a policy");
            return;
        }

        var facts = new FactSetBuilder();
        var read = AwsAccountExport.DocumentOf(policy);
        if (read is not null && AwsDataAccess.In(read).ToList() is { Count: > 0 } data)
        {
            facts.Set(AccessFacts.DataAccessBy, new NameSet(data.Select(right => $"{policy.Text("PolicyName") ?? arn.Name} ({right})")), records.Path);
        }

        switch (read)
        {
            case null:
                records.Note(place, "the policy's default version is not in the file or cannot be read: the rights it gives are unknown");
                break;
            case { IsAdministrator: true } document:
                facts.Set(AccessFacts.AdministratorBy, new NameSet([policy.Text("PolicyName") ?? arn.Name]), records.Path);
                if (document.Denies)
                {
                    records.Note(place, "it makes an administrator by what it allows; what its Deny statements take back is not weighed");
                }

                break;
            default:
                break;
        }

        records.Attach(new Attachment
        {
            Target = arn.Text,
            Reach = AttachmentReach.Members,
            Record = $"policy {arn.Name}",
            Facts = facts.ToFactSet(),
            Source = records.Path,
        });
    }
}
