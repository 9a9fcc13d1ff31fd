using System.Text.Json;

namespace Nhi.Governance.Tests.Classifying;

/// <summary>Rules as data: what is read, and what is refused with its place.</summary>
public sealed class RuleReaderTests
{
    private const string Head = """{ "rules": "nhi/v1", "set": [ { "id": "a-rule", "class": "Bot", "rank": 10, "confidence": 0.9, "why": "because", "source": "judgement", "when": [ """;

    [Theory]
    [InlineData("""{ "fact": "identity.subclass", "is": "x:y" }""", "x:y")]
    [InlineData("""{ "fact": "identity.subclass", "startsWith": "x:" }""", "x:y")]
    [InlineData("""{ "fact": "identity.subclass", "endsWith": ":y" }""", "x:y")]
    [InlineData("""{ "fact": "identity.subclass", "check": "matches", "with": "x*" }""", "x:y")]
    [InlineData("""{ "fact": "identity.subclass", "state": "known" }""", "x:y")]
    [InlineData("""{ "fact": "identity.vendor", "state": "not-known" }""", "x:y")]
    public void A_rule_speaks_where_its_test_holds(string test, string subclass)
    {
        var classifier = new Classifier(Read(Head + test + "] } ] }").Set);

        Assert.Equal(IdentityClass.Bot, classifier.Classify(Make.Subclass(subclass).ToFactSet()).Class);
        Assert.Equal(test.Contains("not-known", StringComparison.Ordinal) ? IdentityClass.Bot : IdentityClass.Unknown, classifier.Classify(FactSet.Empty).Class);
    }

    [Theory]
    [InlineData("any-matches", "svc-*", "svc-a,ann", true)]
    [InlineData("any-matches", "svc-*", "ann", false)]
    [InlineData("all-match", "svc-*", "svc-a,svc-b", true)]
    [InlineData("all-match", "svc-*", "svc-a,ann", false)]
    [InlineData("all-match", "*", "", false)]
    [InlineData("beyond", "http://localhost*", "http://localhost:80", false)]
    [InlineData("beyond", "http://localhost*", "http://localhost:80,https://shop.example", true)]
    public void A_check_is_asked_of_names(string check, string with, string names, bool passes)
    {
        var rules = Read($$"""{{Head}} { "fact": "oauthApp.redirectUris", "check": "{{check}}", "with": "{{with}}" } ] } ] }""").Set;
        var facts = new FactSetBuilder().Set(OAuthAppFacts.RedirectUris, new NameSet(names.Split(',', StringSplitOptions.RemoveEmptyEntries)), "a").ToFactSet();

        Assert.Equal(passes, new Classifier(rules).Classify(facts).Class == IdentityClass.Bot);
    }

    [Theory]
    [InlineData("""[]""", "has to be a mapping")]
    [InlineData("""{ "set": [] }""", "rules")]
    [InlineData("""{ "rules": "nhi/v2" }""", "rules")]
    [InlineData("""{ "rules": "nhi/v1", "more": [] }""", "'more'")]
    [InlineData("""{ "rules": "nhi/v1", "set": {} }""", "set")]
    [InlineData("""{ "rules": "nhi/v1", "disable": [ 3 ] }""", "disable[0]")]
    [InlineData("""{ "rules": "nhi/v1", "set": [ { "id": "Big", "class": "Bot" } ] }""", "set[0].id")]
    [InlineData("""{ "rules": "nhi/v1", "set": [ { "id": "a", "id": "b" } ] }""", "set[0]: 'id' stands there twice")]
    [InlineData("""{ "rules": "nhi/v1", "set": [ { "id": "a", "rank": 1 } ] }""", "set[0] (a): needs a class or a standing")]
    [InlineData("""{ "rules": "nhi/v1", "set": [ { "id": "a", "class": "Bot", "standing": "Human" } ] }""", "set[0] (a): needs a class or a standing")]
    [InlineData("""{ "rules": "nhi/v1", "set": [ { "id": "a", "class": "bot" } ] }""", "set[0] (a).class: 'bot' is not known; known are Device")]
    [InlineData("""{ "rules": "nhi/v1", "set": [ { "id": "a", "class": "Unknown" } ] }""", "set[0] (a).class")]
    [InlineData("""{ "rules": "nhi/v1", "set": [ { "id": "a", "standing": "Governed" } ] }""", "set[0] (a).standing")]
    [InlineData("""{ "rules": "nhi/v1", "set": [ { "id": "a", "class": "Bot", "rank": 0 } ] }""", "set[0] (a).rank")]
    [InlineData("""{ "rules": "nhi/v1", "set": [ { "id": "a", "class": "Bot", "rank": 1.5 } ] }""", "set[0] (a).rank")]
    [InlineData("""{ "rules": "nhi/v1", "set": [ { "id": "a", "class": "Bot", "rank": 1, "confidence": 1.1 } ] }""", "set[0] (a).confidence")]
    [InlineData("""{ "rules": "nhi/v1", "set": [ { "id": "a", "class": "Bot", "rank": 1, "confidence": 1, "when": [] } ] }""", "set[0] (a).when")]
    public void What_is_not_known_is_refused_with_its_place(string text, string names) =>
        Assert.Contains(names, Assert.Throws<RuleFormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "is": "x" }""", "when[0].fact")]
    [InlineData("""{ "fact": "identity.nothing", "is": "x" }""", "there is no fact 'identity.nothing'")]
    [InlineData("""{ "fact": "identity.name" }""", "needs a fact and one of")]
    [InlineData("""{ "fact": "identity.name", "is": "x", "state": "known" }""", "needs a fact and one of")]
    [InlineData("""{ "fact": "identity.name", "is": "x", "with": "y" }""", "needs a fact and one of")]
    [InlineData("""{ "fact": "identity.name", "check": "matches" }""", "needs a fact and one of")]
    [InlineData("""{ "fact": "identity.name", "like": "x" }""", "'like' is not known there")]
    [InlineData("""{ "fact": "identity.name", "is": true }""", "when[0].is")]
    [InlineData("""{ "fact": "identity.vendorMade", "is": "yes" }""", "when[0].is: has to be true or false")]
    [InlineData("""{ "fact": "identity.reviewDue", "is": "2027-01-01" }""", "when[0].is: cannot be asked of identity.reviewDue")]
    [InlineData("""{ "fact": "identity.name", "has": "x" }""", "when[0].has: cannot be asked of identity.name")]
    [InlineData("""{ "fact": "identity.name", "state": "absent" }""", "when[0].state")]
    [InlineData("""{ "fact": "identity.name", "state": "several" }""", "when[0].state")]
    [InlineData("""{ "fact": "identity.name", "check": "looks-human", "with": "x" }""", "there is no check 'looks-human'; there are matches")]
    [InlineData("""{ "fact": "identity.name", "check": "all-match", "with": "x" }""", "when[0].check: all-match cannot be asked of identity.name")]
    public void A_test_that_cannot_be_asked_is_refused_with_its_place(string test, string names) =>
        Assert.Contains(names, Assert.Throws<RuleFormatException>(() => Read(Head + test + "] } ] }")).Message, StringComparison.Ordinal);

    [Fact]
    public void One_id_is_one_rule()
    {
        const string Rule = """{ "id": "a", "class": "Bot", "rank": 1, "confidence": 1, "when": [ { "fact": "identity.name", "is": "x" } ], "why": "w", "source": "s" }""";

        Assert.Contains("set[1].id", Assert.Throws<RuleFormatException>(() => Read($$"""{ "rules": "nhi/v1", "set": [ {{Rule}}, {{Rule}} ] }""")).Message, StringComparison.Ordinal);
        Assert.Contains("disable", Assert.Throws<RuleFormatException>(() => Read($$"""{ "rules": "nhi/v1", "set": [ {{Rule}} ], "disable": [ "a" ] }""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_is_laid_over_another()
    {
        var own = Read("""
            { "rules": "nhi/v1", "disable": [ "aws-role-own-account" ], "set": [
              { "id": "listed-bot", "class": "RpaRobot", "rank": 10, "confidence": 0.8, "when": [ { "fact": "identity.subclass", "endsWith": ":bot" } ], "why": "ours are robots", "source": "judgement" },
              { "id": "own-naming", "class": "AiAgent", "rank": 40, "confidence": 0.9, "when": [ { "fact": "identity.name", "check": "matches", "with": "agent-*" } ], "why": "our naming", "source": "naming.md" } ] }
            """);
        var classifier = new Classifier(own.Over(BuiltInRules.All));

        Assert.Equal(BuiltInRules.All.Count, classifier.Rules.Count);
        Assert.Equal(IdentityClass.RpaRobot, classifier.Classify(Make.Subclass("slack:bot").ToFactSet()).Class);
        Assert.Equal(IdentityClass.AiAgent, classifier.Classify(Make.Subclass("slack:bot").Set(IdentityFacts.Name, "agent-mail", "a").ToFactSet()).Class);
        Assert.Equal(IdentityClass.Unknown, classifier.Classify(Make.Subclass("aws:iam-role").Set(TrustFacts.AssumableBy, new NameSet([AssumableBy.OwnAccount]), "a").ToFactSet()).Class);
        Assert.Contains("no-such-rule", Assert.Throws<RuleFormatException>(() => new RuleSet([], ["no-such-rule"]).Over(BuiltInRules.All)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_built_in_rule_says_why_and_on_what_it_rests() =>
        Assert.All(BuiltInRules.All, rule =>
        {
            Assert.True(rule.Rationale.EndsWith('.') && rule.Rationale.Length > 30, rule.Id);
            Assert.True(rule.Source is "judgement" || (Uri.TryCreate(rule.Source, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps), rule.Id);
            Assert.InRange(rule.Confidence, 0.5, 1);
        });

    [Fact]
    public void Every_fact_of_identities_can_be_tested_but_what_classification_leaves()
    {
        var facts = typeof(IdentityFacts).Assembly.GetTypes()
            .Where(type => type.IsAbstract && type.IsSealed && type.Name.EndsWith("Facts", StringComparison.Ordinal) && type != typeof(CredentialFacts))
            .SelectMany(type => type.GetProperties()).Select(property => property.GetValue(null)).OfType<FactKey>().Select(key => key.Name)
            .Except([IdentityFacts.EvidentClass.Name, IdentityFacts.ClassBefore.Name]).Order(StringComparer.Ordinal);

        Assert.Equal(facts, FactVocabulary.All().Select(key => key.Name).Order(StringComparer.Ordinal));
    }

    private static RuleSet Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        return RuleSet.Read(document.RootElement);
    }
}
