using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Tags as AWS lists them. A record without the list was not asked.</summary>
internal static class AwsTags
{
    public static ResourceTags Of(JsonElement item, ExportRecords records, string place) =>
        new(item.Items("Tags").Select(tag => (tag.Text("Key"), tag.Text("Value"))), item.Member("Tags").IsArray(), records, place);
}
