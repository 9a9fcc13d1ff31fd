using System.Text.Json;

namespace Nhi.Governance.FormatTables;

/// <summary>Reads the catalogue: one JSON file a family.</summary>
internal static class Catalogue
{
    /// <summary>The checksums there is code for, in the order of their numbers.</summary>
    public static readonly string[] Checksums =
    [
        "", "base62-crc32", "gitlab-routable", "grafana-crc32", "atlassian-crc32", "zuplo-crc32", "confluent-crc32", "azure-his", "azure-cask",
        "ado-pat", "pypi-macaroon", "bech32", "nkey-crc16", "aws-account",
    ];

    /// <summary>The checks there is code for, in the order of their numbers.</summary>
    public static readonly string[] Checks = ["", "jwt", "private-key", "database-url", "aws-pair", "azure-storage", "base64-json", "password"];

    /// <summary>The facts there is code for, each a bit.</summary>
    public static readonly string[] Facts = ["aws-account", "jwt", "url", "gitlab-routable", "cask-date", "public-key", "database-url"];

    private const double EntropyNear = 2.5;

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly string[] Fields =
    [
        "id", "name", "issuer", "kind", "class", "shape", "near", "checksum", "check", "entropy", "facts", "revoke", "source", "known",
        "examples", "counterexamples", "generic",
    ];

    /// <summary>Reads all files of a folder, in the order of their names; the formats every version had come first.</summary>
    public static IReadOnlyList<CatalogueFormat> Read(string folder)
    {
        var formats = new List<CatalogueFormat>();
        var errors = new List<string>();
        foreach (string file in Directory.GetFiles(folder, "*.json").OrderBy(static f => !string.Equals(Path.GetFileName(f), "core.json", StringComparison.Ordinal)).ThenBy(Path.GetFileName, StringComparer.Ordinal))
        {
            try
            {
                using var document = JsonDocument.Parse(File.ReadAllBytes(file), Options);
                string family = Required(document.RootElement, "family");
                foreach (JsonElement element in document.RootElement.GetProperty("formats").EnumerateArray())
                {
                    try
                    {
                        formats.Add(ReadOne(family, element));
                    }
                    catch (FormatException e)
                    {
                        errors.Add($"{Path.GetFileName(file)}: {e.Message}");
                    }
                }
            }
            catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException)
            {
                errors.Add($"{Path.GetFileName(file)}: {e.Message}");
            }
        }

        return errors.Count == 0 ? formats : throw new FormatException(string.Join('\n', errors));
    }

    private static CatalogueFormat ReadOne(string family, JsonElement element)
    {
        string id = Required(element, "id");
        try
        {
            foreach (JsonProperty property in element.EnumerateObject().Where(static p => !Fields.Contains(p.Name)))
            {
                throw new FormatException($"no such field: {property.Name}");
            }

            string pattern = Required(element, "shape");
            string[] near = Texts(element, "near");
            if (near.FirstOrDefault(static w => w.Length is < 4 or > 40 || !w.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-' or '.' or ' ')) is { } word)
            {
                throw new FormatException($"a word is 4 to 40 small letters, digits, _ - . or space: {word}");
            }

            return new CatalogueFormat
            {
                Family = family,
                Id = id,
                Name = Required(element, "name"),
                Issuer = Required(element, "issuer"),
                Kind = Required(element, "kind"),
                Class = Required(element, "class"),
                Pattern = pattern,
                Shape = ShapeParser.Parse(pattern),
                Revoke = Required(element, "revoke"),
                Source = Text(element, "source") ?? "",
                Known = Text(element, "known") ?? "",
                Checksum = OneOf(Text(element, "checksum"), Checksums),
                Check = OneOf(Text(element, "check"), Checks),
                Entropy = element.TryGetProperty("entropy", out JsonElement entropy) ? entropy.GetDouble() : near.Length > 0 ? EntropyNear : 0,
                Near = near,
                Facts = [.. Texts(element, "facts").Select(static f => OneOf(f, Facts)!)],
                Examples = Texts(element, "examples"),
                Counterexamples = Texts(element, "counterexamples"),
                Generic = element.TryGetProperty("generic", out JsonElement generic) && generic.GetBoolean(),
            };
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new FormatException($"{id}: {e.Message}", e);
        }
    }

    private static string? OneOf(string? value, string[] known) =>
        value is null || (value.Length > 0 && known.Contains(value)) ? value : throw new FormatException($"there is no code for {value}");

    private static string Required(JsonElement element, string name) =>
        Text(element, name) is { Length: > 0 } text ? text : throw new FormatException($"{name} is missing");

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[] Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? [.. value.EnumerateArray().Select(static item => item.GetString()!)] : [];
}
