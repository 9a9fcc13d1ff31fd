using System.Text.Json;
using System.Text.RegularExpressions;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Listings;

/// <summary>What users of Oracle Cloud may do: <c>oci iam group list --all</c>, <c>oci iam group list-users</c> (memberships) and <c>oci iam policy list --compartment-id ID --all</c>, whose statements name groups in words.</summary>
internal static partial class OciAccess
{
    private static readonly RecordKind s_group = new("a group", item => IsOf(item, "group"), ReadGroup);

    private static readonly RecordKind s_membership = new("a membership", item => item.Text("group-id") is not null && item.Text("user-id") is not null && item.Text("lifecycle-state") is not null, ReadMembership);

    private static readonly RecordKind s_policy = new("a policy", item => IsOf(item, "policy") && item.Member("statements") is { ValueKind: JsonValueKind.Array }, ReadPolicy);

    public static RecordList Format { get; } = new("oci/access", ["Groups", "GroupMemberships", "Policies", "data"], s_membership, s_policy, s_group);

    private static bool IsOf(JsonElement item, string kind) => item.Text("id")?.StartsWith($"ocid1.{kind}.", StringComparison.Ordinal) == true && item.Text("name") is not null;

    // Policies know groups by their names, memberships by their ids.
    private static void ReadGroup(JsonElement item, string place, ListReading reading) =>
        reading.Attach(ToMembers(ById(item.Text("id")!), $"group {item.Text("name")}", reading) with { Containers = [ByName(item.Text("name")!)] });

    private static void ReadMembership(JsonElement item, string place, ListReading reading)
    {
        if (item.Text("lifecycle-state") is not "ACTIVE")
        {
            reading.Attach();
            return;
        }

        // Most members are people, whom no list of identities has: nothing is missing then.
        reading.Attach(new Attachment
        {
            Target = $"oci:{item.Text("user-id")}",
            Record = $"membership in {item.Text("group-id")}",
            Area = "oci:users",
            Containers = [ById(item.Text("group-id")!)],
            Source = reading.Source,
        });
    }

    private static void ReadPolicy(JsonElement item, string place, ListReading reading)
    {
        List<Attachment> attachments = [];
        foreach (var statement in item.Text("lifecycle-state") is "DELETED" or "INACTIVE" ? [] : item.OneOrMore("statements"))
        {
            if (Statement().Match(statement) is not { Success: true } match)
            {
                // Of dynamic groups, services, other tenancies and any user.
                continue;
            }

            var right = match.Groups["right"].Value.Trim();
            var isAdministrator = Everything().IsMatch(right);
            attachments.AddRange(match.Groups["groups"].Value.Split(',').Select(group => ToMembers(match.Groups["id"].Success ? ById(group.Trim()) : ByName(NameOf(group)), $"policy {item.Text("name")}", reading) with
            {
                Facts = reading.Facts(place)
                    .Tell(AccessFacts.Grants, [$"{right} (policy {item.Text("name")})"])
                    .Tell(AccessFacts.AdministratorBy, isAdministrator ? [$"{right} (policy {item.Text("name")})"] : [])
                    .ToFactSet(),
            }));
        }

        reading.Attach(attachments);
    }

    // Quoted or not, and behind the name of an identity domain perhaps.
    private static string NameOf(string group) => group.Trim().Split('/')[^1].Trim('\'', '"', ' ');

    private static string ById(string id) => $"oci:group:{id}";

    private static string ByName(string name) => $"oci:group-name:{name.ToLowerInvariant()}";

    private static Attachment ToMembers(string container, string record, ListReading reading) =>
        new() { Target = container, Reach = AttachmentReach.Members, Record = record, Source = reading.Source };

    [GeneratedRegex(@"^\s*allow\s+group\s+(?<id>id\s+)?(?<groups>('[^']*'|""[^""]*""|[^\s,/'""]+)(/('[^']*'|""[^""]*""|[^\s,'""]+))?(\s*,\s*('[^']*'|[^\s,/']+)(/('[^']*'|[^\s,']+))?)*)\s+to\s+(?<right>.{1,500})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Statement();

    [GeneratedRegex(@"^manage\s+(all-resources|policies|groups|users|domains)\s+in\s+tenancy\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Everything();
}
