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

    /// <summary><c>GET /v1.0/servicePrincipals/{id}/appRoleAssignments</c>.</summary>
    public static RecordKind AppRole { get; } = new("an app role assignment", item => item.Guid("appRoleId") is not null && item.Guid("principalId") is not null && item.Guid("resourceId") is not null, ReadAppRole);

    /// <summary><c>GET /v1.0/oauth2PermissionGrants</c>.</summary>
    public static RecordKind Consent { get; } = new("a permission grant", item => item.Guid("clientId") is not null && item.Text("consentType") is not null && item.Guid("resourceId") is not null, ReadConsent);

    /// <summary><c>GET /v1.0/roleManagement/directory/roleAssignments?$expand=roleDefinition</c>.</summary>
    public static RecordKind DirectoryRole { get; } = new("a directory role assignment", item => item.Guid("principalId") is not null && item.Text("directoryScopeId") is not null, ReadDirectoryRole);

    /// <summary><c>az role assignment list --all --include-inherited</c>, and the answer of the resource manager.</summary>
    public static RecordKind CloudRole { get; } = new("a role assignment", item => Assignment(item).Guid("principalId") is not null && Assignment(item).Text("roleDefinitionId") is not null && Assignment(item).Text("scope") is not null, ReadCloudRole);

    private static void ReadAppRole(JsonElement item, string place, ListReading reading) =>
        // The id of a role says nothing to a reader; its name is in the list of the resource.
        reading.Attach(item.Text("principalType") is "User" or "Group" ? [] : [To(item.Guid("principalId")!, $"app role on {Resource(item)}", reading, facts: reading.Facts(place).Tell(AccessFacts.Grants, [$"app role {item.Text("appRoleId")} on {Resource(item)}"]))]);

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

        Tell(item, name, item.Text("directoryScopeId") is "/" ? "the directory" : $"{item.Text("directoryScopeId")}", item.Guid("principalId")!, place, reading);
    }

    private static void ReadCloudRole(JsonElement item, string place, ListReading reading)
    {
        var assignment = Assignment(item);
        if (assignment.Text("principalType") is { } type && !string.Equals(type, "ServicePrincipal", StringComparison.Ordinal))
        {
            reading.Attach();
            return;
        }

        Tell(assignment, assignment.Text("roleDefinitionName"), assignment.Text("scope")!, assignment.Guid("principalId")!, place, reading);
    }

    private static void Tell(JsonElement assignment, string? name, string scope, string principal, string place, ListReading reading)
    {
        var role = $"{name ?? "role " + (assignment.Text("roleDefinitionId") ?? "?").Split('/')[^1]} on {scope}";
        reading.Attach(To(
            principal,
            role,
            reading,
            facts: reading.Facts(place)
                .Tell(AccessFacts.Grants, [role])
                .Tell(AccessFacts.AdministratorBy, name is not null && s_administrators.Contains(name) && IsWide(scope) ? [role] : [])
                .Tell(AccessFacts.SecretAccessBy, name is not null && s_readSecrets.Contains(name) ? [role] : [])));
    }

    // The directory, a management group or a subscription: not one resource group or resource.
    private static bool IsWide(string scope) => scope is "the directory" or "/" || !scope.Contains("/resourceGroups/", StringComparison.OrdinalIgnoreCase);

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
