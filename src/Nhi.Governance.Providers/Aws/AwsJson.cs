using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Small questions to the JSON of the AWS command line.</summary>
internal static class AwsJson
{
    public static bool HasMembers(this JsonElement? value) => value is { ValueKind: JsonValueKind.Object } && value.Value.EnumerateObject().Any();

    public static bool IsArray(this JsonElement? value) => value is { ValueKind: JsonValueKind.Array };

    /// <summary>Whether a page stands for more: truncated by AWS, or by <c>--max-items</c>.</summary>
    public static bool IsCut(this JsonElement root) =>
        root.Member("IsTruncated") is { ValueKind: not JsonValueKind.False } || root.Member("NextToken") is not null || root.Member("Marker") is not null;
}
