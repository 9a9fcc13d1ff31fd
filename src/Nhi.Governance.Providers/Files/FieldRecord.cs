using System.Text.Json;

namespace Nhi.Governance.Providers.Files;

/// <summary>One record as names and their values, whether the row of a table, a JSON object or the entry of a directory wrote it. Names are told apart without case.</summary>
internal sealed class FieldRecord
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The row of a table; a cell too many or too few shifts all after it, so that the two must be as many.</summary>
    public static FieldRecord Of(IReadOnlyList<string> header, ExportRow row)
    {
        var record = new FieldRecord();
        for (var column = 0; column < header.Count; column++)
        {
            record.Add(header[column], row.Fields[column]);
        }

        return record;
    }

    /// <summary>A JSON object: texts, numbers, truths and lists of them; of an object within it what its member <c>Value</c> holds, as PowerShell writes security ids, or the words of a reference.</summary>
    public static FieldRecord Of(JsonElement item)
    {
        var record = new FieldRecord();
        foreach (var (name, _) in item.Members())
        {
            record.Add(name, null);
            foreach (var value in Plain(item, name))
            {
                record.Add(name, value);
            }
        }

        return record;
    }

    /// <summary>One more value of a name; <see langword="null"/> says that the name was asked for.</summary>
    public void Add(string name, string? value)
    {
        if (!_values.TryGetValue(name, out var values))
        {
            _values.Add(name, values = []);
        }

        if (value is not null)
        {
            values.Add(value);
        }
    }

    /// <summary>Whether the name was asked for.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The first value of names that mean the same, the better one first; <see langword="null"/> where there is none, or the word that clients print in its place.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (All(name).FirstOrDefault() is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>All values that say something.</summary>
    public IEnumerable<string> All(string name) =>
        _values.TryGetValue(name, out var values) ? values.Select(value => value.Trim()).Where(value => value.Length > 0 && !value.Equals("NULL", StringComparison.OrdinalIgnoreCase)) : [];

    /// <summary>A truth in the words of any client; <see langword="null"/> where it is none.</summary>
    public bool? Truth(string name) => Text(name)?.ToUpperInvariant() switch
    {
        "T" or "TRUE" or "1" or "Y" or "YES" or "ON" => true,
        "F" or "FALSE" or "0" or "N" or "NO" or "OFF" => false,
        _ => null,
    };

    private static IEnumerable<string> Plain(JsonElement item, string name) => item.Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } => item.OneOrMore(name),
        { ValueKind: JsonValueKind.Object } value => Within(value),
        { ValueKind: JsonValueKind.Number } number => [number.GetRawText()],
        { ValueKind: JsonValueKind.True } => ["true"],
        { ValueKind: JsonValueKind.False } => ["false"],
        { ValueKind: JsonValueKind.String } => item.OneOrMore(name),
        _ => [],
    };

    private static IEnumerable<string> Within(JsonElement value) =>
        // A reference of ServiceNow: without its words it is the id of a record that a reader cannot look up.
        value.Member("link") is not null ? value.OneOrMore("display_value")
        : (value.Text("Value") ?? value.Text("value")) is { } text ? [text]
        : value.OneOrMore("value");
}
