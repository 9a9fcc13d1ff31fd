using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nhi.Governance.Tests.Reporting;

/// <summary>Validates against the part of JSON Schema 2020-12 that <c>docs/survey.schema.json</c> uses; any other keyword is an error of the schema.</summary>
internal sealed class JsonSchema(JsonElement schema)
{
    private static readonly HashSet<string> Silent = ["$schema", "$defs", "title", "description", "format"];

    public static JsonSchema Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new JsonSchema(document.RootElement.Clone());
    }

    /// <summary>What is wrong, each with its place; nothing where the value is valid.</summary>
    public IReadOnlyList<string> Validate(JsonElement value)
    {
        var wrong = new List<string>();
        Validate(schema, value, "$", wrong);
        return wrong;
    }

    private void Validate(JsonElement rules, JsonElement value, string place, List<string> wrong)
    {
        if (rules.ValueKind == JsonValueKind.False)
        {
            wrong.Add($"{place} must not be there");
            return;
        }

        foreach (var rule in rules.EnumerateObject().Where(rule => !Silent.Contains(rule.Name)))
        {
            if (!Holds(rule, rules, value, place, wrong))
            {
                wrong.Add($"{place} breaks {rule.Name}");
            }
        }
    }

    private bool Holds(JsonProperty rule, JsonElement rules, JsonElement value, string place, List<string> wrong) => rule.Name switch
    {
        "type" => rule.Value.ValueKind == JsonValueKind.Array ? rule.Value.EnumerateArray().Any(type => IsOfType(value, type.GetString()!)) : IsOfType(value, rule.Value.GetString()!),
        "const" => JsonElement.DeepEquals(rule.Value, value),
        "enum" => rule.Value.EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.Value.GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.Value.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.Value.GetDouble(),
        "required" => value.ValueKind != JsonValueKind.Object || rule.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "properties" => Below(value, place, wrong, member => rule.Value.TryGetProperty(member.Name, out var below) ? below : null),
        "additionalProperties" => Below(value, place, wrong, member => rules.GetProperty("properties").TryGetProperty(member.Name, out _) ? null : rule.Value),
        "items" => Items(rule.Value, value, place, wrong),
        "$ref" => Referred(rule.Value.GetString()!, value, place, wrong),
        _ => throw new NotSupportedException($"The schema uses '{rule.Name}', which this validator does not know."),
    };

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"The schema uses the type '{type}'."),
    };

    private bool Below(JsonElement value, string place, List<string> wrong, Func<JsonProperty, JsonElement?> ruleOf)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                if (ruleOf(member) is { } rules)
                {
                    Validate(rules, member.Value, $"{place}.{member.Name}", wrong);
                }
            }
        }

        return true;
    }

    private bool Items(JsonElement rules, JsonElement value, string place, List<string> wrong)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in value.EnumerateArray().Index())
            {
                Validate(rules, item, $"{place}[{index}]", wrong);
            }
        }

        return true;
    }

    private bool Referred(string reference, JsonElement value, string place, List<string> wrong)
    {
        const string Prefix = "#/$defs/";
        Assert.StartsWith(Prefix, reference, StringComparison.Ordinal);
        Validate(schema.GetProperty("$defs").GetProperty(reference[Prefix.Length..]), value, place, wrong);
        return true;
    }
}
