namespace Nhi.Governance.Tests.Policy;

/// <summary>What an organisation's own decisions change, and what they leave.</summary>
public sealed class OverlayTests
{
    private static readonly NonHumanIdentity Overdue = Cases.Of(IdentityClass.ServiceAccount, facts => facts.SetAbsent(IdentityFacts.ReviewDue, "s")) with { Aliases = [new("alias")] };

    public static TheoryData<string> Controls => [.. PolicyEvaluator.Controls.Select(control => control.Id)];

    [Theory]
    [MemberData(nameof(Controls))]
    public void A_control_that_is_switched_off_is_not_asked_and_the_others_are(string control)
    {
        var policy = With(control, new(IsEnabled: false, Severity: null));

        Assert.All(Cases.All, item => Assert.Equal(
            PolicyEvaluator.Compile(ControlPolicy.Baseline).Evaluate(item.Identity, Make.AsOf).Results.Select(result => result.Control).Where(id => id != control),
            PolicyEvaluator.Compile(policy).Evaluate(item.Identity, Make.AsOf).Results.Select(result => result.Control)));
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public void A_severity_that_is_set_holds_for_every_answer(string control)
    {
        foreach (var severity in Enum.GetValues<Severity>())
        {
            var policy = With(control, new(IsEnabled: null, severity));
            Assert.All(Cases.All.Where(item => item.Control == control && item.Outcome is not null), item => Assert.Equal(severity, Assert.Single(ControlTests.Results(item.Identity, control, policy: policy)).Severity));
        }
    }

    [Fact]
    public void Copies_and_references_of_nobody_follow_the_switch_and_the_severity()
    {
        var off = PolicyEvaluator.Compile(With("credential.placement", new(false, null)));
        var low = PolicyEvaluator.Compile(With("credential.placement", new(null, Severity.Low)));
        Assert.Null(off.Evaluate(Cases.Copy()));
        Assert.Equal(Severity.Low, low.Evaluate(Cases.Copy())?.Severity);
        Assert.Null(low.Evaluate(Cases.Copy() with { Verdict = CopyVerdict.ChecksumFailed }));
        Assert.NotNull(off.EvaluateDangling("RoleBinding a/b", "gone", "s"));
        Assert.Null(PolicyEvaluator.Compile(With("trust.dangling", new(false, null))).EvaluateDangling("RoleBinding a/b", "gone", "s"));
    }

    [Theory]
    [InlineData(CopyVerdict.FormatOnly, false, Severity.High)]
    [InlineData(CopyVerdict.FormatOnly, true, Severity.Critical)]
    [InlineData(CopyVerdict.ChecksumValid, false, Severity.Critical)]
    [InlineData(CopyVerdict.ChecksumValid, true, Severity.Critical)]
    public void A_copy_is_graver_where_it_is_sure(CopyVerdict verdict, bool known, Severity severity)
    {
        var copy = Cases.Copy() with { Verdict = verdict, Credential = known ? new CredentialId("key") : null };

        Assert.Equal(severity, Assert.Single(ControlTests.Results(Cases.Of(IdentityClass.Bot) with { Copies = [copy] }, "credential.placement")).Severity);
        Assert.Equal(severity, PolicyEvaluator.Compile(ControlPolicy.Baseline).Evaluate(copy)?.Severity);
    }

    [Theory]
    [InlineData(CredentialKind.SshKey)]
    [InlineData(CredentialKind.AwsAccessKey)]
    [InlineData(CredentialKind.DirectoryPassword)]
    [InlineData(CredentialKind.PublicTlsCertificate)]
    public void A_maximum_age_that_is_set_is_one_s_own_and_no_judgement(CredentialKind kind)
    {
        var policy = ControlPolicy.Baseline with { Limits = ControlPolicy.Baseline.Limits.SetItem(kind, new(TimeSpan.FromDays(7), null, IsJudgement: false, [])) };
        var identity = Cases.Holding(kind, facts => facts.Set(CredentialFacts.CreatedAt, Make.AsOf.AddDays(-8), "s"));

        var result = Assert.Single(ControlTests.Results(identity, "credential.rotation", policy: policy));
        Assert.Equal((ControlOutcome.NotMet, Severity.Medium), (result.Outcome, result.Severity));
        Assert.DoesNotContain(ControlTests.Results(identity, "credential.rotation"), finding => finding.Outcome == ControlOutcome.NotMet);
    }

    [Theory]
    [InlineData(CredentialKind.ApiKey)]
    [InlineData(CredentialKind.DirectoryPassword)]
    [InlineData(CredentialKind.PublicTlsCertificate)]
    [InlineData(CredentialKind.CodeSigningCertificate)]
    [InlineData(CredentialKind.PrivateCaCertificate)]
    public void A_maximum_lifetime_that_is_set_is_one_s_own(CredentialKind kind)
    {
        var policy = ControlPolicy.Baseline with { Limits = ControlPolicy.Baseline.Limits.SetItem(kind, new(null, TimeSpan.FromDays(7), IsJudgement: false, [])) };
        var identity = Cases.Holding(kind, facts => facts.Set(CredentialFacts.CreatedAt, Make.AsOf.AddDays(-1), "s").Set(CredentialFacts.ExpiresAt, Make.AsOf.AddDays(8), "s"));

        Assert.Equal(ControlOutcome.NotMet, Assert.Single(ControlTests.Results(identity, "credential.lifetime", policy: policy)).Outcome);
        Assert.DoesNotContain(ControlTests.Results(identity, "credential.lifetime"), finding => finding.Outcome == ControlOutcome.NotMet);
    }

    [Fact]
    public void A_maximum_age_alone_leaves_the_lifetime_of_certificates()
    {
        var policy = ControlPolicy.Baseline with { Limits = ControlPolicy.Baseline.Limits.SetItem(CredentialKind.PublicTlsCertificate, new(TimeSpan.FromDays(7), null, IsJudgement: false, [])) };
        var identity = Cases.Holding(CredentialKind.PublicTlsCertificate, facts => facts.Set(CredentialFacts.CreatedAt, Make.AsOf.AddDays(-1), "s").Set(CredentialFacts.ExpiresAt, Make.AsOf.AddDays(900), "s"));

        Assert.Equal(ControlOutcome.NotMet, Assert.Single(ControlTests.Results(identity, "credential.lifetime", policy: policy)).Outcome);
    }

    [Fact]
    public void Periods_that_are_set_hold()
    {
        var policy = ControlPolicy.Baseline with { UnusedKeyAfter = TimeSpan.FromDays(5), UnusedRoleAfter = TimeSpan.FromDays(5), TriageWithin = TimeSpan.FromDays(5) };
        (string Control, NonHumanIdentity Identity)[] six =
        [
            ("credential.unused", Cases.Holding(CredentialKind.AwsAccessKey, facts => facts.Set(CredentialFacts.LastUsedAt, Make.AsOf.AddDays(-6), "s"))),
            ("identity.unused", Cases.Of(IdentityClass.CloudRole, facts => facts.Set(IdentityFacts.Subclass, "aws:iam-role", "s").Set(IdentityFacts.LastUsedAt, Make.AsOf.AddDays(-6), "s"))),
            ("classification.triage", Cases.Of(IdentityClass.Unknown) with { Presence = new("area", Make.AsOf.AddDays(-6), Make.AsOf) }),
        ];

        Assert.All(six, item =>
        {
            Assert.Equal(ControlOutcome.NotMet, Assert.Single(ControlTests.Results(item.Identity, item.Control, policy: policy)).Outcome);
            Assert.Equal(ControlOutcome.Met, Assert.Single(ControlTests.Results(item.Identity, item.Control)).Outcome);
        });
    }

    [Fact]
    public void Our_judgements_are_advice()
    {
        var old = Assert.Single(ControlTests.Results(Cases.Holding(CredentialKind.SshKey, facts => facts.Set(CredentialFacts.CreatedAt, Make.AsOf.AddDays(-400), "s")), "credential.rotation"));

        Assert.Equal((ControlOutcome.NotMet, Severity.Advice), (old.Outcome, old.Severity));
    }

    [Fact]
    public void An_accepted_risk_holds_for_its_control_and_identity_until_it_expires()
    {
        var risk = new AcceptedRisk("review-date", PolicySelector.Of(Overdue.Id), "sealed", "ciso@example.com", Make.AsOf);
        var evaluator = PolicyEvaluator.Compile(ControlPolicy.Baseline with { AcceptedRisks = [risk] });

        Assert.Equal(risk, evaluator.AcceptedFor(Overdue, "review-date", Make.AsOf.AddTicks(-1)));
        Assert.Null(evaluator.AcceptedFor(Overdue, "review-date", Make.AsOf));
        Assert.Null(evaluator.AcceptedFor(Overdue, "purpose", Make.AsOf.AddTicks(-1)));
        Assert.Null(evaluator.AcceptedFor(Overdue with { Id = new("other"), Aliases = [] }, "review-date", Make.AsOf.AddTicks(-1)));
        Assert.NotNull(evaluator.AcceptedFor(Overdue with { Id = new("other"), Aliases = [Overdue.Id] }, "review-date", Make.AsOf.AddTicks(-1)));
    }

    [Fact]
    public void A_control_that_does_not_exist_is_an_error()
    {
        Assert.Contains("no.such", Assert.Throws<ArgumentException>(() => PolicyEvaluator.Compile(With("no.such", new(false, null)))).Message, StringComparison.Ordinal);
        Assert.Contains("no.such", Assert.Throws<ArgumentException>(() => PolicyEvaluator.Compile(ControlPolicy.Baseline with { AcceptedRisks = [new("no.such", PolicySelector.Of(Overdue.Id), "r", "a", Make.AsOf)] })).Message, StringComparison.Ordinal);
    }

    private static ControlPolicy With(string control, ControlOverride change) => ControlPolicy.Baseline with { Overrides = ControlPolicy.Baseline.Overrides.Add(control, change) };
}
