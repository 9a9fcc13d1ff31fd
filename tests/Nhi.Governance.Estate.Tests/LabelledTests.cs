using System.Globalization;
using System.Text;

namespace Nhi.Governance.Estate.Tests;

/// <summary>How right classification is, on labelled identities of every class, and that docs/classification.md tells it as it is.</summary>
public sealed class LabelledTests(Labelled labelled) : IClassFixture<Labelled>
{
    private const string Accept = "NHI_ACCEPT_DOCS";
    private const int Least = 12;

    private static readonly string Document = Path.Combine(RepositoryRoot.Path, "docs", "classification.md");

    [Fact]
    public void Every_label_is_of_one_identity_and_every_identity_has_one() => Assert.Empty(labelled.Unmatched);

    [Fact]
    public void Every_class_has_enough_of_them_and_many_mislead()
    {
        var labels = labelled.Decisions.CountBy(item => item.Label).ToDictionary();

        Assert.Equal(Labels().Order(StringComparer.Ordinal), labels.Keys.Order(StringComparer.Ordinal));
        Assert.All(labels, label => Assert.True(label.Value >= Least, $"{label.Key}: {label.Value}"));
        Assert.True(labelled.Decisions.Count(item => item.IsMisleading) >= 50);
    }

    [Fact]
    public void Nothing_is_decided_surely_and_wrong() => Assert.Empty(labelled.Decisions.Where(item => item is { IsSure: true, IsRight: false }).Select(item => $"{item.Name} is {item.Label}, not {item.Classification.Label}"));

    [Fact]
    public void Most_are_decided_surely() => Assert.True(labelled.Decisions.Count(item => item.IsSure) >= 0.7 * labelled.Decisions.Count);

    [Fact]
    public void The_document_tells_the_rules_and_the_figures()
    {
        var text = File.ReadAllText(Document);
        var fresh = Put(Put(text, "rules", Rules()), "accuracy", Accuracy());
        if (Environment.GetEnvironmentVariable(Accept) is "1")
        {
            File.WriteAllText(Document, fresh);
        }
        else
        {
            Assert.True(string.Equals(text, fresh, StringComparison.Ordinal), $"docs/classification.md is not what the rules and the labelled identities make it: run this test with {Accept}=1 and read what changed.");
        }
    }

    private static IEnumerable<string> Labels() => Enum.GetNames<IdentityClass>().Concat([nameof(Standing.Human), nameof(Standing.VendorManaged)]);

    private static string Put(string text, string section, string content)
    {
        var begin = $"<!-- generated: {section} -->\n";
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        Assert.True(from >= begin.Length, $"{section} has no place in the document");
        return string.Concat(text.AsSpan(0, from), content, text.AsSpan(text.IndexOf("<!-- end -->", from, StringComparison.Ordinal)));
    }

    private static string Rules()
    {
        var table = new StringBuilder("| rule | speaks for | rank | confidence | when | why | source |\n|---|---|---|---|---|---|---|\n");
        foreach (var rule in BuiltInRules.All)
        {
            table.Append(CultureInfo.InvariantCulture, $"| `{rule.Id}` | {rule.Speaks} | {rule.Rank} | {rule.Confidence:0.##} | {string.Join("; ", rule.Tests.Select(test => Cell($"`{test.Key.Name}` {test.Demand()[(test.Key.Meaning.Length + 2)..]}")))} | {rule.Rationale} | {Link(rule.Source)} |\n");
        }

        return table.ToString();
    }

    private static string Link(string source) => Uri.TryCreate(source, UriKind.Absolute, out var uri) ? $"[{uri.Host}]({source})" : source;

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private string Accuracy()
    {
        var all = labelled.Decisions;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Measured on {all.Count} labelled identities of a made-up estate (`tests/labelled`), of which {all.Count(item => item.IsMisleading)} are there to mislead: records as vendors export them, each with what it is and why. ");
        text.Append(CultureInfo.InvariantCulture, $"Right: {Share(all.Count(item => item.IsRight), all.Count)}. Decided at 0.9 or above: {Share(all.Count(item => item.IsSure), all.Count)}; wrong among those: {all.Count(item => item is { IsSure: true, IsRight: false })}. ");
        text.Append(CultureInfo.InvariantCulture, $"Of those that mislead: right {Share(all.Count(item => item is { IsMisleading: true, IsRight: true }), all.Count(item => item.IsMisleading))}.\n\n");
        text.Append("| what it is | labelled | right | right at 0.9 or above | taken for something else, with the confidence |\n|---|---|---|---|---|\n");
        foreach (var label in Labels())
        {
            var of = all.Where(item => item.Label == label).ToList();
            var others = of.Where(item => !item.IsRight).Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Classification.Label} {item.Classification.Confidence:0.##} (`{item.Name}`)")).Order(StringComparer.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"| {label} | {of.Count} | {of.Count(item => item.IsRight)} | {of.Count(item => item is { IsRight: true, IsSure: true })} | {string.Join(", ", others)} |\n");
        }

        text.Append("\nConfidence against what was right of those decided with it:\n\n| confidence | decided | right |\n|---|---|---|\n");
        foreach (var band in all.Where(item => item.Classification.Confidence > 0).GroupBy(item => item.Classification.Confidence).OrderByDescending(band => band.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {band.Key:0.##} | {band.Count()} | {Share(band.Count(item => item.IsRight), band.Count())} |\n");
        }

        var (known, sure) = Sample();
        text.Append(CultureInfo.InvariantCulture, $"\nOf the {known} identities of the sample estate (`samples/estate`, truth in `tests/truth`) that no register declares, all are what the truth says, and {Share(sure, known)} are decided at 0.9 or above.\n");
        return text.ToString();
    }

    /// <summary>The tests of the sample estate hold every decision against the truth; here they are counted.</summary>
    private static (int Known, int Sure) Sample()
    {
        using var estate = new SampleEstate();
        var undeclared = estate.SurveyAsync(withHistory: false).GetAwaiter().GetResult().Identities.Select(identity => identity.Classification).Where(item => item.Evidence.All(evidence => evidence.Rule != "declared")).ToList();
        return (undeclared.Count, undeclared.Count(item => item.Confidence >= 0.9));
    }

    private static string Share(int part, int whole) => whole == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{part} of {whole} ({100.0 * part / whole:0} %)");
}
