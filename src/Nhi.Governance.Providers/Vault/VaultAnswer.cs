using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Vault;

/// <summary>One answer of the server, or one item of a list in it.</summary>
/// <param name="Path">What was asked, without a slash before and behind; empty where the file does not tell.</param>
/// <param name="Data">What was answered.</param>
/// <param name="Place">The place in the file.</param>
internal sealed record VaultAnswer(string Path, JsonElement Data, string Place)
{
    /// <summary>Answers of a document: one alone, several in a list, or several by the path that was asked.</summary>
    public static IEnumerable<VaultAnswer> In(ExportDocument document) => document.Roots.SelectMany(root => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray().Index().SelectMany(item => Of(string.Empty, item.Item, $"$[{item.Index}]")),
        JsonValueKind.Object when IsAnswer(root) => Of(string.Empty, root, "$"),
        _ => root.Members().SelectMany(member => Of(member.Name.Trim('/'), member.Value, $"$.{member.Name}")),
    });

    /// <summary>The parts of the path between slashes.</summary>
    public string[] Parts => Path.Split('/');

    private static IEnumerable<VaultAnswer> Of(string path, JsonElement answer, string place)
    {
        if (!IsAnswer(answer))
        {
            return [];
        }

        var data = answer.Member("data")!.Value;

        // A detailed list tells of each key what reading it would, in part.
        return data.Member("key_info") is { ValueKind: JsonValueKind.Object } items
            ? items.Members().Select(item => new VaultAnswer($"{path}/{item.Name}".Trim('/'), item.Value, $"{place}.data.key_info.{item.Name}"))
            : [new VaultAnswer(path, data, $"{place}.data")];
    }

    private static bool IsAnswer(JsonElement item) =>
        item.Member("data") is { ValueKind: JsonValueKind.Object } && item.Text("request_id") is not null && item.Member("lease_duration") is not null;
}
