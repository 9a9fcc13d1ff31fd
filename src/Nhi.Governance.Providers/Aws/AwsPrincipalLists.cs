using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Users and roles without their rights: <c>aws iam list-users</c>, <c>aws iam list-roles</c>. What they may do, and how they are tagged, is not told.</summary>
internal sealed class AwsPrincipalLists : IExportFormat
{
    /// <inheritdoc />
    public string Name => "aws/principals";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Roots.Any(IsList);
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        foreach (var root in document.Roots.Where(IsList))
        {
            var principals = new AwsPrincipals(new AwsAccountExport(root), records);
            foreach (var (index, user) in root.Items("Users").Index())
            {
                principals.User(user, $"$.Users[{index}]");
            }

            foreach (var (index, role) in root.Items("Roles").Index())
            {
                principals.Role(role, $"$.Roles[{index}]");
            }

            principals.Cover(root.IsCut());
        }
    }

    private static bool IsList(JsonElement root) => Has(root, "Users", "UserId") || Has(root, "Roles", "RoleId");

    private static bool Has(JsonElement root, string list, string id) =>
        root.Items(list).Any(item => item.Text(id) is not null && item.Text("Arn")?.Contains(":iam::", StringComparison.Ordinal) == true);
}
