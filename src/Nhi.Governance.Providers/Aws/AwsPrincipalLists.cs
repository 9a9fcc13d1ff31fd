using System.Globalization;
using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Users and roles without their rights: <c>aws iam list-users</c>, <c>aws iam list-roles</c>, <c>aws iam get-role</c>. What they may do is not told.</summary>
internal sealed class AwsPrincipalLists : IExportFormat
{
    /// <inheritdoc />
    public string Name => "aws/principals";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Roots.Any(root => Lists(root).Any(list => list.Items.Any(item => IsUser(item) || IsRole(item))));
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        foreach (var root in document.Roots)
        {
            var principals = new AwsPrincipals(new AwsAccountExport(root), records);
            foreach (var (list, items) in Lists(root))
            {
                foreach (var (index, item) in items.Index())
                {
                    var place = string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
                    if (IsRole(item) || list is "$.Roles")
                    {
                        principals.Role(item, place);
                    }
                    else
                    {
                        principals.User(item, place);
                    }
                }
            }

            principals.Cover(root.IsCut(), isOne: root.ValueKind == JsonValueKind.Object && !root.Member("Users").IsArray() && !root.Member("Roles").IsArray());
        }
    }

    /// <summary>Lists as the command prints them, one that something took out of its answer, or one principal alone.</summary>
    private static IEnumerable<(string Name, IReadOnlyList<JsonElement> Items)> Lists(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => [("$", [.. root.EnumerateArray()])],
        _ when root.Member("Users").IsArray() || root.Member("Roles").IsArray() => [("$.Users", root.Items("Users")), ("$.Roles", root.Items("Roles"))],
        _ => [("$", [root.Member("User") ?? root.Member("Role") ?? root])],
    };

    private static bool IsUser(JsonElement item) => item.Text("UserId") is not null && item.Text("UserName") is not null && IsArn(item, ":user/");

    private static bool IsRole(JsonElement item) => item.Text("RoleId") is not null && item.Text("RoleName") is not null && IsArn(item, ":role/");

    private static bool IsArn(JsonElement item, string type) => item.Text("Arn") is { } arn && arn.Contains(":iam::", StringComparison.Ordinal) && arn.Contains(type, StringComparison.Ordinal);
}
