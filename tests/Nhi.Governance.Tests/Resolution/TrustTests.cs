namespace Nhi.Governance.Tests.Resolution;

/// <summary>Who admits whom, and what of it is known.</summary>
public sealed class TrustTests
{
    private const string Prod = "repo:acme/pay:environment:prod";

    [Fact]
    public void A_service_account_that_claims_and_is_admitted_is_verified()
    {
        var estate = Make.Resolve(Make.Role("AROA1", "pods", Make.Workload("system:serviceaccount:pay:api")), Make.ServiceAccount("u1", "pay", "api", Make.RoleArn("pods")));

        Assert.Equal(RelationState.Verified, estate.Becoming("k8s:prod-eu:u1", "aws:111122223333:AROA1").State);
        Assert.Equal(FactState.Absent, estate.Named("k8s:prod-eu:u1").Facts.StateOf(TrustFacts.AssertedOnly));
        Assert.Equal(["workload"], estate.Named("AROA1").Names(TrustFacts.AssumableBy));
    }

    [Fact]
    public void One_that_claims_and_is_not_admitted_only_asserts()
    {
        var estate = Make.Resolve(Make.Role("AROA1", "pods", Make.Workload("system:serviceaccount:pay:other")), Make.ServiceAccount("u1", "pay", "api", Make.RoleArn("pods")));

        Assert.Equal(RelationState.Asserted, estate.Becoming("k8s:prod-eu:u1", "aws:111122223333:AROA1").State);
        Assert.Equal([Make.RoleArn("pods")], estate.Named("k8s:prod-eu:u1").Names(TrustFacts.AssertedOnly));
    }

    [Fact]
    public void Without_its_issuer_whether_it_is_admitted_is_unknown()
    {
        var account = Make.ServiceAccount("u1", "pay", "api", Make.RoleArn("pods"));
        var facts = account.Facts.ToBuilder();
        facts.Remove(TrustFacts.Issuer);

        var estate = Make.Resolve(Make.Role("AROA1", "pods", Make.Workload("system:serviceaccount:pay:api")), account with { Facts = facts.ToFactSet() });

        Assert.Equal(RelationState.Asserted, estate.Becoming("k8s:prod-eu:u1", "aws:111122223333:AROA1").State);
        Assert.Equal(FactState.Unknown, estate.Named("k8s:prod-eu:u1").Facts.StateOf(TrustFacts.AssertedOnly));
    }

    [Fact]
    public void A_claim_of_a_role_that_its_complete_account_does_not_have_dangles()
    {
        var estate = Make.Resolve(Make.ServiceAccount("u1", "pay", "api", Make.RoleArn("gone")), Make.Complete($"aws:{Make.Account}:roles"));

        Assert.Equal(RelationState.Dangling, estate.Becoming("k8s:prod-eu:u1", Make.RoleArn("gone")).State);
        Assert.Equal([Make.RoleArn("gone")], estate.Named("k8s:prod-eu:u1").Names(TrustFacts.DanglingNames));
    }

    [Fact]
    public void A_claim_of_a_role_in_an_account_not_completely_read_is_not_assessable_and_never_dangles()
    {
        foreach (var more in (object[][])[[], [Make.Partial($"aws:{Make.Account}:roles")], [Make.Complete($"aws:{Make.Account}:users")], [Make.Complete($"aws:{Make.Outside}:roles")]])
        {
            var account = Make.Resolve([Make.ServiceAccount("u1", "pay", "api", Make.RoleArn("gone")), .. more]).Named("k8s:prod-eu:u1");

            Assert.Equal(RelationState.Asserted, Assert.Single(account.Relations).State);
            Assert.Equal(FactState.Unknown, account.Facts.StateOf(TrustFacts.DanglingNames));
            Assert.Equal(ControlOutcome.NotAssessable, Outcome(account, "trust.dangling"));
        }
    }

    [Fact]
    public void A_trust_in_a_service_account_that_its_complete_cluster_does_not_have_dangles()
    {
        object[] estate = [Make.Role("AROA1", "pods", Make.Workload("system:serviceaccount:pay:gone")), Make.ServiceAccount("u1", "pay", "api")];

        Assert.Equal(["k8s:prod-eu:system:serviceaccount:pay:gone"], Make.Resolve([.. estate, Make.Complete("k8s:prod-eu:serviceaccounts")]).Named("AROA1").Names(TrustFacts.DanglingNames));
        foreach (var more in (object[][])[[], [Make.Partial("k8s:prod-eu:serviceaccounts/pay")], [Make.Complete("k8s:prod-eu:serviceaccounts/other")]])
        {
            Assert.Equal(FactState.Unknown, Make.Resolve([.. estate, .. more]).Named("AROA1").Facts.StateOf(TrustFacts.DanglingNames));
        }
    }

    [Fact]
    public void A_trust_in_a_user_verifies_dangles_or_stays_open()
    {
        object role = Make.Role("AROA1", "r", Make.Named(Make.UserArn("bot")));

        var there = Make.Resolve(role, Make.User("AIDA1", "bot"), Make.Complete($"aws:{Make.Account}:users"));
        Assert.Equal(RelationState.Verified, there.Becoming("aws:111122223333:AIDA1", "aws:111122223333:AROA1").State);
        Assert.Equal(["estate-identity"], there.Named("AROA1").Names(TrustFacts.AssumableBy));
        Assert.Equal(FactState.Absent, there.Named("AROA1").Facts.StateOf(TrustFacts.DanglingNames));
        Assert.Equal([Make.UserArn("bot")], Make.Resolve(role, Make.Complete($"aws:{Make.Account}:users")).Named("AROA1").Names(TrustFacts.DanglingNames));
        var open = Make.Resolve(role, Make.Partial($"aws:{Make.Account}:users")).Named("AROA1");
        Assert.Equal(FactState.Unknown, open.Facts.StateOf(TrustFacts.DanglingNames));
        Assert.Empty(open.Relations);
    }

    [Fact]
    public void A_trust_in_a_name_that_two_hold_does_not_dangle()
    {
        var estate = Make.Resolve(Make.Role("AROA1", "r", Make.Named(Make.UserArn("bot"))), Make.User("AIDA1", "bot"), Make.User("AIDA2", "bot"), Make.Complete($"aws:{Make.Account}:users"));

        Assert.Empty(estate.Named("AROA1").Names(TrustFacts.DanglingNames));
        Assert.DoesNotContain(estate.Named("AROA1").Relations, relation => relation.State == RelationState.Dangling);
    }

    [Fact]
    public void A_claim_of_a_name_that_two_hold_does_not_dangle()
    {
        var estate = Make.Resolve(Make.ServiceAccount("u1", "pay", "api", Make.RoleArn("r")), Make.Role("AROA1", "r"), Make.Role("AROA2", "r"), Make.Complete($"aws:{Make.Account}:roles"));

        Assert.Empty(estate.Named("k8s:prod-eu:u1").Names(TrustFacts.DanglingNames));
        Assert.DoesNotContain(estate.Named("k8s:prod-eu:u1").Relations, relation => relation.State == RelationState.Dangling);
    }

    [Fact]
    public void A_dangling_name_in_two_statements_is_one_relation()
    {
        var role = Make.Resolve(Make.Role("AROA1", "r", Make.Named(Make.UserArn("gone")), Make.Named(Make.UserArn("gone"))), Make.Complete($"aws:{Make.Account}:users")).Named("AROA1");

        Assert.Single(role.Relations);
    }

    [Fact]
    public void A_person_that_may_become_a_role_makes_it_a_person_s()
    {
        var person = Make.User("AIDA1", "ann") with { Facts = Make.Subclass("aws:iam-user").Set(IdentityFacts.InteractiveLogin, value: true, "report.csv").ToFactSet() };

        var role = Make.Resolve(Make.Role("AROA1", "r", Make.Named(Make.UserArn("ann"))), person).Named("AROA1");

        Assert.Equal(["people"], role.Names(TrustFacts.AssumableBy));
        Assert.Equal(Standing.Human, Classifier.BuiltIn.Classify(role.Facts).Standing);
    }

    [Fact]
    public void A_bare_unique_id_is_one_that_was_deleted_unless_it_is_there()
    {
        const string Id = "AIDA0000000000000001";
        object role = Make.Role("AROA1", "r", Make.Named(Id));

        Assert.Equal([Id], Make.Resolve(role).Named("AROA1").Names(TrustFacts.DanglingNames));
        Assert.Empty(Make.Resolve(role, Make.User(Id, "bot")).Named("AROA1").Names(TrustFacts.DanglingNames));
    }

    [Fact]
    public void An_account_of_the_estate_is_inside_and_any_other_outside()
    {
        object role = Make.Role("AROA1", "r", new Admission(AdmissionKind.Account, Make.Outside, []));

        var outside = Make.Resolve(role).Named("AROA1");
        Assert.Equal(["outside-account"], outside.Names(TrustFacts.AssumableBy));
        Assert.Equal([Make.Outside], outside.Names(TrustFacts.OutsideAccountsWithoutExternalId));
        object[] makesItOwn =
        [
            Make.Role("AROA2", "other") with { Containers = [$"aws:{Make.Outside}"] },
            Make.Party(new PartyRecord.OwnAccount(Make.Outside)),
        ];
        Assert.All(makesItOwn, more => Assert.Equal(["own-account"], Make.Resolve(role, more).Named("AROA1").Names(TrustFacts.AssumableBy)));
        var scoped = Resolver.Resolve(Make.Reading(role), EstateScope.Empty.With([KeyValuePair.Create("aws.account", Make.Outside)]), Make.AsOf);
        Assert.Equal(["own-account"], scoped.Named("AROA1").Names(TrustFacts.AssumableBy));
    }

    [Fact]
    public void A_role_of_an_outside_account_counts_as_that_account()
    {
        var name = Make.RoleArn("vendor", Make.Outside);
        var role = Make.Resolve(Make.Role("AROA1", "r", Make.Named(name) with { NamesExternalId = true })).Named("AROA1");

        Assert.Equal(["outside-account"], role.Names(TrustFacts.AssumableBy));
        Assert.Equal([Make.Outside], role.Names(TrustFacts.OutsideAccounts));
        Assert.Equal(FactState.Absent, role.Facts.StateOf(TrustFacts.OutsideAccountsWithoutExternalId));
        Assert.Empty(role.Relations);
    }

    [Fact]
    public void Anyone_is_outside() => Assert.Equal(["*"], Make.Resolve(Make.Role("AROA1", "r", new Admission(AdmissionKind.Anyone, "*", []))).Named("AROA1").Names(TrustFacts.OutsideAccounts));

    [Theory]
    [InlineData(Prod, true, true)]
    [InlineData("repo:acme/pay:environment:*", true, true)]
    [InlineData("repo:acme/*", true, true)]
    [InlineData("repo:acme/pay:environment:test", false, true)]
    [InlineData("repo:acme/pay:ref:refs/heads/main", false, true)]
    [InlineData("repo:acme/pay:environment:*", false, false)]
    public void A_subject_admits_an_environment(string subject, bool admits, bool isPattern)
    {
        var estate = Make.Resolve(Make.Role("AROA1", "deploy", Make.Repository(subject) with { SubjectsArePatterns = isPattern }), Make.Pipeline("acme/pay", "prod", Make.RoleArn("deploy")));

        Assert.Equal(admits ? RelationState.Verified : RelationState.Asserted, estate.Becoming(Prod, "aws:111122223333:AROA1").State);
    }

    [Theory]
    [InlineData("repo:acme/pay:ref:refs/heads/main", true)]
    [InlineData("repo:acme/pay:ref:refs/heads/release-1", true)]
    [InlineData("repo:acme/pay:ref:refs/tags/v1", true)]
    [InlineData("repo:acme/pay:ref:refs/heads/*", true)]
    [InlineData("repo:acme/pay:ref:refs/heads/release-*", true)]
    [InlineData("repo:acme/pay:ref:refs/tags/*", true)]
    [InlineData("repo:acme/*:ref:refs/tags/v?", true)]
    [InlineData("repo:acme/pay:*", true)]
    [InlineData("repo:acme/*", true)]
    [InlineData("*", true)]
    [InlineData(Prod, false)]
    [InlineData("repo:acme/pay:environment:*", false)]
    [InlineData("repo:acme/pay:pull_request", false)]
    [InlineData("repo:acme/payments:ref:refs/heads/main", false)]
    [InlineData("repo:other/*:ref:refs/heads/*", false)]
    public void A_subject_admits_a_repository_without_environment(string subject, bool admits)
    {
        var estate = Make.Resolve(Make.Role("AROA1", "deploy", Make.Repository(subject)), Make.Pipeline("acme/pay", null, Make.RoleArn("deploy")));

        Assert.Equal(admits ? RelationState.Verified : RelationState.Asserted, estate.Becoming("repo:acme/pay", "aws:111122223333:AROA1").State);
    }

    [Theory]
    [InlineData("repo:acme/pay:environment:prod", "repo:acme/pay:environment:prod")]
    [InlineData("repo:acme/pay:environment:a:b", "repo:acme/pay:environment:a:b")]
    [InlineData("repo:acme/pay:ref:refs/heads/main", "repo:acme/pay")]
    [InlineData("repo:acme/pay:environment:*", null)]
    [InlineData("repo:acme/pay:pull_request", null)]
    [InlineData("repo:acme/pay", null)]
    public void An_exact_subject_names_a_pipeline_that_is_taken_up(string subject, string? id)
    {
        var estate = Make.Resolve(Make.Role("AROA1", "deploy", Make.Repository(subject)));

        Assert.Equal(id is null ? [] : [id], estate.Identities.Where(identity => identity.Id.Value.StartsWith("repo:", StringComparison.Ordinal)).Select(identity => identity.Id.Value));
        Assert.Empty(estate.Named("AROA1").Names(TrustFacts.DanglingNames));
        if (id is not null)
        {
            Assert.Equal(RelationState.Verified, estate.Becoming(id, "aws:111122223333:AROA1").State);
            Assert.Equal(IdentityClass.PipelineIdentity, Classifier.BuiltIn.Classify(estate.Named(id).Facts).Class);
        }
    }

    [Theory]
    [InlineData("repo:acme/pay:environment:prod", true, false)]
    [InlineData("repo:acme/pay:environment:*", true, true)]
    [InlineData("repo:acme/pay:environment:*", false, false)]
    [InlineData("repo:acme/pay:environment:pro?", true, true)]
    [InlineData("repo:acme/pay:pull_request", false, true)]
    public void Wildcards_and_pull_requests_are_unpinned(string subject, bool isPattern, bool unpinned) =>
        Assert.Equal(unpinned ? [subject] : [], Make.Resolve(Make.Role("AROA1", "deploy", Make.Repository(subject) with { SubjectsArePatterns = isPattern })).Named("AROA1").Names(TrustFacts.UnpinnedSubjects));

    [Fact]
    public void A_trust_without_subject_or_audience_is_unpinned_on_both()
    {
        var role = Make.Resolve(Make.Role("AROA1", "deploy", new Admission(AdmissionKind.Repository, Make.GitHub, []))).Named("AROA1");

        Assert.Single(role.Names(TrustFacts.UnpinnedSubjects));
        Assert.Equal([Make.GitHub], role.Names(TrustFacts.UnpinnedAudiences));
        Assert.Single(role.Names(TrustFacts.OidcSubjects));
    }

    [Fact]
    public void Users_and_their_environments_are_those_of_verified_relations()
    {
        var prod = Make.Pipeline("acme/pay", "prod");
        var estate = Make.Resolve(
            Make.Role("AROA1", "deploy", Make.Repository("repo:acme/pay:environment:*")),
            prod with { Facts = prod.Facts.ToBuilder().Set(IdentityFacts.Environment, "production", "register.yaml").ToFactSet() },
            Make.Pipeline("acme/pay", "test"),
            Make.Pipeline("acme/other", "prod", Make.RoleArn("deploy")));

        var role = estate.Named("AROA1");
        Assert.Equal([Prod, "repo:acme/pay:environment:test"], role.Names(UsageFacts.Users));
        Assert.Equal(["production"], role.Names(UsageFacts.Environments));
        Assert.Equal(["repo:acme/pay:environment:test"], role.Names(UsageFacts.UsersOfUnknownEnvironment));
        Assert.Equal(["github:environment"], role.Names(UsageFacts.UserKinds));
    }

    [Fact]
    public void A_system_is_shared_over_verified_relations_when_they_agree_on_one()
    {
        Assert.Equal("billing", SystemOf("billing", null));
        Assert.Equal("billing", SystemOf("billing", "billing"));
        Assert.Null(SystemOf("billing", "books"));
        Assert.Null(SystemOf(null, null));

        static string? SystemOf(string? one, string? other) => Make.Resolve(
            Make.Role("AROA1", "r", Make.Named(Make.UserArn("a")), Make.Named(Make.UserArn("b"))),
            In(Make.User("AIDA1", "a"), one),
            In(Make.User("AIDA2", "b"), other)).Named("AROA1").Facts.Get(IdentityFacts.System).Value;

        static Observation In(Observation user, string? system) => system is null ? user : user with { Facts = user.Facts.ToBuilder().Set(IdentityFacts.System, system, "tags").ToFactSet() };
    }

    [Fact]
    public void Its_own_system_stays_and_an_asserted_relation_shares_none()
    {
        var estate = Make.Resolve(
            Make.Role("AROA1", "pods", Make.Workload("system:serviceaccount:pay:other")) with { Facts = Make.Subclass("aws:iam-role").Set(IdentityFacts.System, "billing", "tags").ToFactSet() },
            Make.ServiceAccount("u1", "pay", "api", Make.RoleArn("pods")));

        Assert.True(estate.Named("k8s:prod-eu:u1").Facts.Get(IdentityFacts.System).IsUnknown);
        Assert.Equal("billing", Assert.Single(estate.Named("AROA1").Relations, relation => relation.Kind == RelationKind.PartOf).To.Value);
    }

    [Fact]
    public void A_vendor_is_found_by_name_or_by_the_account_the_role_trusts()
    {
        object vendor = Make.Party(new PartyRecord.Vendor("Datadog", new FactSetBuilder().Set(IdentityFacts.ContractEnd, Make.AsOf, "register.yaml").ToFactSet(), [new(OwnerRole.VendorManager, "v@example.com", ClaimTrust.Register, "register.yaml")], [Make.Outside]));
        var trusting = Make.Role("AROA1", "r", new Admission(AdmissionKind.Account, Make.Outside, []));

        Observation[] its =
        [
            trusting,
            trusting with { Facts = trusting.Facts.ToBuilder().Set(IdentityFacts.Vendor, "DATADOG", "tags").ToFactSet() },
            trusting with { Facts = trusting.Facts.ToBuilder().Set(IdentityFacts.Vendor, "Datadog Inc.", "tags").ToFactSet() },
            Make.Role("AROA1", "r") with { Facts = Make.Subclass("aws:iam-role").Set(IdentityFacts.Vendor, "datadog", "tags").ToFactSet() },
        ];
        Assert.All(its, role =>
        {
            var seen = Make.Resolve(role, vendor).Named("AROA1");
            Assert.Equal(Make.AsOf, seen.Facts.Get(IdentityFacts.ContractEnd).Value);
            Assert.Equal("v@example.com", Assert.Single(seen.Owners, owner => owner.Role == OwnerRole.VendorManager).Party);
        });
        Assert.Empty(Make.Resolve(Make.Role("AROA1", "r"), vendor).Named("AROA1").Owners);
    }

    [Fact]
    public void The_register_s_contract_end_decides_over_a_tag()
    {
        object vendor = Make.Party(new PartyRecord.Vendor("Datadog", new FactSetBuilder().SetAbsent(IdentityFacts.ContractEnd, "register.yaml").ToFactSet(), [], []));
        var role = Make.Role("AROA1", "r") with { Facts = Make.Subclass("aws:iam-role").Set(IdentityFacts.Vendor, "Datadog", "tags").Set(IdentityFacts.ContractEnd, Make.AsOf, "tags").ToFactSet() };

        Assert.True(Make.Resolve(role, vendor).Named("AROA1").Facts.Get(IdentityFacts.ContractEnd).IsAbsent);
    }

    [Fact]
    public void What_a_vendor_lost_all_its_identities_have_lost()
    {
        object vendor = Make.Party(new PartyRecord.Vendor("Datadog", FactSet.Empty, [], []));
        object lost = Make.Party(new PartyRecord.Vendor("datadog", new FactSetBuilder().Set(IdentityFacts.ExposedAt, Make.AsOf, "register.yaml").ToFactSet(), [], []));
        var role = Make.Role("AROA1", "r") with { Facts = Make.Subclass("aws:iam-user").Set(IdentityFacts.Vendor, "Datadog", "tags").ToFactSet() };

        Assert.Equal(Make.AsOf, Make.Resolve(role, vendor, lost).Named("AROA1").Facts.Get(IdentityFacts.ExposedAt).Value);
        Assert.True(Make.Resolve(role, vendor).Named("AROA1").Facts.Get(IdentityFacts.ExposedAt).IsUnknown);
    }

    [Fact]
    public void What_says_nothing_of_a_credential_s_kind_takes_none_away()
    {
        var known = new Credential(new("k"), CredentialKind.AwsAccessKey, FactSet.Empty);
        var told = new Credential(new("k"), CredentialKind.Unknown, new FactSetBuilder().Set(CredentialFacts.ExposedAt, Make.AsOf, "register.yaml").ToFactSet());
        foreach (var (first, second) in new[] { ("a", "b"), ("b", "a") })
        {
            var resolved = Make.Resolve(
                Make.Role("AROA1", "r"),
                new Attachment { Target = "AROA1", Record = "list", Source = first, Credentials = [known] },
                new Attachment { Target = "AROA1", Record = "register", Source = second, Credentials = [told] }).Named("AROA1");
            var credential = Assert.Single(resolved.Credentials);
            Assert.Equal((CredentialKind.AwsAccessKey, true), (credential.Kind, credential.Facts.Get(CredentialFacts.ExposedAt).IsKnown));
        }
    }

    private static ControlOutcome Outcome(NonHumanIdentity identity, string control) =>
        Assert.Single(PolicyEvaluator.Compile(ControlPolicy.Baseline).Evaluate(identity with { Classification = Classifier.BuiltIn.Classify(identity.Facts) }, Make.AsOf).Results, result => result.Control == control).Outcome;
}
