using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>OIDC providers of an account: <c>aws iam list-open-id-connect-providers</c> and <c>get-open-id-connect-provider</c>.</summary>
public sealed class AwsOidcProviders : IExportFormat
{
    /// <inheritdoc />
    public string Name => "aws/oidc-providers";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Roots.Any(root => IsList(root) || IsProvider(root));
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        foreach (var root in document.Roots)
        {
            foreach (var (index, item) in root.Items("OpenIDConnectProviderList").Index())
            {
                ReadItem(item, $"$.OpenIDConnectProviderList[{index}]", records);
            }

            if (IsProvider(root))
            {
                ReadProvider(records);
            }
        }
    }

    private static bool IsList(JsonElement root) => root.Member("OpenIDConnectProviderList").IsArray();

    private static bool IsProvider(JsonElement root) =>
        !IsList(root) && root.Text("Url") is not null && root.Member("ClientIDList").IsArray() && root.Member("ThumbprintList") is null or { ValueKind: JsonValueKind.Array };

    private static void ReadItem(JsonElement item, string place, ExportRecords records)
    {
        if (!AwsArn.TryParse(item.Text("Arn"), out var arn) || arn.Type is not "oidc-provider" || !arn.HasAccount)
        {
            records.Reject(place, "the provider has no ARN of an OIDC provider in an account");
            return;
        }

        records.Attach(OfAccount(arn.Account, records));
    }

    /// <summary>A provider read alone names no account: without a scope, nothing is said of any.</summary>
    private static void ReadProvider(ExportRecords records) =>
        records.Attach(records.Scope.All("aws.account").Distinct(StringComparer.Ordinal).ToArray() is [var account] ? [OfAccount(account, records)] : []);

    private static Attachment OfAccount(string account, ExportRecords records) => new()
    {
        Target = AwsNames.Account(account),
        Reach = AttachmentReach.Members,
        Record = "OIDC provider",
        Source = records.Path,
    };
}
