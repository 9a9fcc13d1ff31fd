using System.Text.Json;

namespace Nhi.Governance;

/// <summary>The rules that are built in, as <c>docs/classification.md</c> lists them. They are data: <c>rules.json</c> beside this file.</summary>
public static class BuiltInRules
{
    private const string Resource = "Nhi.Governance.Classification.rules.json";

    private static readonly Lazy<IReadOnlyList<ClassificationRule>> Loaded = new(Load);

    /// <summary>The rules, in no order that matters.</summary>
    public static IReadOnlyList<ClassificationRule> All => Loaded.Value;

    private static IReadOnlyList<ClassificationRule> Load()
    {
        using var stream = typeof(BuiltInRules).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 8 });
        return RuleSet.Read(document.RootElement).Set;
    }
}
