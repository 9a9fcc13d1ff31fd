using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Users and roles, and how completely they were read.</summary>
internal sealed class AwsPrincipals(AwsAccountExport export, ExportRecords records)
{
    private const string ServiceRolePath = "/aws-service-role/";
    private const string SsoPath = "/aws-reserved/sso.amazonaws.com/";
    private readonly SortedSet<string> _areas = new(StringComparer.Ordinal);
    private bool _lostUsers;
    private bool _lostRoles;

    public void User(JsonElement item, string place)
    {
        if (!TryName(item, place, "user", "UserId", out var arn, out var uniqueId))
        {
            _lostUsers = true;
            return;
        }

        var groups = item.OneOrMore("GroupList");
        var grants = new AwsGrants(item, "UserPolicyList");
        var facts = Facts(item, place, arn, "UserName");
        grants.Tell(facts, records.Path, export.KnowsAllOf(grants, arn, groups), export.KnowsDataOf(grants, arn, groups), groups.Select(group => $"group {group}"));
        grants.Note(records, place);
        IEnumerable<string> containers = groups.Select(group => export.ArnOfGroup(arn, group));
        Observe(item, place, facts, arn, uniqueId, AwsNames.Users(arn.Account), [.. containers, .. grants.Attached], new IdentityId(AwsNames.User(arn.Account, arn.Name)));
    }

    public void Role(JsonElement item, string place)
    {
        if (!TryName(item, place, "role", "RoleId", out var arn, out var uniqueId))
        {
            _lostRoles = true;
            return;
        }

        var grants = new AwsGrants(item, "RolePolicyList");
        var facts = Facts(item, place, arn, "RoleName");
        LastUse(item, place, facts);
        if (arn.Path.StartsWith(ServiceRolePath, StringComparison.Ordinal))
        {
            facts.Set(IdentityFacts.VendorMade, value: true, records.Path);
        }

        grants.Tell(facts, records.Path, export.KnowsAllOf(grants, arn, []), export.KnowsDataOf(grants, arn, []));
        grants.Note(records, place);
        List<Admission> admissions = [.. new AwsTrust(export, records, place).Read(item.Member("AssumeRolePolicyDocument"))];
        if (arn.Path.StartsWith(SsoPath, StringComparison.Ordinal) || arn.Name.StartsWith("AWSReservedSSO_", StringComparison.Ordinal))
        {
            admissions.Add(new(AdmissionKind.People, "sso.amazonaws.com", []));
        }

        Observe(item, place, facts, arn, uniqueId, AwsNames.Roles(arn.Account), grants.Attached, alias: null, admissions);
    }

    /// <summary>An empty list may be one that was not asked for; a list with records is complete unless a page or a record is missing.</summary>
    /// <param name="isCut">Whether the list says that there are more.</param>
    /// <param name="isOne">Whether it is one principal that was asked for alone.</param>
    public void Cover(bool isCut, bool isOne = false)
    {
        if (isCut)
        {
            records.Note("$", $"the list {PageMarks.Said}");
        }

        foreach (var area in _areas)
        {
            var lost = area.EndsWith(":users", StringComparison.Ordinal) ? _lostUsers : _lostRoles;
            records.Cover(area, isCut || isOne || lost ? Coverage.Partial : Coverage.Complete);
        }
    }

    private bool TryName(JsonElement item, string place, string type, string idMember, out AwsArn arn, out string uniqueId)
    {
        uniqueId = item.Text(idMember) ?? string.Empty;
        if (!AwsArn.TryParse(item.Text("Arn"), out arn!) || !arn.HasAccount || !string.Equals(arn.Type, type, StringComparison.Ordinal) || !AwsNames.IsName(arn.Name))
        {
            records.Reject(place, $"the {type} has no ARN of a {type} in an account");
            return false;
        }

        if (!AwsNames.IsId(uniqueId))
        {
            records.Reject(place, $"the {type} has no {idMember}");
            return false;
        }

        return true;
    }

    private FactSetBuilder Facts(JsonElement item, string place, AwsArn arn, string nameMember)
    {
        var facts = new FactSetBuilder()
            .Set(IdentityFacts.Name, item.Text(nameMember) ?? arn.Name, records.Path)
            .Set(IdentityFacts.Subclass, $"aws:iam-{arn.Type}", records.Path);
        if (records.Instant(item.InstantOf("CreateDate"), place) is { } created)
        {
            facts.Set(IdentityFacts.CreatedAt, created, records.Path);
        }

        return facts;
    }

    private void LastUse(JsonElement item, string place, FactSetBuilder facts)
    {
        if (item.Member("RoleLastUsed") is not { ValueKind: JsonValueKind.Object } use)
        {
            return;
        }

        if (use.Member("LastUsedDate") is null)
        {
            facts.SetAbsent(IdentityFacts.LastUsedAt, records.Path);
        }
        else if (records.Instant(use.InstantOf("LastUsedDate"), place) is { } used)
        {
            facts.Set(IdentityFacts.LastUsedAt, used, records.Path);
        }
    }

    private void Observe(JsonElement item, string place, FactSetBuilder facts, AwsArn arn, string uniqueId, string area, IReadOnlyList<string> containers, IdentityId? alias, IReadOnlyList<Admission>? admissions = null)
    {
        var tags = AwsTags.Of(item, records, place);
        tags.Tell(facts);
        _areas.Add(area);
        IEnumerable<IdentityId> aliases = [new(arn.Text), new(uniqueId)];
        records.Observe(
            new Observation
            {
                Id = AwsNames.Id(arn.Account, uniqueId),
                Aliases = [.. alias is { } further ? aliases.Append(further) : aliases],
                Area = area,
                Containers = [AwsNames.Account(arn.Account), .. containers],
                Facts = facts.ToFactSet(),
                Owners = tags.Owners,
                Admissions = admissions ?? [],
                Source = records.Path,
            },
            place);
    }
}
