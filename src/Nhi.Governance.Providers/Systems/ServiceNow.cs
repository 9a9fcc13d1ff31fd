using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Systems;

/// <summary>Applications and services of a configuration database, as ServiceNow exports them: <c>cmdb_ci_service_list.do?CSV</c> (names or labels of columns), or <c>GET /api/now/table/cmdb_ci_service</c>.</summary>
internal static class ServiceNow
{
    private static readonly string[] s_owner = ["owned_by.email", "owned by.email", "owned_by", "owned by", "managed_by.email", "managed by.email", "managed_by", "managed by"];
    private static readonly string[] s_support = ["support_group.name", "support group.name", "support_group", "support group"];
    private static readonly string[] s_operational = ["operational_status", "operational status"];
    private static readonly string[] s_install = ["install_status", "install status", "status"];

    /// <summary>Rows, and answers of the table API.</summary>
    public static FieldList Items { get; } = new(
        "servicenow/items",
        ["result"],
        new FieldKind("a configuration item", [["name"], ["sys_id", "sys id"], [.. s_owner, .. s_support], [.. s_operational, .. s_install]], Read));

    private static void Read(FieldRecord item, string place, ListReading reading)
    {
        if (item.Text("name") is not { } name)
        {
            reading.Reject(place, "the configuration item has no name");
            return;
        }

        // Choices come as their label or their number.
        var isRetired = item.Text(s_operational) is "6" || item.Text(s_install) is "7" || IsRetired(item.Text(s_operational)) || IsRetired(item.Text(s_install));
        if (isRetired)
        {
            reading.Note(place, "the system is retired: nobody answers for what is left of it");
        }

        reading.Attach(SystemNames.ToMembers(SystemNames.Container(name), $"configuration item {name}", reading) with
        {
            Owners = isRetired
                ? [SystemNames.Claim(OwnerRole.Application, party: null, reading)]
                : [SystemNames.Claim(OwnerRole.Application, item.Text(s_owner), reading), .. item.Text(s_support) is { } group ? [SystemNames.Claim(OwnerRole.Platform, group, reading)] : Array.Empty<OwnerClaim>()],
        });
    }

    private static bool IsRetired(string? status) => string.Equals(status, "Retired", StringComparison.OrdinalIgnoreCase);
}
