using System.Text.Json.Nodes;
using Nhi.Governance.Providers.Listings;

namespace Nhi.Governance.Providers.Tests.Listings;

/// <summary>Of every vendor a list with one record of each kind that holds no identity, made of what each must have.</summary>
internal static class OtherListSamples
{
    public static IEnumerable<KeyValuePair<string, (string Member, string Json)>> All => OtherLists.All.GroupBy(list => list.Vendor, StringComparer.Ordinal)
        .Select(vendor => KeyValuePair.Create($"{vendor.Key}/no-identities", ("data", $"[{string.Join(',', vendor.Select(Record))}]")));

    private static string Record(OtherList list)
    {
        var record = new JsonObject();
        foreach (var condition in list.Has)
        {
            var path = condition.Split('=', '~')[0].TrimEnd('?').Split('.');
            var parent = record;
            foreach (var step in path[..^1])
            {
                parent[step] ??= new JsonObject();
                parent = parent[step]!.AsObject();
            }

            parent[path[^1]] = condition.EndsWith('?') ? null : condition.Split('=', '~') is [_, var value] ? value : "x";
        }

        return record.ToJsonString();
    }
}
