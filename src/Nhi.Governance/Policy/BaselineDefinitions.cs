using System.Text.Json;

namespace Nhi.Governance;

/// <summary>What is said of each control of the baseline: <c>controls.json</c>, beside this file. What a control asks of facts stands in code.</summary>
internal static class BaselineDefinitions
{
    private const string Resource = "Nhi.Governance.Policy.controls.json";

    private static readonly Dictionary<string, ControlDefinition> ById = Load().ToDictionary(definition => definition.Id, StringComparer.Ordinal);

    public static ControlDefinition Of(string id) => ById[id];

    private static List<ControlDefinition> Load()
    {
        using var stream = typeof(BaselineDefinitions).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateArray().Select(Read)];
    }

    private static ControlDefinition Read(JsonElement control) =>
        new(Text(control, "id"), Text(control, "title"), Enum.Parse<Severity>(Text(control, "severity")), [.. References(control, "references")])
        {
            AskedOf = control.TryGetProperty("askedOf", out var standings) ? [.. standings.EnumerateArray().Select(standing => Enum.Parse<Standing>(standing.GetString()!))] : [Standing.Governed],
            AppliesTo = Text(control, "appliesTo"),
            NotMetWhen = Text(control, "notMetWhen"),
            Weighs = Text(control, "weighs"),
            FurtherReferences = control.TryGetProperty("also", out var also) ? [.. also.EnumerateObject().SelectMany(scope => References(also, scope.Name), (scope, reference) => new FurtherReference(Scope(scope.Name), reference))] : [],
        };

    private static string Text(JsonElement control, string name) => control.TryGetProperty(name, out var text) ? text.GetString()! : string.Empty;

    private static string Scope(string name) => ReferenceScopes.IsKnown(name) ? name : throw new InvalidOperationException($"{Resource} cites of \"{name}\", which is neither a platform nor a class.");

    // A control cites what the catalogue has, or the baseline cannot be loaded at all.
    private static IEnumerable<ControlReference> References(JsonElement parent, string name) => parent.GetProperty(name).EnumerateArray()
        .Select(citation => StandardsCatalogue.Cited(citation.GetString()!)?.Reference ?? throw new InvalidOperationException($"{Resource} cites {citation}, which is not in the catalogue of standards."));
}
