using System.Collections.Immutable;

namespace Nhi.Governance.Tests.Policy;

/// <summary>Decisions about part of an estate.</summary>
public sealed class PolicyRuleTests
{
    private static readonly NonHumanIdentity Account = Cases.Of(IdentityClass.ServiceAccount, facts => facts
        .Set(IdentityFacts.Subclass, "aws:iam-user", "iam.json").Set(IdentityFacts.Environment, "Production", "s").Set(IdentityFacts.System, "finance", "s").Set(IdentityFacts.Vendor, "UiPath", "s")
        .Set(IdentityFacts.Purpose, "nightly load", "s").Set(IdentityFacts.Tags, new NameSet(["team=bi", "tier=1"]), "s").Set(IdentityFacts.Exposure, "internet", "s").Set(IdentityFacts.Criticality, "high", "s")
        .SetAbsent(IdentityFacts.ReviewDue, "s").Set(IdentityFacts.CreatedAt, Make.AsOf.AddDays(-100), "s")) with
    {
        Aliases = [new("arn:aws:iam::111122223333:user/load")],
        Owners = [new(OwnerRole.Application, OwnerState.Declared, "team-bi", "s"), new(OwnerRole.Platform, OwnerState.Suggested, "team-maybe", "s")],
        Presence = new("aws:111122223333:iam", Make.AsOf, Make.AsOf),
        Credentials = [new(new("key"), CredentialKind.AwsAccessKey, new FactSetBuilder().Set(CredentialFacts.CreatedAt, Make.AsOf.AddDays(-40), "s").Set(CredentialFacts.LastUsedAt, Make.AsOf, "s").ToFactSet())],
    };

    private static readonly NonHumanIdentity Elsewhere = Cases.Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.System, "logistics", "s").SetAbsent(IdentityFacts.ReviewDue, "s")) with { Credentials = Account.Credentials };

    [Theory]
    [InlineData(SelectorField.Class, "ServiceAccount", "CloudRole")]
    [InlineData(SelectorField.Identity, "arn:aws:iam::*:user/*", "arn:aws:iam::*:role/*")]
    [InlineData(SelectorField.Subclass, "AWS:*", "k8s:*")]
    [InlineData(SelectorField.Source, "aws:111122223333:*", "aws:4*")]
    [InlineData(SelectorField.Source, "iam.json", "?am.yaml")]
    [InlineData(SelectorField.Environment, "prod*", "prod")]
    [InlineData(SelectorField.System, "finance", "finances")]
    [InlineData(SelectorField.Vendor, "uipath", "ui")]
    [InlineData(SelectorField.Owner, "team-bi", "team-maybe")]
    [InlineData(SelectorField.Purpose, "*load*", "load")]
    [InlineData(SelectorField.Tag, "tier=*", "tier")]
    [InlineData(SelectorField.Exposure, "internet", "partner")]
    [InlineData(SelectorField.Criticality, "high", "low")]
    public void A_selector_looks_at_its_field(SelectorField field, string one, string other)
    {
        Assert.True(PolicySelector.Everything.With(field, one).Matches(Account));
        Assert.True(PolicySelector.Everything.With(field, other, one).Matches(Account));
        Assert.False(PolicySelector.Everything.With(field, other).Matches(Account));
        Assert.False((PolicySelector.Everything with { Except = PolicySelector.Everything.With(field, one) }).Matches(Account));
        Assert.True((PolicySelector.Everything with { Except = PolicySelector.Everything.With(field, other) }).Matches(Account));
        if (field is not (SelectorField.Class or SelectorField.Identity or SelectorField.Source))
        {
            Assert.False(PolicySelector.Everything.With(field, "*").Matches(Cases.Of(IdentityClass.Bot)));
        }
    }

    [Fact]
    public void Every_field_that_is_given_has_to_match()
    {
        var both = PolicySelector.Everything.With(SelectorField.Environment, "production").With(SelectorField.Class, "ServiceAccount");

        Assert.True(both.Matches(Account));
        Assert.False(both.With(SelectorField.System, "logistics").Matches(Account));
        Assert.Equal("Class: ServiceAccount, Environment: production", both.ToString());
    }

    [Fact]
    public void A_kind_selects_credentials_and_no_identity()
    {
        var kind = PolicySelector.Everything.With(SelectorField.Kind, "Aws*");

        Assert.True(kind.Matches(Account, Account.Credentials[0]));
        Assert.False(kind.Matches(Account));
        Assert.Equal(
            [Severity.Critical],
            Results(new PolicyRule { Name = "r", Where = kind, Overrides = Change("credential.rotation", new(null, Severity.Critical)).AddRange(Change("review-date", new(null, Severity.Critical))), Limits = Limit(CredentialKind.AwsAccessKey, 30) })
                .Where(result => result.Outcome == ControlOutcome.NotMet && result.Severity == Severity.Critical).Select(result => result.Severity));
    }

    [Fact]
    public void The_last_rule_that_matches_decides_and_says_so()
    {
        PolicyRule[] rules =
        [
            new() { Name = "all", Overrides = Change("review-date", new(null, Severity.High)) },
            new() { Name = "elsewhere", Where = PolicySelector.Everything.With(SelectorField.System, "logistics"), Overrides = Change("review-date", new(false, null)) },
            new() { Name = "finance", Where = PolicySelector.Everything.With(SelectorField.System, "finance"), Reason = "the auditor asks", Overrides = Change("review-date", new(null, Severity.Critical)) },
        ];

        var result = Assert.Single(Results(rules), result => result.Control == "review-date");

        Assert.Equal(Severity.Critical, result.Severity);
        Assert.Equal(["rule “all”: severity High", "rule “finance”: severity Critical (the auditor asks)"], result.Decisions);
        Assert.Empty(Assert.Single(Results(), result => result.Control == "review-date").Decisions);
        Assert.DoesNotContain(Results([.. rules, rules[1] with { Name = "all of them", Where = PolicySelector.Everything }]), result => result.Control == "review-date");
    }

    [Fact]
    public void What_is_switched_off_for_all_can_be_asked_of_some()
    {
        var policy = ControlPolicy.Baseline with
        {
            Overrides = Change("review-date", new(false, null)),
            Rules = [new() { Name = "finance", Where = PolicySelector.Everything.With(SelectorField.System, "finance"), Overrides = Change("review-date", new(true, null)) }],
        };

        Assert.Equal(["for all: not asked", "rule “finance”: asked"], Assert.Single(PolicyEvaluator.Compile(policy).Evaluate(Account, Make.AsOf).Results, result => result.Control == "review-date").Decisions);
        Assert.DoesNotContain(PolicyEvaluator.Compile(policy).Evaluate(Elsewhere, Make.AsOf).Results, result => result.Control == "review-date");
    }

    [Fact]
    public void Limits_and_periods_hold_where_the_rule_does()
    {
        PolicyRule rule = new() { Name = "short", Where = PolicySelector.Everything.With(SelectorField.System, "finance"), Limits = Limit(CredentialKind.AwsAccessKey, 30) };

        Assert.Equal((ControlOutcome.NotMet, "rule “short”: at most 30 days old"), Rotation(Account, rule));
        Assert.Equal((ControlOutcome.Met, string.Empty), Rotation(Elsewhere, rule));
        Assert.DoesNotContain(
            PolicyEvaluator.Compile(ControlPolicy.Baseline with { Rules = [rule, new() { Name = "none", Limits = Limit(CredentialKind.AwsAccessKey, null) }] }).Evaluate(Account, Make.AsOf).Results,
            result => result.Control == "credential.rotation");
    }

    [Fact]
    public void A_rule_can_bind_what_is_made_from_a_day_on()
    {
        PolicyRule rule = new() { Name = "new ones", MadeFrom = Make.AsOf.AddDays(-40), Limits = Limit(CredentialKind.AwsAccessKey, 30) };
        var unknown = Account with { Credentials = [new(new("key"), CredentialKind.AwsAccessKey, new FactSetBuilder().Set(CredentialFacts.LastRotatedAt, Make.AsOf.AddDays(-40), "s").ToFactSet())] };

        Assert.Equal(ControlOutcome.NotMet, Rotation(Account, rule).Outcome);
        Assert.Equal(ControlOutcome.Met, Rotation(Account, rule with { MadeFrom = Make.AsOf.AddDays(-40).AddTicks(1) }).Outcome);
        Assert.Equal(ControlOutcome.NotMet, Rotation(unknown, rule with { MadeFrom = Make.AsOf }).Outcome);
        Assert.False(rule.Binds(Account));
    }

    [Fact]
    public void A_draft_reports_and_demands_nothing()
    {
        PolicyRule draft = new() { Name = "try", IsDraft = true, Limits = Limit(CredentialKind.AwsAccessKey, 30), Overrides = Change("review-date", new(null, Severity.Critical)).AddRange(Change("purpose", new(false, null))) };
        var results = Results(draft);

        var rotation = Assert.Single(results, result => result.Control == "credential.rotation");
        Assert.Equal((ControlOutcome.NotMet, Severity.Advice), (rotation.Outcome, rotation.Severity));
        Assert.Equal("a draft, reported and not demanded: it would be Medium", rotation.Decisions[^1]);
        var review = Assert.Single(results, result => result.Control == "review-date");
        Assert.Equal((Severity.Low, "a draft would make it Critical"), (review.Severity, review.Decisions[^1]));
        Assert.Contains(results, result => result.Control == "purpose");
    }

    [Fact]
    public void An_acceptance_that_has_expired_is_said_with_the_finding_that_is_back()
    {
        AcceptedRisk risk = new("review-date", PolicySelector.Everything.With(SelectorField.System, "finance"), "sealed", "ciso", Make.AsOf);
        var evaluator = PolicyEvaluator.Compile(ControlPolicy.Baseline with { AcceptedRisks = [risk] });

        Assert.NotNull(evaluator.AcceptedFor(Account, "review-date", Make.AsOf.AddTicks(-1)));
        Assert.Empty(Review(Make.AsOf.AddTicks(-1)).Decisions);
        Assert.Null(evaluator.AcceptedFor(Account, "review-date", Make.AsOf));
        Assert.Equal(["accepted by ciso until 2026-11-01, which has passed"], Review(Make.AsOf).Decisions);

        ControlResult Review(DateTimeOffset asOf) => Assert.Single(evaluator.Evaluate(Account, asOf).Results, result => result.Control == "review-date");
    }

    [Fact]
    public void An_acceptance_can_be_of_a_kind_of_credential()
    {
        var old = Account with { Credentials = [Key("a", CredentialKind.AwsAccessKey), Key("b", CredentialKind.ApiKey)] };
        var evaluator = PolicyEvaluator.Compile(ControlPolicy.Baseline with { AcceptedRisks = [new("credential.rotation", PolicySelector.Everything.With(SelectorField.Kind, "ApiKey"), "r", "a", Make.AsOf.AddDays(1))] });

        Assert.Null(evaluator.AcceptedFor(old, "credential.rotation", Make.AsOf, new("a")));
        Assert.NotNull(evaluator.AcceptedFor(old, "credential.rotation", Make.AsOf, new("b")));
        Assert.Null(evaluator.AcceptedFor(old, "credential.rotation", Make.AsOf));
        Assert.Equal("b", Assert.Single(SurveyJudgement.Of(evaluator, [old], Make.AsOf).Accepted).Key.Result.Credential?.Value);

        static Credential Key(string id, CredentialKind kind) => new(new(id), kind, new FactSetBuilder().Set(CredentialFacts.CreatedAt, Make.AsOf.AddDays(-900), "s").Set(CredentialFacts.Enabled, true, "s").ToFactSet());
    }

    [Fact]
    public void Copies_of_an_identity_follow_its_rules()
    {
        var holder = Account with { Copies = [Cases.Copy()] };

        Assert.Contains(PolicyEvaluator.Compile(ControlPolicy.Baseline).Evaluate(holder, Make.AsOf).Results, result => result.Control == "credential.placement");
        Assert.DoesNotContain(
            PolicyEvaluator.Compile(ControlPolicy.Baseline with { Rules = [new() { Name = "off", Where = PolicySelector.Everything.With(SelectorField.System, "finance"), Overrides = Change("credential.placement", new(false, null)) }] }).Evaluate(holder, Make.AsOf).Results,
            result => result.Control == "credential.placement");
    }

    [Fact]
    public void What_does_not_exist_is_an_error()
    {
        Assert.Contains("'no.such'", Refused(new PolicyRule { Name = "r", Overrides = Change("no.such", new(false, null)) }), StringComparison.Ordinal);
        Assert.Contains("class 'Serviceaccounts'", Refused(new PolicyRule { Name = "r", Where = PolicySelector.Everything.With(SelectorField.Class, "Serviceaccounts") }), StringComparison.Ordinal);
        Assert.Contains("kind 'Passwort*'", Refused(new PolicyRule { Name = "r", Where = PolicySelector.Everything with { Except = PolicySelector.Everything.With(SelectorField.Kind, "Passwort*") } }), StringComparison.Ordinal);
        Assert.Contains("called 'r'", Refused(new() { Name = "r" }, new() { Name = "r" }), StringComparison.Ordinal);
        Assert.Contains("128", Refused([.. Enumerable.Range(0, 129).Select(index => new PolicyRule { Name = $"r{index}" })]), StringComparison.Ordinal);
        Assert.Contains("exception of its own", Refused(new PolicyRule { Name = "r", Where = new() { Except = new() { Except = PolicySelector.Everything } } }), StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_rules_as_there_may_be_are_told_apart()
    {
        PolicyRule[] rules = [.. Enumerable.Range(0, 128).Select(index => new PolicyRule { Name = $"r{index}", Where = PolicySelector.Everything.With(SelectorField.System, $"s{index}"), Overrides = Change("review-date", new(null, index % 2 == 0 ? Severity.High : Severity.Critical)) })];
        var evaluator = PolicyEvaluator.Compile(ControlPolicy.Baseline with { Rules = [.. rules] });

        for (var index = 0; index < rules.Length; index++)
        {
            var identity = Cases.Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.System, $"s{index}", "s").SetAbsent(IdentityFacts.ReviewDue, "s"));
            Assert.Equal(index % 2 == 0 ? Severity.High : Severity.Critical, Assert.Single(evaluator.Evaluate(identity, Make.AsOf).Results, result => result.Control == "review-date").Severity);
        }
    }

    private static string Refused(params PolicyRule[] rules) => Assert.Throws<ArgumentException>(() => PolicyEvaluator.Compile(ControlPolicy.Baseline with { Rules = [.. rules] })).Message;

    private static (ControlOutcome Outcome, string Decisions) Rotation(NonHumanIdentity identity, PolicyRule rule)
    {
        var result = Assert.Single(PolicyEvaluator.Compile(ControlPolicy.Baseline with { Rules = [rule] }).Evaluate(identity, Make.AsOf).Results, result => result.Control == "credential.rotation");
        return (result.Outcome, string.Join("; ", result.Decisions));
    }

    private static IReadOnlyList<ControlResult> Results(params PolicyRule[] rules) => PolicyEvaluator.Compile(ControlPolicy.Baseline with { Rules = [.. rules] }).Evaluate(Account, Make.AsOf).Results;

    private static ImmutableDictionary<string, ControlOverride> Change(string control, ControlOverride change) => ImmutableDictionary<string, ControlOverride>.Empty.Add(control, change);

    private static ImmutableDictionary<CredentialKind, LimitOverride> Limit(CredentialKind kind, int? days) =>
        ImmutableDictionary<CredentialKind, LimitOverride>.Empty.Add(kind, new(days is { } age ? TimeSpan.FromDays(age) : LimitOverride.None, null));
}
