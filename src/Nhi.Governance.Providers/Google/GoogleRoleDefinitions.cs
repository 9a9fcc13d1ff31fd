using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Google;

/// <summary>Custom roles with their permissions: <c>gcloud iam roles list --project=P --format=json</c> leaves the permissions out, <c>gcloud iam roles describe</c> and the API with <c>view=FULL</c> tell them.</summary>
internal static class GoogleRoleDefinitions
{
    public static RecordKind Kind { get; } = new("a role", Is, Read);

    /// <summary>The container whose members hold a custom role on a project, folder or organization; of a predefined role nothing has to be told.</summary>
    public static string? Container(string role) => role.StartsWith("roles/", StringComparison.Ordinal) ? null : $"gcp:role:{role}";

    private static bool Is(JsonElement item) => item.Text("title") is not null && item.Text("name") is { } name && (name.StartsWith("roles/", StringComparison.Ordinal) || GoogleNames.TryPart(name, "roles", out _));

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var name = item.Text("name")!;
        var permissions = item.OneOrMore("includedPermissions");
        if (Container(name) is not { } container || permissions.Count == 0 || item.Member("deleted") is { ValueKind: JsonValueKind.True })
        {
            reading.Attach();
            return;
        }

        reading.Attach(new Attachment
        {
            Target = container,
            Reach = AttachmentReach.Members,
            Record = $"role {name}",
            Facts = reading.Facts(place)
                .Tell(AccessFacts.AdministratorBy, permissions.Where(GoogleRoles.PermitsAdministration).Select(permission => $"{name}: {permission}"))
                .Tell(AccessFacts.SecretAccessBy, permissions.Where(GoogleRoles.PermitsSecrets).Select(permission => $"{name}: {permission}"))
                .Tell(AccessFacts.DataAccessBy, permissions.Where(GoogleRoles.PermitsData).Select(permission => $"{name}: {permission}"))
                .ToFactSet(),
            Source = reading.Source,
        });
    }
}
