using Nhi.Governance.Tests.Policy;

namespace Nhi.Governance.Tests.Standards;

/// <summary>From the requirements of standards to what an estate shows of them.</summary>
public sealed class StandardsCoverageTests
{
    private static readonly NonHumanIdentity Reviewed = Cases.Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.ReviewDue, Make.AsOf.AddDays(1), "s").Set(IdentityFacts.Purpose, "p", "s")) with
    {
        Id = new("reviewed"), Owners = [new(OwnerRole.Application, OwnerState.Declared, "team", "s")],
    };

    private static readonly NonHumanIdentity Overdue = Reviewed with { Id = new("overdue"), Facts = new FactSetBuilder().SetAbsent(IdentityFacts.ReviewDue, "s").ToFactSet() };

    [Fact]
    public void Evidenced_where_all_is_met() => Assert.Equal((RequirementStatus.Evidenced, new RequirementAnswers(1, 0, 0, 0)), Of("7.2.5.1", Reviewed));

    [Fact]
    public void Failed_where_one_is_not() => Assert.Equal((RequirementStatus.Failed, new RequirementAnswers(1, 1, 0, 0)), Of("7.2.5.1", Reviewed, Overdue));

    [Fact]
    public void An_accepted_one_is_counted_apart() =>
        Assert.Equal((RequirementStatus.Evidenced, new RequirementAnswers(1, 0, 1, 0)), Of("7.2.5.1", ControlPolicy.Baseline with { AcceptedRisks = [new("review-date", PolicySelector.Of(Overdue.Id), "r", "a", Make.AsOf.AddDays(1))] }, Reviewed, Overdue));

    [Fact]
    public void Not_assessable_where_nothing_tells() => Assert.Equal((RequirementStatus.NotAssessable, new RequirementAnswers(1, 0, 0, 1)), Of("7.2.5.1", Reviewed, Cases.Of(IdentityClass.ServiceAccount) with { Id = new("dark") }));

    [Fact]
    public void Not_asked_and_not_covered_are_not_the_same()
    {
        Assert.Equal(RequirementStatus.NotAsked, Of("7.2.5.1").Status);
        Assert.Equal(RequirementStatus.NotCovered, Of("12.3.1").Status);
    }

    [Fact]
    public void Copies_of_nobody_count()
    {
        var found = PolicyEvaluator.Compile(ControlPolicy.Baseline).Evaluate(Cases.Copy())!;
        var result = Reporting.SampleSurvey.Result with { Findings = [new(new("f"), null, found)], Requirements = new Dictionary<ControlReference, RequirementAnswers>() };

        Assert.Equal(RequirementStatus.Failed, StandardsCoverage.Of(result).Single(item => item.Requirement is { Framework: "OWASP-NHI", Id: "NHI2" }).Status);
    }

    private static (RequirementStatus Status, RequirementAnswers Answers) Of(string requirement, params NonHumanIdentity[] identities) => Of(requirement, ControlPolicy.Baseline, identities);

    private static (RequirementStatus Status, RequirementAnswers Answers) Of(string requirement, ControlPolicy policy, params NonHumanIdentity[] identities)
    {
        var judged = SurveyJudgement.Of(PolicyEvaluator.Compile(policy), identities, Make.AsOf);
        var item = StandardsCoverage.Of(Reporting.SampleSurvey.Result with { Findings = judged.Findings, Requirements = judged.Requirements }).Single(item => item.Requirement is { Framework: "PCI-DSS" } && item.Requirement.Id == requirement);
        return (item.Status, item.Answers);
    }
}
