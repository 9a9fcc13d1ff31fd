using Nhi.Governance.Providers.Policy;

namespace Nhi.Governance.Providers.Tests.Policy;

/// <summary>A file of rules, read from YAML or JSON and laid over the built-in ones.</summary>
public sealed class RulesFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"rules-{Guid.NewGuid():N}.yaml");

    [Theory]
    [InlineData("""
        rules: nhi/v1
        disable: [listed-bot]
        set:
          - id: robots-by-name
            class: RpaRobot
            rank: 30
            confidence: 0.85
            when:
              - { fact: identity.name, check: matches, with: "rpa-*" }
            why: The automation team's prefix.
            source: judgement
        """)]
    [InlineData("""
        {"rules": "nhi/v1", "disable": ["listed-bot"], "set": [{"id": "robots-by-name", "class": "RpaRobot", "rank": 30, "confidence": 0.85,
         "when": [{"fact": "identity.name", "check": "matches", "with": "rpa-*"}], "why": "The automation team's prefix.", "source": "judgement"}]}
        """)]
    public void Rules_are_laid_over_the_built_in_ones(string text)
    {
        var classifier = Read(text);

        Assert.Equal(IdentityClass.RpaRobot, classifier.Classify(Facts("entra:application", "rpa-invoices")).Class);
        Assert.Equal(IdentityClass.ServiceAccount, classifier.Classify(Facts("entra:application", "invoices")).Class);
        Assert.Equal(IdentityClass.Unknown, classifier.Classify(Facts("slack:bot", "invoices")).Class);
    }

    [Theory]
    [InlineData("rules: nhi/v1\nset:\n  - id: a\n    class: Robot\n", "set[0] (a).class: 'Robot' is not known")]
    [InlineData("rules: nhi/v1\ndisable: [no-such-rule]\n", "disable: there is no rule 'no-such-rule'")]
    [InlineData("rules: nhi/v1\nsets: []\n", "'sets' is not known there")]
    [InlineData("rules: [\n", "")]
    [InlineData("rules: nhi/v1\n---\nrules: nhi/v1\n", "has to be one document")]
    [InlineData("policy: nhi/v1\n", "'policy' is not known there")]
    public void What_is_wrong_is_refused_with_file_and_place(string text, string names)
    {
        var wrong = Assert.Throws<PolicyFileException>(() => Read(text));

        Assert.StartsWith(_path, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(names, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() => Assert.Contains(_path, Assert.Throws<PolicyFileException>(() => RulesFile.Read(_path)).Message, StringComparison.Ordinal);

    public void Dispose() => File.Delete(_path);

    private Classifier Read(string text)
    {
        File.WriteAllText(_path, text);
        return RulesFile.Read(_path);
    }

    private static FactSet Facts(string subclass, string name) => new FactSetBuilder().Set(IdentityFacts.Subclass, subclass, "a").Set(IdentityFacts.Name, name, "a").ToFactSet();
}
