using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>Tags as Azure lists them: always part of a resource, so that one without has been asked.</summary>
internal static class AzureTags
{
    public static ResourceTags Of(JsonElement item, string place, ListReading reading) =>
        reading.Tags((item.Member("tags") ?? default).Members().Select(tag => ((string?)tag.Name, item.Text("tags", tag.Name))), asked: true, place);
}
