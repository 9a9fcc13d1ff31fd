using System.Collections.Frozen;
using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>What applications may do: permissions of their own, permissions that people or an administrator consented to, and roles in the directory and in the cloud.</summary>
internal static class EntraGrants
{
    // Roles that may give themselves any other: https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions
    private static readonly FrozenSet<string> s_administrators = FrozenSet.Create(
        StringComparer.Ordinal,
        "Global Administrator",
        "Privileged Role Administrator",
        "Privileged Authentication Administrator",
        "Application Administrator",
        "Cloud Application Administrator",
        "Hybrid Identity Administrator",
        "Partner Tier2 Support",
        "Owner",
        "User Access Administrator",
        "Role Based Access Control Administrator");

    private static readonly FrozenSet<string> s_readSecrets = FrozenSet.Create(
        StringComparer.Ordinal, "Key Vault Administrator", "Key Vault Secrets Officer", "Key Vault Secrets User", "Storage Account Key Operator Service Role", "Storage Account Contributor");

    private static readonly FrozenSet<string> s_readData = FrozenSet.Create(
        StringComparer.Ordinal,
        "Storage Blob Data Owner",
        "Storage Blob Data Contributor",
        "Storage Blob Data Reader",
        "Storage File Data Privileged Contributor",
        "Storage File Data Privileged Reader",
        "Storage Queue Data Contributor",
        "Storage Queue Data Reader",
        "Storage Table Data Contributor",
        "Storage Table Data Reader");

    // Permissions of Microsoft Graph by their ids: https://learn.microsoft.com/graph/permissions-reference. Who has one of the first three may give itself any other.
    private static readonly FrozenDictionary<string, (string Name, bool IsAdministrator)> s_appRoles = new Dictionary<string, (string, bool)>(StringComparer.OrdinalIgnoreCase)
    {
        ["9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8"] = ("RoleManagement.ReadWrite.Directory", true),
        ["06b708a9-e830-4db3-a914-8e69da51d44f"] = ("AppRoleAssignment.ReadWrite.All", true),
        ["1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9"] = ("Application.ReadWrite.All", true),
        ["19dbc75e-c2e2-444c-a770-ec69d8559fc7"] = ("Directory.ReadWrite.All", false),
        ["62a82d76-70ea-41e2-9197-370581804d09"] = ("Group.ReadWrite.All", false),
        ["7ab1d382-f21e-4acd-a863-ba3e13f7da61"] = ("Directory.Read.All", false),
        ["810c84a8-4a9e-49e6-bf7d-12d183f40d01"] = ("Mail.Read", false),
        ["e2a3a72e-5f79-4c64-b1b1-878b674786c9"] = ("Mail.ReadWrite", false),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>GET /v1.0/servicePrincipals/{id}/appRoleAssignments</c>.</summary>
    public static RecordKind AppRole { get; } = new("an app role assignment", item => item.Guid("appRoleId") is not null && item.Guid("principalId") is not null && item.Guid("resourceId") is not null, ReadAppRole);

    /// <summary><c>GET /v1.0/oauth2PermissionGrants</c>.</summary>
    public static RecordKind Consent { get; } = new("a permission grant", item => item.Guid("clientId") is not null && item.Text("consentType") is not null && item.Guid("resourceId") is not null, ReadConsent);

    /// <summary><c>GET /v1.0/roleManagement/directory/roleAssignments?$expand=roleDefinition</c>.</summary>
    public static RecordKind DirectoryRole { get; } = new("a directory role assignment", item => item.Guid("principalId") is not null && item.Text("directoryScopeId") is not null, ReadDirectoryRole);

    /// <summary><c>az role assignment list --all --include-inherited</c>, and the answer of the resource manager.</summary>
    public static RecordKind CloudRole { get; } = new("a role assignment", item => Assignment(item).Guid("principalId") is not null && Assignment(item).Text("roleDefinitionId") is not null && Assignment(item).Text("scope") is not null, ReadCloudRole);

    private static void ReadAppRole(JsonElement item, string place, ListReading reading)
    {
        if (item.Text("principalType") is "User" or "Group")
        {
            reading.Attach();
            return;
        }

        // The id of a role says nothing to a reader; its name is in the list of the resource, and those that weigh most are the same in every tenant.
        var known = s_appRoles.GetValueOrDefault(item.Guid("appRoleId")!);
        var role = $"{known.Name ?? "app role " + item.Text("appRoleId")} on {Resource(item)}";
        reading.Attach(To(
            item.Guid("principalId")!,
            $"app role on {Resource(item)}",
            reading,
            facts: reading.Facts(place).Tell(AccessFacts.Grants, [role]).Tell(AccessFacts.AdministratorBy, known.IsAdministrator ? [role] : [])));
    }

    private static void ReadConsent(JsonElement item, string place, ListReading reading)
    {
        var scopes = (item.Text("scope") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var by = item.Text("consentType") is "AllPrincipals" ? "for everybody" : "for one person";
        reading.Attach(To(
            item.Guid("clientId")!,
            $"consent {by}",
            reading,
            facts: reading.Facts(place).Tell(OAuthAppFacts.Scopes, scopes).Tell(AccessFacts.Grants, scopes.Select(scope => $"{scope} {by}"))));
    }

    private static void ReadDirectoryRole(JsonElement item, string place, ListReading reading)
    {
        var name = item.Text("roleDefinition", "displayName");
        if (name is null)
        {
            reading.Note(place, "the name of the directory role is not told: $expand=roleDefinition does");
        }

        // Within an administrative unit or over one application it is no power over the directory.
        var isWide = item.Text("directoryScopeId") is "/";
        Tell(item, name, isWide ? "the directory" : $"{item.Text("directoryScopeId")}", isWide, item.Guid("principalId")!, place, reading);
    }

    private static void ReadCloudRole(JsonElement item, string place, ListReading reading)
    {
        var assignment = Assignment(item);
        if (assignment.Text("principalType") is { } type && !string.Equals(type, "ServicePrincipal", StringComparison.Ordinal))
        {
            reading.Attach();
            return;
        }

        // A management group or a subscription: not one resource group or resource.
        var scope = assignment.Text("scope")!;
        Tell(assignment, assignment.Text("roleDefinitionName"), scope, !scope.Contains("/resourceGroups/", StringComparison.OrdinalIgnoreCase), assignment.Guid("principalId")!, place, reading);
    }

    private static void Tell(JsonElement assignment, string? name, string scope, bool isWide, string principal, string place, ListReading reading)
    {
        var role = $"{name ?? "role " + (assignment.Text("roleDefinitionId") ?? "?").Split('/')[^1]} on {scope}";
        reading.Attach(To(
            principal,
            role,
            reading,
            facts: reading.Facts(place)
                .Tell(AccessFacts.Grants, [role])
                .Tell(AccessFacts.AdministratorBy, name is not null && isWide && s_administrators.Contains(name) ? [role] : [])
                .Tell(AccessFacts.SecretAccessBy, name is not null && s_readSecrets.Contains(name) ? [role] : [])
                .Tell(AccessFacts.DataAccessBy, name is not null && isWide && s_readData.Contains(name) ? [role] : [])));
    }

    private static JsonElement Assignment(JsonElement item) => item.Member("properties") is { ValueKind: JsonValueKind.Object } properties ? properties : item;

    private static string Resource(JsonElement item) => item.Text("resourceDisplayName") ?? item.Text("resourceId")!;

    private static Attachment To(string principal, string record, ListReading reading, RecordFacts facts) => new()
    {
        Target = EntraNames.Object(principal).Value,
        Record = record,
        Area = EntraNames.ServicePrincipals,
        Facts = facts.ToFactSet(),
        Source = reading.Source,
    };
}
