using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Providers.Tests;

/// <summary>Breaks valid exports at random places: members deleted, renamed, replaced by another type.</summary>
internal static class ExportMutation
{
    private const string HalfPair = "HALF-A-PAIR";

    /// <summary>Runs a check over exports broken in one to some places.</summary>
    public static void Run(string json, Action<string> check)
    {
        var places = Gen.Choose(0, int.MaxValue).Two().ListOf();
        Prop.ForAll(places.ToArbitrary(), steps => check(Break(json, [.. steps.Select(step => (step.Item1, step.Item2))])))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(12));
    }

    /// <summary>How many records a broken export holds, counted without the code under test.</summary>
    public static int Count(string json, params IEnumerable<string> lists)
    {
        var root = JsonElement.Parse(json.Replace("\\ud800", HalfPair, StringComparison.Ordinal));
        return lists.Sum(list => root.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array ? items.GetArrayLength() : 0);
    }

    public static string Break(string json, IReadOnlyList<(int Where, int How)> steps)
    {
        var root = JsonNode.Parse(json)!;
        foreach (var (where, how) in steps)
        {
            List<JsonNode> parents = [];
            Collect(root, parents);
            if (parents.Count == 0)
            {
                break;
            }

            switch (parents[where % parents.Count])
            {
                case JsonObject members:
                    Break(members, members.ElementAt(how % members.Count).Key, how / 7);
                    break;
                case JsonArray items:
                    Break(items, how % items.Count, how / 7);
                    break;
                default:
                    break;
            }
        }

        return root.ToJsonString().Replace(HalfPair, "\\ud800", StringComparison.Ordinal);
    }

    /// <summary>Writes a mark into every string whose member is not on the list, and one more member into every object.</summary>
    public static string Mark(string json, string mark, IReadOnlySet<string> allowed)
    {
        var root = JsonNode.Parse(json)!;
        Mark(root, mark, allowed, isAllowed: false);
        return root.ToJsonString();
    }

    private static void Mark(JsonNode? node, string mark, IReadOnlySet<string> allowed, bool isAllowed)
    {
        if (node is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                if (items[index] is JsonValue && !isAllowed)
                {
                    items[index] = mark;
                }
                else
                {
                    Mark(items[index], mark, allowed, isAllowed);
                }
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToArray())
            {
                if (value is JsonValue && value.GetValueKind() == JsonValueKind.String && !allowed.Contains(name))
                {
                    members[name] = mark;
                }
                else
                {
                    Mark(value, mark, allowed, allowed.Contains(name));
                }
            }

            members["further"] = mark;
        }
    }

    private static void Collect(JsonNode? node, List<JsonNode> parents)
    {
        if (node is JsonObject { Count: > 0 } members)
        {
            parents.Add(members);
            foreach (var (_, value) in members)
            {
                Collect(value, parents);
            }
        }
        else if (node is JsonArray { Count: > 0 } items)
        {
            parents.Add(items);
            foreach (var value in items)
            {
                Collect(value, parents);
            }
        }
    }

    private static void Break(JsonObject members, string name, int how)
    {
        switch (how % 12)
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                var value = members[name]?.DeepClone();
                members.Remove(name);
                members[HalfPair + name] = value;
                break;
            default:
                members[name] = Other(how, members[name], members);
                break;
        }
    }

    private static void Break(JsonArray items, int index, int how)
    {
        switch (how % 12)
        {
            case 0:
                items.RemoveAt(index);
                break;
            case 1:
                items.Add(items[index]?.DeepClone());
                break;
            default:
                items[index] = Other(how, items[index], items);
                break;
        }
    }

    private static JsonNode? Other(int how, JsonNode? was, JsonNode parent) => (how % 12) switch
    {
        2 => null,
        3 => JsonValue.Create(how),
        4 => JsonValue.Create(true),
        5 => JsonValue.Create(string.Empty),
        6 => JsonValue.Create(HalfPair),
        7 => new JsonArray(was?.DeepClone(), null, JsonValue.Create(1.5)),
        8 => new JsonObject { ["Statement"] = was?.DeepClone(), [HalfPair] = 1 },
        9 => IsShallow(parent) ? Nested() : null,
        10 => JsonValue.Create("*:/\n%7B%zz*" + new string('x', 400)),
        _ => JsonValue.Create("arn:aws:iam::1:user/"),
    };

    // Steps that nest within what an earlier one nested would pass the depth that any reader takes.
    private static bool IsShallow(JsonNode parent)
    {
        var depth = 0;
        for (JsonNode? node = parent; node is not null; node = node.Parent)
        {
            depth++;
        }

        return depth < 10;
    }

    private static JsonNode Nested()
    {
        JsonNode node = new JsonArray();
        for (var depth = 0; depth < 20; depth++)
        {
            node = new JsonArray(node);
        }

        return node;
    }
}
