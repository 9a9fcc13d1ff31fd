using System.Collections.Immutable;

namespace Nhi.Governance.Tests.Policy;

/// <summary>What another policy would change is what both say, held against each other.</summary>
public sealed class PolicyDiffTests
{
    [Fact]
    public void The_same_policy_changes_nothing()
    {
        var diff = new PolicyDiff(PolicyEvaluator.Compile(ControlPolicy.Baseline), PolicyEvaluator.Compile(ControlPolicy.Baseline), Make.AsOf);

        Assert.All(Cases.All, item => Assert.Empty(diff.Of(item.Identity)));
        Assert.Empty(diff.Of(Cases.Copy()));
    }

    [Fact]
    public void Appears_vanishes_and_weighs_otherwise()
    {
        var identity = Cases.Of(IdentityClass.ServiceAccount, facts => facts.SetAbsent(IdentityFacts.ReviewDue, "s").SetAbsent(IdentityFacts.Purpose, "s").Set(IdentityFacts.LastUsedAt, Make.AsOf.AddDays(-60), "s"));
        var after = ControlPolicy.Baseline with
        {
            Overrides = ImmutableDictionary<string, ControlOverride>.Empty.Add("review-date", new(false, null)).Add("purpose", new(null, Severity.High)),
            UnusedRoleAfter = TimeSpan.FromDays(30),
        };

        var changes = new PolicyDiff(PolicyEvaluator.Compile(ControlPolicy.Baseline), PolicyEvaluator.Compile(after), Make.AsOf).Of(identity);

        Assert.Equal(
            [("identity.unused", null, Severity.Medium), ("purpose", Severity.Low, Severity.High), ("review-date", Severity.Low, null)],
            changes.Select(change => (change.Finding.Result.Control, change.Before, change.After)).OrderBy(change => change.Control, StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_accepted_is_no_finding()
    {
        var identity = Cases.Of(IdentityClass.ServiceAccount, facts => facts.SetAbsent(IdentityFacts.ReviewDue, "s"));
        var accepting = PolicyEvaluator.Compile(ControlPolicy.Baseline with { AcceptedRisks = [new("review-date", PolicySelector.Of(identity.Id), "r", "a", Make.AsOf.AddDays(1))] });
        var baseline = PolicyEvaluator.Compile(ControlPolicy.Baseline);

        Assert.Null(Assert.Single(new PolicyDiff(baseline, accepting, Make.AsOf).Of(identity)).After);
        Assert.Null(Assert.Single(new PolicyDiff(accepting, baseline, Make.AsOf).Of(identity)).Before);
        Assert.Empty(new PolicyDiff(accepting, baseline, Make.AsOf.AddDays(1)).Of(identity));
    }

    [Fact]
    public void Copies_of_nobody_are_compared_too()
    {
        var off = PolicyEvaluator.Compile(ControlPolicy.Baseline with { Overrides = ImmutableDictionary<string, ControlOverride>.Empty.Add("credential.placement", new(false, null)) });

        Assert.Null(Assert.Single(new PolicyDiff(PolicyEvaluator.Compile(ControlPolicy.Baseline), off, Make.AsOf).Of(Cases.Copy())).After);
    }
}
