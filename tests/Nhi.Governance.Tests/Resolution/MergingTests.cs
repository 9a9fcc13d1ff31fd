namespace Nhi.Governance.Tests.Resolution;

/// <summary>Which sightings are one identity.</summary>
public sealed class MergingTests
{
    private static readonly FactSet Granted = new FactSetBuilder().Set(AccessFacts.Grants, new NameSet(["policy P"]), "details.json").ToFactSet();

    [Fact]
    public void Two_sources_of_one_immutable_id_are_one_identity_with_the_facts_of_both()
    {
        var other = Make.User("AIDA1", "bot", "b.json") with { Facts = new FactSetBuilder().Set(IdentityFacts.Purpose, "load", "b.json").ToFactSet() };

        var one = Assert.Single(Make.Resolve(Make.User("AIDA1", "bot"), other).Identities);

        Assert.Equal("load", one.Facts.Get(IdentityFacts.Purpose).Value);
        Assert.Equal("bot", one.Facts.Get(IdentityFacts.Name).Value);
    }

    [Fact]
    public void Two_immutable_ids_under_one_name_are_two_identities() =>
        Assert.Equal(["aws:111122223333:AIDA1", "aws:111122223333:AIDA2"], Make.Resolve(Make.User("AIDA1", "bot"), Make.User("AIDA2", "bot")).Identities.Select(identity => identity.Id.Value));

    [Fact]
    public void A_name_joins_the_one_that_holds_it()
    {
        var one = Assert.Single(Make.Resolve(Make.ReportRow("bot", "report.csv"), Make.User("AIDA1", "bot")).Identities);

        Assert.Equal("aws:111122223333:AIDA1", one.Id.Value);
        Assert.Contains(new IdentityId("aws:111122223333:user/bot"), one.Aliases);
        Assert.True(one.Facts.Get(IdentityFacts.InteractiveLogin).IsKnown);
    }

    [Fact]
    public void A_name_that_two_hold_stays_apart_and_stays_one()
    {
        var estate = Make.Resolve(Make.User("AIDA1", "bot"), Make.User("AIDA2", "bot"), Make.ReportRow("bot", "report.csv"), Make.ReportRow("bot", "report-2.csv"));

        Assert.Equal(["aws:111122223333:AIDA1", "aws:111122223333:AIDA2", "aws:111122223333:user/bot"], estate.Identities.Select(identity => identity.Id.Value));
    }

    [Fact]
    public void Names_that_nobody_lists_are_noted_one_by_one_and_many_of_one_source_together()
    {
        var reading = Make.Reading([.. Enumerable.Range(0, 40).Select(number => Make.Says($"entra:app:{number:D2}", Granted, "state.json")), Make.Says("entra:app:x", Granted), Make.Says("entra:app:y", Granted)]);

        Resolver.Resolve(reading, EstateScope.Empty, Make.AsOf);

        Assert.Equal(
            ["40 records name 40 identities that no source lists: entra:app:00, entra:app:01, entra:app:02, and 37 more", "entry names entra:app:x, which no source lists", "entry names entra:app:y, which no source lists"],
            reading.Notes.OrderByDescending(note => note.Where.Path, StringComparer.Ordinal).Select(note => note.Text));
    }

    [Fact]
    public void An_attachment_to_a_name_that_two_hold_reaches_neither_and_is_noted()
    {
        var reading = Make.Reading(Make.User("AIDA1", "bot"), Make.User("AIDA2", "bot"), Make.Says(Make.UserArn("bot"), Granted));

        var estate = Resolver.Resolve(reading, EstateScope.Empty, Make.AsOf);

        Assert.All(estate.Identities, identity => Assert.True(identity.Facts.Get(AccessFacts.Grants).IsUnknown));
        Assert.Contains("names several identities", Assert.Single(reading.Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_display_name_alone_joins_nothing()
    {
        var one = Make.User("AIDA1", "bot");

        Assert.Equal(2, Make.Resolve(one, Make.User("AIDA2", "other") with { Facts = one.Facts }).Identities.Count);
    }

    [Fact]
    public void Rights_of_a_policy_reach_the_members_of_the_groups_it_is_attached_to()
    {
        var estate = Make.Resolve(
            Make.User("AIDA1", "in") with { Containers = [$"aws:{Make.Account}", "group"] },
            Make.User("AIDA2", "out"),
            Make.Members("group", "details.json", FactSet.Empty, "policy"),
            Make.Members("policy", "details.json", Granted));

        Assert.Equal(["policy P"], estate.Named("AIDA1").Names(AccessFacts.Grants));
        Assert.True(estate.Named("AIDA2").Facts.Get(AccessFacts.Grants).IsUnknown);
    }

    [Fact]
    public void Containers_in_a_circle_reach_their_members_once()
    {
        var estate = Make.Resolve(
            Make.User("AIDA1", "in") with { Containers = ["a"] },
            Make.Members("a", "x.json", FactSet.Empty, "b"),
            Make.Members("b", "x.json", FactSet.Empty, "c", "b"),
            Make.Members("c", "x.json", Granted, "a"));

        Assert.Equal(["policy P"], Assert.Single(estate.Identities).Names(AccessFacts.Grants));
    }

    [Fact]
    public void A_key_whose_user_nobody_lists_is_an_identity_of_its_own()
    {
        var key = Assert.Single(Make.Resolve(Make.KeyList("bot", Make.Key("AKIA1"))).Identities);

        Assert.Equal("aws:key:AKIA1", key.Id.Value);
        Assert.Equal("bearer:AwsAccessKey", key.Facts.Get(IdentityFacts.Subclass).Value);
        Assert.Equal("aws:key:AKIA1", Assert.Single(key.Credentials).Id.Value);
        Assert.Equal(IdentityClass.ApiKey, Classifier.BuiltIn.Classify(key.Facts).Class);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_said_of_such_a_key_reaches_it(bool first)
    {
        var said = Make.Says("aws:key:AKIA1", Granted);
        var listed = Make.KeyList("bot", Make.Key("AKIA1"));

        var key = Make.Resolve(first ? [said, listed] : [listed, said]).Named("aws:key:AKIA1");

        Assert.Equal(["policy P"], key.Names(AccessFacts.Grants));
    }

    [Fact]
    public void With_its_user_it_is_his_credential()
    {
        var user = Assert.Single(Make.Resolve(Make.KeyList("bot", Make.Key("AKIA1")), Make.User("AIDA1", "bot")).Identities);

        Assert.Equal(["aws:key:AKIA1"], user.Credentials.Select(credential => credential.Id.Value));
    }

    [Fact]
    public void A_reference_to_what_its_complete_authority_does_not_have_dangles_and_is_noted_otherwise()
    {
        var gone = new Attachment { Target = Make.ServiceAccountName("pay", "gone"), Record = "RoleBinding pay/x", IsReference = true, Area = "k8s:prod-eu:serviceaccounts/pay", Source = "b.json" };

        Assert.Single(Make.Resolve(gone, Make.Complete("k8s:prod-eu:serviceaccounts")).DanglingReferences);
        Assert.Single(Make.Resolve(gone, Make.Complete("k8s:prod-eu:serviceaccounts/pay")).DanglingReferences);
        Assert.Empty(Make.Resolve(gone, Make.Complete("k8s:prod-eu:serviceaccounts/other")).DanglingReferences);
        Assert.Empty(Make.Resolve(gone, Make.Partial("k8s:prod-eu:serviceaccounts/pay")).DanglingReferences);
        Assert.Empty(Make.Resolve(gone, Make.Complete("k8s:prod-eu:serviceaccounts/pay"), Make.Partial("k8s:prod-eu:serviceaccounts/pay")).DanglingReferences);
        Assert.Empty(Make.Resolve(gone with { IsReference = false }, Make.Complete("k8s:prod-eu:serviceaccounts")).DanglingReferences);
    }

    [Fact]
    public void The_same_credential_told_twice_in_one_record_is_one()
    {
        var user = Assert.Single(Make.Resolve(Make.User("AIDA1", "bot") with { Credentials = [Make.Key("AKIA1"), Make.Key("AKIA1", Make.AsOf)] }).Identities);

        Assert.True(Assert.Single(user.Credentials).Facts.Get(CredentialFacts.CreatedAt).IsKnown);
    }

    [Fact]
    public void What_a_register_calls_it_does_not_hide_its_kind_at_its_issuer()
    {
        var user = Make.User("AIDA1", "bot", "details.json");
        var declared = new Observation
        {
            Id = new("register:bot"),
            IsImmutableId = false,
            Aliases = [new(Make.UserArn("bot"))],
            Area = "register:identities",
            Facts = Make.Subclass("register:rparobot", "register.yaml").Set(IdentityFacts.DeclaredClass, "RpaRobot", "register.yaml").ToFactSet(),
            Source = "register.yaml",
        };

        foreach (object[] order in (object[][])[[user, declared], [declared, user]])
        {
            var one = Assert.Single(Make.Resolve(order).Identities);
            Assert.Equal(("aws:iam-user", user.Id), (one.Facts.Get(IdentityFacts.Subclass).Value, one.Id));
            Assert.Contains(new IdentityId("register:bot"), one.Aliases);
        }

        Assert.Equal("register:rparobot", Assert.Single(Make.Resolve(declared).Identities).Facts.Get(IdentityFacts.Subclass).Value);

        // Two entries that are called by one name are two.
        Assert.Equal(2, Make.Resolve(declared, declared with { Id = new("register:other") }).Identities.Count);
    }
}
