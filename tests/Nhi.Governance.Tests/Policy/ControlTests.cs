using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Tests.Policy;

public sealed class ControlTests
{
    private static readonly PolicyEvaluator Baseline = PolicyEvaluator.Compile(ControlPolicy.Baseline);

    public static TheoryData<string> Controls => [.. PolicyEvaluator.Controls.Select(control => control.Id)];

    [Theory]
    [MemberData(nameof(Controls))]
    public void Has_every_answer(string control)
    {
        var asked = Cases.All.Where(item => item.Control == control).Select(item => item.Outcome).ToHashSet();

        Assert.Equal([.. Enum.GetValues<ControlOutcome>().Where(outcome => !Cases.Impossible.Contains((control, outcome))).Select(outcome => (ControlOutcome?)outcome), null], asked);
    }

    /// <summary>Which class is asked what: those of whom some case of a control, taken for the class, has an answer that is not the only way out.</summary>
    internal static IReadOnlyList<(IdentityClass Class, string Control)> Pairs { get; } =
    [
        .. from control in PolicyEvaluator.Controls
           from value in Enum.GetValues<IdentityClass>()
           where Cases.All.Any(item => item.Control == control.Id && item.Outcome == ControlOutcome.NotMet && Results(Relabelled(item.Identity, value), control.Id).Any(result => result.Outcome == ControlOutcome.NotMet))
           select (value, control.Id),
    ];

    [Theory]
    [MemberData(nameof(Controls))]
    public void Answers(string control) => Assert.All(Cases.All.Where(item => item.Control == control), item =>
        Assert.Equal(item.Outcome is { } outcome ? [outcome] : [], Results(item.Identity, control).Select(result => result.Outcome)));

    [Fact]
    public void Every_case_is_of_a_control() => Assert.Empty(Cases.All.Select(item => item.Control).Except(PolicyEvaluator.Controls.Select(control => control.Id)));

    [Fact]
    public void A_finding_says_why_and_what_next_and_a_gap_what_is_missing_and_how_to_tell() => Assert.All(Cases.All.Where(item => item.Outcome is not null), item =>
    {
        var result = Assert.Single(Results(item.Identity, item.Control));
        Assert.NotEmpty(result.Explanation);
        Assert.NotEmpty(result.References);
        Assert.Equal(item.Outcome == ControlOutcome.NotMet, result.NextStep.Length > 0);
        Assert.Equal(item.Outcome == ControlOutcome.NotAssessable, result.Command.Length > 0);
        Assert.Equal(item.Outcome == ControlOutcome.NotAssessable && !item.Control.StartsWith("owner.", StringComparison.Ordinal), result.MissingFacts.Count > 0);
        Assert.True(item.Outcome != ControlOutcome.NotMet || result.Evidence.Count > 0 || item.Control == "classification.conflict");
    });

    [Fact]
    public void A_person_is_asked_for_open_copies_for_what_was_exposed_for_what_should_not_exist_and_for_drift()
    {
        var asked = Cases.All.SelectMany(item => Baseline.Evaluate(Standing(item.Identity, Nhi.Governance.Standing.Human), Make.AsOf).Results).Select(result => result.Control).ToHashSet();

        Assert.Equal(["classification.drift", "credential.exposed", "credential.must-not-exist", "credential.placement"], asked.Order());
    }

    [Fact]
    public void Where_rhythm_and_period_disagree_both_verdicts_are_advice()
    {
        var late = Assert.Single(Results(Cases.Rhythmic("quarter", -50), "credential.unused"));
        Assert.Equal((Severity.Advice, "It was not used for longer than is demanded. By its own rhythm, every quarter, its next use is awaited until 2027-01-05."), (late.Severity, late.Explanation));
        var silent = Assert.Single(Results(Cases.Rhythmic("day", -10), "credential.unused"));
        Assert.Equal((Severity.Advice, "It was used within the period that is demanded. By its own rhythm, every day, its next use is awaited until 2026-10-23."), (silent.Severity, silent.Explanation));
        Assert.Equal(Severity.Medium, Assert.Single(Results(Cases.Rhythmic("quarter", -200), "credential.unused")).Severity);
    }

    [Fact]
    public void Every_pair_of_class_and_control_is_answered_in_every_way_it_can_be()
    {
        foreach (var (value, control) in Pairs)
        {
            var answers = Cases.All.Where(item => item.Control == control).SelectMany(item => Results(Relabelled(item.Identity, value), control)).Select(result => result.Outcome).ToHashSet();
            Assert.All(Enum.GetValues<ControlOutcome>(), outcome => Assert.True(
                answers.Contains(outcome) || Cases.Impossible.Contains((control, outcome)) || (outcome != ControlOutcome.NotMet && IsAskedOnlyWhereKnown(value, control)),
                $"no case of {value} has the answer {outcome} to {control}"));
        }
    }

    [Fact]
    public void A_vendor_s_principal_is_asked_five_things()
    {
        var asked = Cases.All.SelectMany(item => Baseline.Evaluate(Standing(item.Identity, Nhi.Governance.Standing.VendorManaged), Make.AsOf).Results).Select(result => result.Control).ToHashSet();

        Assert.Equal(["classification.drift", "credential.exposed", "credential.must-not-exist", "credential.placement", "kubernetes.default-account"], asked.Order());
    }

    [Fact]
    public void Evidence_holds_dates_and_no_ages() => Prop.ForAll(Gen.Elements(Cases.All.Where(item => item.Outcome is not null)).ToArbitrary(), Gen.Choose(-400, 400).ToArbitrary(), (item, days) =>
    {
        var now = Assert.Single(Results(item.Identity, item.Control));
        var then = Assert.Single(Results(item.Identity, item.Control, Make.AsOf.AddDays(days).AddTicks(days)));
        if (now.Outcome == then.Outcome && now.Explanation == then.Explanation)
        {
            Assert.Equal(now.Evidence, then.Evidence);
            Assert.Equal((now.Severity, now.NextStep, now.Command, now.Subject), (then.Severity, then.NextStep, then.Command, then.Subject));
        }

        Assert.DoesNotContain(then.Evidence, line => Regex.IsMatch(line, @"\b\d+ (day|hour|minute)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void A_day_later_a_finding_that_still_stands_says_the_same() => Assert.All(Cases.All.Where(item => item.Outcome == ControlOutcome.NotMet), item =>
    {
        var now = Assert.Single(Results(item.Identity, item.Control));
        Assert.All(Results(item.Identity, item.Control, Make.AsOf.AddDays(1)).Where(then => then.Outcome == now.Outcome), then =>
            Assert.Equal(FindingCodec.ToBytes(new(FindingIds.Of(item.Identity.Id, now), item.Identity.Id, now)), FindingCodec.ToBytes(new(FindingIds.Of(item.Identity.Id, then), item.Identity.Id, then))));
    });

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Dates_at_the_end_of_time_are_judged_like_any_other(int end)
    {
        var far = end > 0 ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue;
        foreach (var kind in Enum.GetValues<CredentialKind>())
        {
            foreach (var other in (DateTimeOffset[])[DateTimeOffset.MinValue, Make.AsOf, DateTimeOffset.MaxValue])
            {
                var identity = Cases.Holding(kind, facts => facts.Set(CredentialFacts.CreatedAt, far, "s").Set(CredentialFacts.ExpiresAt, other, "s").Set(CredentialFacts.LastUsedAt, far, "s")) with
                {
                    Facts = Make.Subclass("aws:iam-role").Set(IdentityFacts.LastUsedAt, far, "s").Set(IdentityFacts.ContractEnd, far, "s").Set(IdentityFacts.ReviewDue, far, "s").ToFactSet(),
                    Presence = new("area", far, far),
                };
                Assert.All(Enum.GetValues<IdentityClass>(), value => Assert.NotNull(Baseline.Evaluate(identity with { Classification = new(value, Nhi.Governance.Standing.Governed, 1, []) }, Make.AsOf)));
            }
        }
    }

    [Fact]
    public void Limits_beyond_time_are_judged_like_any_other()
    {
        var policy = ControlPolicy.Baseline with { UnusedRoleAfter = TimeSpan.MaxValue, UnusedKeyAfter = TimeSpan.MaxValue, TriageWithin = TimeSpan.MaxValue, Limits = ControlPolicy.Baseline.Limits.SetItem(CredentialKind.AwsAccessKey, new(TimeSpan.MaxValue, TimeSpan.MaxValue, IsJudgement: false, [])) };
        var evaluator = PolicyEvaluator.Compile(policy);

        Assert.All(Cases.All, item => Assert.NotNull(evaluator.Evaluate(item.Identity, Make.AsOf)));
    }

    internal static IEnumerable<ControlResult> Results(NonHumanIdentity identity, string control, DateTimeOffset? asOf = null, ControlPolicy? policy = null) =>
        (policy is null ? Baseline : PolicyEvaluator.Compile(policy)).Evaluate(identity, asOf ?? Make.AsOf).Results.Where(result => result.Control == control);

    private static NonHumanIdentity Standing(NonHumanIdentity identity, Standing standing) => identity with { Classification = identity.Classification with { Standing = standing } };

    private static NonHumanIdentity Relabelled(NonHumanIdentity identity, IdentityClass value) => identity with { Classification = identity.Classification with { Class = value } };

    /// <summary>Of these classes it is asked of whoever there is; of the others, where it is known.</summary>
    private static bool IsAskedOnlyWhereKnown(IdentityClass value, string control) => control switch
    {
        "identity.unused" => value is not (IdentityClass.CloudRole or IdentityClass.PipelineIdentity or IdentityClass.ThirdPartyIntegration),
        "privilege.secret-access" => value is not (IdentityClass.ServiceAccount or IdentityClass.AiAgent),
        _ => false,
    };
}
