using System.Text.Json;
using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>The rules of a scan's SARIF: a format each, and one for enrolled secrets of no format. Only those with results are told.</summary>
internal sealed class SarifRules
{
    private const string Enrolled = "enrolled-secret";

    private readonly List<SecretFormat?> _rules;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    public SarifRules(IReadOnlyList<ScanHit> hits)
    {
        _rules = [.. hits.Select(hit => hit.Format).Distinct().OrderBy(format => format?.Id ?? Enrolled, StringComparer.Ordinal)];
        for (var at = 0; at < _rules.Count; at++)
        {
            _indexes.Add(_rules[at]?.Id ?? Enrolled, at);
        }
    }

    public static string IdOf(ScanHit hit) => hit.Format?.Id ?? Enrolled;

    public int IndexOf(ScanHit hit) => _indexes[IdOf(hit)];

    public void WriteTool(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "nhi");
        writer.WriteString("fullName", "Nhi.Governance scan");
        writer.WriteString("semanticVersion", typeof(SarifRules).Assembly.GetName().Version!.ToString(3));
        writer.WriteStartArray("rules");
        foreach (var rule in _rules)
        {
            Write(writer, rule);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SecretFormat? format)
    {
        writer.WriteStartObject();
        writer.WriteString("id", format?.Id ?? Enrolled);
        SarifText.Message(writer, "shortDescription", format is null ? "An enrolled secret lies open" : $"{format.Name} lies open");
        SarifText.Message(
            writer,
            "fullDescription",
            format is null
                ? "A secret of the estate stands in this place, as it is or encoded. Whoever can read the place can use it."
                : $"Something with the format of: {format.Name} ({format.Issuer}). Whoever can read the place can use it, if it is live.");
        SarifText.Message(
            writer,
            "help",
            format is null
                ? "Replace the secret where it is issued, give its users the new one from a store, and see that the old one is refused. Taking it out of the file alone leaves it in histories, caches and backups."
                : $"{format.RevocationHint} Taking it out of the file alone leaves it in histories, caches and backups.");
        if (format is not null && Uri.TryCreate(format.Documentation, UriKind.Absolute, out var uri) && string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal))
        {
            writer.WriteString("helpUri", uri.AbsoluteUri);
        }

        writer.WriteStartObject("defaultConfiguration");
        writer.WriteString("level", format is null ? "error" : "warning");
        writer.WriteEndObject();
        writer.WriteStartObject("properties");
        ReportText.Texts(writer, "tags", ["security", "secret"]);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
