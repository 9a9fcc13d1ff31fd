using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Listings;

/// <summary>What the users of Salesforce may do, and so the tokens that act for them: <c>SELECT … FROM PermissionSet</c> (a profile has one of its own) and <c>PermissionSetAssignment</c>.</summary>
internal static class SalesforceRights
{
    // Who has the first or the second may do everything; who may write code or manage users may become it.
    private static readonly (string Field, string Right, bool IsAdministrator)[] s_permissions =
    [
        ("PermissionsModifyAllData", "modify all data", true),
        ("PermissionsCustomizeApplication", "customize the application", false),
        ("PermissionsManageUsers", "manage users", true),
        ("PermissionsAuthorApex", "write code that runs as the system", true),
        ("PermissionsViewAllData", "view all data", false),
        ("PermissionsApiEnabled", "use the API", false),
    ];

    private static readonly RecordKind s_set = new("a permission set", item => item.Text("Id")?.StartsWith("0PS", StringComparison.Ordinal) == true && item.Member("IsOwnedByProfile") is not null, ReadSet);

    private static readonly RecordKind s_assignment = new("an assignment of a permission set", item => item.Text("PermissionSetId") is not null && item.Text("AssigneeId") is not null, ReadAssignment);

    public static RecordList Format { get; } = new("salesforce/rights", ["records"], s_assignment, s_set);

    /// <summary>The container of what acts for a user.</summary>
    public static string User(string id) => $"salesforce:{id}";

    private static void ReadAssignment(JsonElement item, string place, ListReading reading) => reading.Attach(new Attachment
    {
        Target = User(item.Text("AssigneeId")!),
        Reach = AttachmentReach.Members,
        Record = $"assignment of {item.Text("PermissionSetId")}",
        Containers = [Set(item.Text("PermissionSetId")!)],
        Source = reading.Source,
    });

    private static void ReadSet(JsonElement item, string place, ListReading reading)
    {
        var name = item.Text("Label") ?? item.Text("Name") ?? item.Text("Id")!;
        var given = s_permissions.Where(permission => item.Member(permission.Field) is { ValueKind: JsonValueKind.True }).ToList();
        reading.Attach(new Attachment
        {
            Target = Set(item.Text("Id")!),
            Reach = AttachmentReach.Members,
            Record = $"permission set {name}",
            Facts = reading.Facts(place)
                .Tell(AccessFacts.Grants, [$"permission set {name}", .. given.Select(permission => $"{permission.Right} ({name})")])
                .Tell(AccessFacts.AdministratorBy, given.Where(permission => permission.IsAdministrator).Select(permission => $"{permission.Right} ({name})"))
                .ToFactSet(),
            Source = reading.Source,
        });
    }

    private static string Set(string id) => $"salesforce:permission-set:{id}";
}
