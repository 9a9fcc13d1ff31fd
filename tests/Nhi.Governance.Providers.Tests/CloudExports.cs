using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Tests;

/// <summary>Reads made-up exports without files.</summary>
internal static class CloudExports
{
    public static readonly DateTimeOffset AsOf = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    public static ExportDocument Json(params string[] roots) => new()
    {
        Path = "export",
        Shape = ExportShape.Tree,
        Roots = [.. roots.Select(root => JsonElement.Parse(root))],
    };

    public static ExportDocument Table(string text)
    {
        string[][] lines = [.. text.Trim().Split('\n').Select(line => line.Split(','))];
        return new ExportDocument
        {
            Path = "export",
            Shape = ExportShape.Table,
            Header = [.. lines[0].Select(name => name.Trim().ToLowerInvariant())],
            Rows = [.. lines.Skip(1).Select((fields, index) => new ExportRow(index + 2, fields))],
        };
    }

    public static IReadOnlyList<SourceEvent> Read(this IExportFormat format, ExportDocument document, params (string Name, string Value)[] scope)
    {
        var records = new ExportRecords(document.Path, format.Name, new ReadRequest(new EstateScope(scope.Select(value => KeyValuePair.Create(value.Name, value.Value))), AsOf));
        format.Read(document, records);
        return records.Complete();
    }

    public static IReadOnlyList<Observation> Observed(this IEnumerable<SourceEvent> events) => [.. events.OfType<SourceEvent.Observed>().Select(item => item.Value)];

    public static IReadOnlyList<Attachment> Attached(this IEnumerable<SourceEvent> events) => [.. events.OfType<SourceEvent.Attached>().SelectMany(item => item.Values)];

    public static IReadOnlyList<string> Rejected(this IEnumerable<SourceEvent> events) => [.. events.OfType<SourceEvent.Rejected>().Select(item => item.Reason)];

    public static IReadOnlyList<string> Notes(this IEnumerable<SourceEvent> events) => [.. events.OfType<SourceEvent.Noted>().Select(item => item.Text)];

    public static SourceSummary Summary(this IEnumerable<SourceEvent> events) => events.OfType<SourceEvent.Completed>().Single().Value;

    public static Dictionary<string, Coverage> Areas(this IEnumerable<SourceEvent> events) => events.Summary().Areas.ToDictionary(area => area.Area, area => area.Coverage, StringComparer.Ordinal);

    public static string? Known(this FactSet facts, FactKey key) => facts.Find(key) is { State: FactState.Known } entry ? string.Create(CultureInfo.InvariantCulture, $"{entry.Value}") : null;

    public static DateTimeOffset Day(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static void Same(IEnumerable<string?> expected, IEnumerable<string?> actual) => Assert.Equal(expected, actual, StringComparer.Ordinal);

    /// <summary>Everything the events hold, as text.</summary>
    public static string Dump(IEnumerable<SourceEvent> events)
    {
        var text = new StringBuilder();
        foreach (var item in events)
        {
            Dump(item, text);
        }

        return text.ToString();
    }

    private static void Dump(object? value, StringBuilder text)
    {
        switch (value)
        {
            case null:
                return;
            case string or Enum or DateTimeOffset:
            case { } plain when plain.GetType().IsPrimitive:
                text.Append(CultureInfo.InvariantCulture, $"{value}").AppendLine();
                return;
            case FactSet facts:
                Dump(facts.Entries, text);
                return;
            case FactKey key:
                text.AppendLine(key.Name);
                return;
            case IEnumerable many:
                foreach (var item in many)
                {
                    Dump(item, text);
                }

                return;
            default:
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
                {
                    Dump(property.GetValue(value), text);
                }

                return;
        }
    }
}
