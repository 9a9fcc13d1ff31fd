using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Users, groups, roles and policies of an account: <c>aws iam get-account-authorization-details</c>.</summary>
public sealed class AwsAuthorizationDetails : IExportFormat
{
    private static readonly string[] s_lists = ["UserDetailList", "GroupDetailList", "RoleDetailList"];

    /// <inheritdoc />
    public string Name => "aws/authorization-details";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Roots.Any(IsDetails);
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        foreach (var root in document.Roots.Where(IsDetails))
        {
            var export = new AwsAccountExport(root);
            var principals = new AwsPrincipals(export, records);
            Each(root, "UserDetailList", principals.User);
            Each(root, "RoleDetailList", principals.Role);
            Each(root, "GroupDetailList", (group, place) => AwsContainers.Group(group, place, records));
            Each(root, "Policies", (policy, place) => AwsContainers.Policy(policy, place, records));
            principals.Cover(root.IsCut());
        }
    }

    private static bool IsDetails(JsonElement root) => s_lists.Any(list => root.Member(list).IsArray());

    private static void Each(JsonElement root, string list, Action<JsonElement, string> read)
    {
        foreach (var (index, item) in root.Items(list).Index())
        {
            read(item, $"$.{list}[{index}]");
        }
    }
}
