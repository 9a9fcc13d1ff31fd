using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Nhi.Governance.Estate.Tests;

/// <summary>A secret that nobody else has, put wherever an estate may hold one.</summary>
internal sealed class Canary
{
    public string Secret { get; } = Make();

    public string Base64 => Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret));

    /// <summary>What of it must stand nowhere: itself, its base64 in whatever place of a longer text, and its hexadecimal.</summary>
    public IReadOnlyList<string> Forms =>
    [
        Secret,
        Convert.ToHexString(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Secret)),
        .. Enumerable.Range(0, 3).Select(shift => Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', shift) + Secret))[(shift == 0 ? 0 : 4)..^4]),
    ];

    /// <summary>Twenty different letters and digits, so that no scanner takes it for a placeholder.</summary>
    private static string Make()
    {
        var letters = "ABCDEFGHJKLMNPQRSTUVWXYabcdefghijkmnopqrstuvwxy23456789".ToCharArray();
        RandomNumberGenerator.Shuffle(letters.AsSpan());
        return "Zz" + new string(letters[..18]);
    }

    /// <summary>Where it stands, with what stands around it.</summary>
    public IEnumerable<string> In(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        return Forms.Select(form => text.IndexOf(form, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).Select(at => text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 80)]);
    }

    /// <summary>Puts it into every JSON export of a folder, wherever a secret may stand in its kind.</summary>
    public int Poison(string folder)
    {
        var places = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            JsonNode? root;
            try
            {
                root = JsonNode.Parse(File.ReadAllText(path));
            }
            catch (System.Text.Json.JsonException)
            {
                continue;
            }

            places += Poison(root);
            File.WriteAllText(path, root!.ToJsonString());
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*.csv", SearchOption.AllDirectories))
        {
            var lines = File.ReadAllLines(path);
            File.WriteAllLines(path, lines.Select((line, at) => line.Length == 0 ? line : line + (at == 0 ? ",api_secret" : "," + Secret)));
            places += lines.Length - 1;
        }

        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "kubernetes"), "*.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(path);
            var poisoned = text.Replace("  metadata:\n", $"  metadata:\n    managerNote: {Secret}\n", StringComparison.Ordinal)
                .Replace("  data:\n", $"  stringData:\n    password: {Secret}\n  data:\n    more: {Base64}\n", StringComparison.Ordinal);
            places += poisoned.Split(Secret).Length - 1;
            File.WriteAllText(path, poisoned);
        }

        return places;
    }

    private int Poison(JsonNode? node)
    {
        var places = 0;
        if (node is JsonArray list)
        {
            return list.Sum(Poison);
        }

        if (node is not JsonObject item)
        {
            return 0;
        }

        foreach (var (_, value) in item.ToList())
        {
            places += Poison(value);
        }

        if (item["kind"]?.ToString() == "Secret")
        {
            foreach (var name in (item["data"] as JsonObject)?.Select(entry => entry.Key).ToList() ?? [])
            {
                item["data"]![name] = name.Length % 2 == 0 ? Base64 : Secret;
                places++;
            }

            item["stringData"] = new JsonObject { ["password"] = Secret };
            places++;
        }

        if (item["metadata"] is JsonObject metadata && item.ContainsKey("kind"))
        {
            var annotations = metadata["annotations"] as JsonObject ?? [];
            metadata["annotations"] = annotations.Parent is null ? annotations : annotations.DeepClone();
            metadata["annotations"]!["kubectl.kubernetes.io/last-applied-configuration"] = $$$"""{"kind":"Secret","data":{"password":"{{{Base64}}}"},"stringData":{"password":"{{{Secret}}}"}}""";
            metadata["annotations"]!["example.com/webhook-token"] = Secret;
            places += 3;
        }

        if (item["containers"] is JsonArray containers)
        {
            foreach (var container in containers.OfType<JsonObject>())
            {
                container["env"] = new JsonArray(new JsonObject { ["name"] = "DB_PASSWORD", ["value"] = Secret });
                container["args"] = new JsonArray("--token=" + Secret);
                places += 2;
            }
        }

        if (item.ContainsKey("Arn") && item.ContainsKey("Path"))
        {
            var tags = item["Tags"] as JsonArray ?? [];
            item["Tags"] = tags.Parent is null ? tags : tags.DeepClone();
            ((JsonArray)item["Tags"]!).Add(new JsonObject { ["Key"] = "initial-password", ["Value"] = Secret });
            item["Description"] = "temporary password " + Secret;
            places += 2;
        }

        if (item["sts:ExternalId"] is not null)
        {
            item["sts:ExternalId"] = Secret;
            places++;
        }

        if (item["Statement"] is JsonArray statements)
        {
            foreach (var statement in statements.OfType<JsonObject>().Where(statement => statement.ContainsKey("Resource")))
            {
                statement["Sid"] = Secret;
                statement["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["aws:RequestTag/token"] = Secret } };
                places += 2;
            }
        }

        if (item.ContainsKey("AccessKeyId"))
        {
            item["SecretAccessKey"] = Secret + Secret;
            places++;
        }

        return places;
    }
}
