using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Systems;

/// <summary>Applications and services of a configuration database, as ServiceNow exports them: <c>cmdb_ci_service_list.do?CSV</c> (names or labels of columns), or <c>GET /api/now/table/cmdb_ci_service</c>.</summary>
internal static class ServiceNow
{
    private static readonly string[] s_name = ["name"];
    private static readonly string[] s_owner = ["owned_by.email", "owned by.email", "owned_by", "owned by", "managed_by.email", "managed by.email", "managed_by", "managed by"];
    private static readonly string[] s_support = ["support_group.name", "support group.name", "support_group", "support group"];
    private static readonly string[] s_environment = ["environment", "used_for", "used for"];
    private static readonly string[] s_operational = ["operational_status", "operational status"];
    private static readonly string[] s_install = ["install_status", "install status", "status"];

    /// <summary>Rows.</summary>
    public static TableList Table { get; } = new("servicenow/table", [s_name, ["sys_id", "sys id"], s_owner, [.. s_operational, .. s_install]], (row, reading) => Read(row.Text, row.Place, reading));

    /// <summary>Answers of the table API.</summary>
    public static RecordKind Record { get; } = new(
        "a configuration item",
        item => Text(item, "sys_id") is not null && item.Member("name") is not null && (item.Member("owned_by") is not null || item.Member("support_group") is not null),
        (item, place, reading) => Read(columns => columns.Select(column => Text(item, column)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)), place, reading));

    private static void Read(Func<IReadOnlyList<string>, string?> text, string place, ListReading reading)
    {
        if (text(s_name) is not { } name)
        {
            reading.Reject(place, "the configuration item has no name");
            return;
        }

        // Choices come as their label or their number.
        var isRetired = text(s_operational) is "6" || text(s_install) is "7" || IsRetired(text(s_operational)) || IsRetired(text(s_install));
        if (isRetired)
        {
            reading.Note(place, "the system is retired: nobody answers for what is left of it");
        }

        reading.Attach(SystemNames.ToMembers(SystemNames.Container(name), $"configuration item {name}", reading) with
        {
            Facts = reading.Facts(place).Tell(IdentityFacts.Environment, text(s_environment)?.ToLowerInvariant()).ToFactSet(),
            Owners = isRetired
                ? [SystemNames.Claim(OwnerRole.Application, party: null, reading)]
                : [SystemNames.Claim(OwnerRole.Application, text(s_owner), reading), .. text(s_support) is { } group ? [SystemNames.Claim(OwnerRole.Platform, group, reading)] : Array.Empty<OwnerClaim>()],
        });
    }

    private static bool IsRetired(string? status) => string.Equals(status, "Retired", StringComparison.OrdinalIgnoreCase);

    // With sysparm_display_value a reference is an object; without it, the id of a record that a reader cannot look up.
    private static string? Text(JsonElement item, string name) => item.Text(name) ?? item.Text(name, "display_value");
}
