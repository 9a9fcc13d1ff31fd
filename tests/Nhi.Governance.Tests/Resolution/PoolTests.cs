namespace Nhi.Governance.Tests.Resolution;

/// <summary>Trust through a pool: an account names a pool's subjects, and the pool an issuer.</summary>
public sealed class PoolTests
{
    private const string Pool = "iam.example/projects/1/pools/code";
    private const string Account = "deployer@p.example";
    private const string Prod = "repo:acme/pay:environment:prod";

    [Fact]
    public void A_pipeline_that_its_pool_admits_can_become_the_account()
    {
        var account = Resolve([Admitted(Prod)], Takes(isConditional: true), Make.Pipeline("acme/pay", "prod")).Named(Account);
        Assert.Equal((RelationState.Verified, new IdentityId(Prod)), (Assert.Single(account.Relations).State, account.Relations[0].From));
        Assert.Equal(["repository"], account.Names(TrustFacts.AssumableBy));
        Assert.Equal(FactState.Absent, account.Facts.StateOf(TrustFacts.UnpinnedSubjects));
    }

    [Fact]
    public void One_that_nobody_lists_is_taken_up_by_its_subject() =>
        Assert.Equal("github:environment", Resolve([Admitted(Prod)], Takes(isConditional: true)).Named(Prod).Facts.Get(IdentityFacts.Subclass).Value);

    [Fact]
    public void Whoever_a_pool_takes_is_unpinned_unless_the_pool_has_a_condition()
    {
        Assert.Equal([$"{Make.GitHub} without a subject"], Resolve([Admitted()], Takes(isConditional: false)).Named(Account).Names(TrustFacts.UnpinnedSubjects));
        Assert.Equal(FactState.Absent, Resolve([Admitted()], Takes(isConditional: true)).Named(Account).Facts.StateOf(TrustFacts.UnpinnedSubjects));
    }

    [Fact]
    public void Of_a_pool_with_several_issuers_nobody_can_tell_whose_a_subject_is()
    {
        var account = Resolve([Admitted(Prod)], Takes(isConditional: true), Takes(isConditional: true, issuer: "gitlab.example"), Make.Pipeline("acme/pay", "prod")).Named(Account);
        Assert.Empty(account.Relations);
        Assert.Equal(["repository"], account.Names(TrustFacts.AssumableBy));
    }

    [Fact]
    public void A_member_that_its_completely_read_project_does_not_have_dangles()
    {
        Admission gone = new(AdmissionKind.Identity, "gone@p.example", [], Area: "gcp:p:service-accounts");
        Assert.Equal(["gone@p.example"], Resolve([gone], Make.Complete("gcp:p:service-accounts")).Named(Account).Names(TrustFacts.DanglingNames));
        Assert.Equal(FactState.Unknown, Resolve([gone], Make.Partial("gcp:p:service-accounts")).Named(Account).Facts.StateOf(TrustFacts.DanglingNames));
    }

    private static ResolvedEstate Resolve(IReadOnlyList<Admission> admissions, params object[] more) => Make.Resolve(
    [
        new Observation { Id = new("gcp:1"), Aliases = [new(Account)], Area = "gcp:p:service-accounts", Facts = Make.Subclass("gcp:service-account").ToFactSet(), Source = "accounts.json" },
        new Attachment { Target = Account, Record = "policy", Admissions = admissions, Source = "policies.json" },
        .. more,
    ]);

    private static Admission Admitted(params IReadOnlyList<string> subjects) => new(subjects.Count == 0 ? AdmissionKind.Workload : AdmissionKind.Repository, Pool, subjects, NamesAudience: true);

    private static Attachment Takes(bool isConditional, string issuer = Make.GitHub) => new()
    {
        Target = string.Empty,
        Record = "provider",
        Party = new PartyRecord.FederationPool(Pool, issuer, AdmissionKind.Repository, isConditional),
        Source = "pools.json",
    };
}
