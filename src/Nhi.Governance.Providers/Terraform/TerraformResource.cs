using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Terraform;

/// <summary>One object of a state. What is marked sensitive is never read from it.</summary>
/// <param name="address">Module path, type, name and index.</param>
/// <param name="type">Type of the resource.</param>
/// <param name="isManaged">Whether the code makes it, rather than look it up.</param>
/// <param name="values">Its attributes.</param>
/// <param name="marked">Attributes that are marked sensitive, or hold something that is, and are set.</param>
internal sealed class TerraformResource(string address, string type, bool isManaged, JsonElement values, IEnumerable<string> marked)
{
    // By name only for the types that are read: elsewhere any of these may be harmless.
    private static readonly string[] s_secrets =
        ["secret", "ses_smtp_password_v4", "password", "value", "token", "client_token", "secret_id", "private_key", "private_key_pem", "private_key_pem_pkcs8", "private_key_openssh", "result", "bcrypt_hash"];

    private static readonly string[] s_bearers = ["random_password", "tls_private_key"];

    private readonly SortedSet<string> _marked = new(marked, StringComparer.Ordinal);

    /// <summary>Module path, type, name and index.</summary>
    public string Address { get; } = address;

    /// <summary>Type of the resource.</summary>
    public string Type { get; } = type;

    /// <summary>Whether the code makes it, rather than look it up.</summary>
    public bool IsManaged { get; } = isManaged;

    /// <summary>What the code says it is for; not what providers write where it says nothing.</summary>
    public string? Purpose => (Text("description") ?? Text("notes")) is { } text && !text.StartsWith("Managed by Terraform", StringComparison.OrdinalIgnoreCase) ? text : null;

    /// <summary>Whether a value says anything.</summary>
    public static bool Holds(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => false,
        { ValueKind: JsonValueKind.String } text => text.GetRawText().Length > 2,
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() > 0,
        { ValueKind: JsonValueKind.Object } members => members.EnumerateObject().Any(),
        _ => true,
    };

    /// <summary>Whether something in a value is marked and set.</summary>
    public static bool IsMarked(JsonElement mark, JsonElement? value) => (mark.ValueKind, value) switch
    {
        (_, null) => false,
        (JsonValueKind.True, _) => Holds(value),
        (JsonValueKind.Object, { } of) => mark.Members().Any(member => IsMarked(member.Value, of.Member(member.Name))),
        (JsonValueKind.Array, { ValueKind: JsonValueKind.Array } of) => mark.EnumerateArray().Zip(of.EnumerateArray()).Any(pair => IsMarked(pair.First, pair.Second)),
        _ => false,
    };

    /// <summary>An attribute, unless it is marked sensitive, blank, or holds what no name does.</summary>
    public string? Text(string name) => !_marked.Contains(name) && values.Text(name) is { } text && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl) ? text : null;

    /// <summary>A truth, unless it is marked sensitive.</summary>
    public bool Is(string name) => !_marked.Contains(name) && values.Member(name) is { ValueKind: JsonValueKind.True };

    /// <summary>An attribute of the first of a list of blocks, unless it is marked sensitive.</summary>
    public string? Text(string block, string name) => !_marked.Contains(block) && values.Items(block) is [var first, ..] ? first.Text(name) : null;

    /// <summary>Tags, labels and annotations.</summary>
    public IEnumerable<(string? Key, string? Value)> Tags() =>
        Pairs(values, "tags").Concat(Pairs(values, "tags_all")).Concat(!_marked.Contains("metadata") && values.Items("metadata") is [var metadata, ..] ? Pairs(metadata, "labels").Concat(Pairs(metadata, "annotations")) : [])
            .Where(_ => !_marked.Contains("tags") && !_marked.Contains("tags_all"));

    /// <summary>Where it keeps secrets: its address with the attributes, and nothing where it keeps none.</summary>
    /// <param name="isKnown">Whether it is of a type whose attributes are known, marked or not.</param>
    public IReadOnlyList<string> Secrets(bool isKnown)
    {
        string[] names = [.. _marked.Union(isKnown || s_bearers.Contains(Type, StringComparer.Ordinal) ? s_secrets.Where(name => Holds(values.Member(name))) : [], StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return names.Length == 0 ? [] : [$"{Address} ({string.Join(", ", names)})"];
    }

    private static IEnumerable<(string? Key, string? Value)> Pairs(JsonElement parent, string name) =>
        parent.Member(name) is { } map ? map.Members().Select(tag => ((string?)tag.Name, map.Text(tag.Name))) : [];
}
