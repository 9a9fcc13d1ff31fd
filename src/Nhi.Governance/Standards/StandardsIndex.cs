using System.Collections.Frozen;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>The catalogue as it is embedded, by citation. A citation is framework, version and id with single spaces between what there is of them.</summary>
internal sealed class StandardsIndex
{
    private const string Resource = "Nhi.Governance.Standards.standards.json";

    private readonly FrozenDictionary<string, StandardsEntry> _byCitation;
    private readonly FrozenDictionary<string, Replacement> _replaced;

    private StandardsIndex(IReadOnlyList<StandardsEntry> entries, JsonElement replaced)
    {
        Entries = entries;
        var byCitation = new Dictionary<string, StandardsEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            byCitation.Add(Cite(entry.Framework, entry.Version, entry.Id), entry);
        }

        // A citation without its version is understood where only one entry can be meant.
        foreach (var entry in entries.Where(entry => entry.Version.Length > 0))
        {
            byCitation.TryAdd(Cite(entry.Framework, string.Empty, entry.Id), entry);
        }

        _byCitation = byCitation.ToFrozenDictionary(StringComparer.Ordinal);
        _replaced = ReadReplaced(replaced).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyList<StandardsEntry> Entries { get; }

    public static StandardsIndex Load()
    {
        using var stream = typeof(StandardsIndex).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var document = JsonDocument.Parse(stream);
        return new StandardsIndex([.. ReadEntries(document.RootElement.GetProperty("frameworks"))], document.RootElement.GetProperty("replaced"));
    }

    public static string Cite(string framework, string version, string id) =>
        string.Join(' ', new[] { framework, version, id }.Where(part => part.Length > 0));

    public StandardsEntry? Find(string citation) => _byCitation.GetValueOrDefault(citation);

    public Replacement? Replaced(string citation) => _replaced.GetValueOrDefault(citation);

    private static IEnumerable<StandardsEntry> ReadEntries(JsonElement frameworks)
    {
        foreach (var framework in frameworks.EnumerateArray())
        {
            var name = Text(framework, "framework");
            var version = Text(framework, "version");
            yield return new StandardsEntry(name, version, string.Empty, Text(framework, "title"));
            foreach (var entry in framework.GetProperty("entries").EnumerateObject())
            {
                yield return new StandardsEntry(name, version, entry.Name, entry.Value.GetString()!);
            }
        }
    }

    private Dictionary<string, Replacement> ReadReplaced(JsonElement replaced)
    {
        var all = new Dictionary<string, Replacement>(StringComparer.Ordinal);
        foreach (var old in replaced.EnumerateArray())
        {
            var replacement = new Replacement([.. old.GetProperty("by").EnumerateArray().Select(by => _byCitation[by.GetString()!])], Text(old, "why"));
            all[Cite(Text(old, "framework"), Text(old, "version"), Text(old, "id"))] = replacement;
            all[Cite(Text(old, "framework"), string.Empty, Text(old, "id"))] = replacement;
        }

        return all;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <summary>What became of an id.</summary>
    internal sealed record Replacement(IReadOnlyList<StandardsEntry> By, string Why);
}
