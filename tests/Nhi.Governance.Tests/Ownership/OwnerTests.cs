namespace Nhi.Governance.Tests.Ownership;

/// <summary>Docs/controls.md, "Owner claims".</summary>
public sealed class OwnerTests
{
    private static readonly OwnerClaim Tag = new(OwnerRole.Application, "team-a", ClaimTrust.Tag, "tags");
    private static readonly OwnerClaim Register = new(OwnerRole.Application, "team-b", ClaimTrust.Register, "register.yaml");
    private static readonly OwnerClaim Attested = new(OwnerRole.Application, "team-c", ClaimTrust.Attestation, "register.yaml", Make.AsOf.AddDays(-1));
    private static readonly OwnerClaim Suggested = new(OwnerRole.Application, "team-d", ClaimTrust.Suggestion, "git blame");

    [Fact]
    public void Nobody_asked_is_no_owner() => Assert.Empty(Owners([]));

    [Fact]
    public void Asked_and_nobody_named_is_absent() => Is(OwnerState.Absent, null, Tag with { Party = null });

    [Fact]
    public void A_name_beats_that_there_is_none() => Is(OwnerState.Declared, "team-a", Tag with { Party = null, Trust = ClaimTrust.Register }, Tag);

    [Fact]
    public void A_tag_declares() => Is(OwnerState.Declared, "team-a", Tag);

    [Fact]
    public void The_register_declares() => Is(OwnerState.Declared, "team-b", Register);

    [Fact]
    public void An_attestation_attests() => Is(OwnerState.Attested, "team-c", Attested);

    [Fact]
    public void Who_wrote_it_is_only_a_suggestion() => Is(OwnerState.Suggested, "team-d", Suggested);

    [Fact]
    public void The_more_trusted_wins()
    {
        Is(OwnerState.Declared, "team-a", Suggested, Tag);
        Is(OwnerState.Declared, "team-b", Tag, Register);
        Is(OwnerState.Attested, "team-c", Register, Attested);
        Is(OwnerState.Attested, "team-c", Tag, Suggested, Attested, Register);
    }

    [Fact]
    public void Two_of_equal_trust_conflict()
    {
        Is(OwnerState.Conflicting, "team-a, team-z", Tag, Tag with { Party = "team-z", Source = "labels" });
        Is(OwnerState.Conflicting, "team-c, team-z", Attested, Attested with { Party = "team-z" });
    }

    [Fact]
    public void Several_that_one_source_suggests_are_joint_and_two_sources_that_name_others_conflict()
    {
        var rule = Suggested with { Source = "CODEOWNERS" };
        Is(OwnerState.Suggested, "team-d, team-e", rule, rule with { Party = "team-e" });
        Is(OwnerState.Suggested, "team-d, team-e", rule, rule with { Party = "team-e" }, Suggested);
        Is(OwnerState.Conflicting, "team-d, team-e, team-f", rule, rule with { Party = "team-e" }, Suggested with { Party = "team-f" });
        Is(OwnerState.Conflicting, "team-d, team-e", rule, Suggested with { Party = "team-e" });
    }

    [Fact]
    public void One_party_in_two_spellings_or_sources_does_not_conflict()
    {
        var owner = Assert.Single(Owners([Tag, Tag with { Party = "TEAM-A", Source = "labels" }]));

        Assert.Equal(OwnerState.Declared, owner.State);
        Assert.Equal("labels, tags", owner.Source);
    }

    [Fact]
    public void Roles_are_apart()
    {
        var owners = Owners([Tag, Tag with { Role = OwnerRole.Platform, Party = "team-p" }]);

        Assert.Equal([OwnerRole.Application, OwnerRole.Platform], owners.Select(owner => owner.Role));
        Assert.All(owners, owner => Assert.Equal(OwnerState.Declared, owner.State));
    }

    [Fact]
    public void An_attestation_holds_365_days_to_the_tick()
    {
        Is(OwnerState.Attested, "team-c", Attested with { AttestedAt = Make.AsOf.AddDays(-365) });
        Is(OwnerState.Declared, "team-c", Attested with { AttestedAt = Make.AsOf.AddDays(-365).AddTicks(-1) });
        Is(OwnerState.Declared, "team-c", Attested with { AttestedAt = null });
        Is(OwnerState.Attested, "team-c", Attested with { AttestedAt = DateTimeOffset.MaxValue });
    }

    [Fact]
    public void An_attestation_until_a_day_only_suggests_after_it()
    {
        var until = Attested with { Until = Make.AsOf };

        Is(OwnerState.Attested, "team-c", until, Tag);
        Is(OwnerState.Suggested, "team-c", until with { Until = Make.AsOf.AddTicks(-1) });
        Is(OwnerState.Declared, "team-a", until with { Until = Make.AsOf.AddTicks(-1) }, Tag);
        Assert.Equal(Make.AsOf, Assert.Single(Owners([until])).Until);
        Assert.Equal(Make.AsOf.AddDays(364), Assert.Single(Owners([Attested])).Until);
        Assert.Null(Assert.Single(Owners([Tag])).Until);
    }

    [Fact]
    public void Code_declares_less_than_a_tag_and_more_than_a_guess()
    {
        var code = new OwnerClaim(OwnerRole.Application, "team-e", ClaimTrust.Code, "CODEOWNERS");

        Is(OwnerState.Declared, "team-e", code, Suggested);
        Is(OwnerState.Declared, "team-a", code, Tag);
    }

    [Fact]
    public void An_expired_attestation_and_another_s_declaration_conflict() =>
        Is(OwnerState.Conflicting, "team-b, team-c", Register, Attested with { AttestedAt = Make.AsOf.AddDays(-366) });

    [Theory]
    [InlineData("m.left@example.com")]
    [InlineData("M.Left@Example.com")]
    public void Who_has_left_answers_no_more(string spelling)
    {
        var left = new PartyRecord.Leaver(spelling, Make.AsOf);

        Is(OwnerState.Orphaned, "m.left@example.com", [left], Tag with { Party = "m.left@example.com" });
        Is(OwnerState.Declared, "team-a", [left], Tag, Register with { Party = "m.left@example.com" });
    }

    [Fact]
    public void Who_leaves_later_still_answers() =>
        Is(OwnerState.Declared, "team-a", [new PartyRecord.Leaver("team-a", Make.AsOf.AddTicks(1))], Tag);

    [Fact]
    public void Who_is_listed_as_left_twice_has_left_either_way_round()
    {
        var earlier = new PartyRecord.Leaver("team-a", Make.AsOf.AddDays(-1));
        var later = new PartyRecord.Leaver("team-a", Make.AsOf.AddDays(1));

        Is(OwnerState.Orphaned, "team-a", [earlier, later], Tag);
        Is(OwnerState.Orphaned, "team-a", [later, earlier], Tag);
    }

    [Fact]
    public void A_team_lives_while_one_of_its_members_does()
    {
        var left = new PartyRecord.Leaver("one@example.com", Make.AsOf.AddDays(-1));

        Is(OwnerState.Declared, "team-a", [left, new PartyRecord.Team("TEAM-A", ["One@example.com", "two@example.com"])], Tag);
        Is(OwnerState.Declared, "team-a", [left, new PartyRecord.Team("team-a", ["one@example.com"]), new PartyRecord.Team("Team-A", ["two@example.com"])], Tag);
        Is(OwnerState.Orphaned, "team-a", [left, new PartyRecord.Team("Team-A", ["ONE@example.com"])], Tag);
        Is(OwnerState.Orphaned, "team-a", [new PartyRecord.Team("team-a", [])], Tag);
        Is(OwnerState.Declared, "team-a", [left], Tag);
    }

    [Fact]
    public void Everybody_named_is_told_when_nobody_lives() =>
        Is(OwnerState.Orphaned, "team-a, team-b", [new PartyRecord.Leaver("team-a", Make.AsOf), new PartyRecord.Leaver("team-b", Make.AsOf)], Tag, Register);

    [Theory]
    [InlineData(OwnerState.Attested, ControlOutcome.Met)]
    [InlineData(OwnerState.Declared, ControlOutcome.Met)]
    [InlineData(OwnerState.Suggested, ControlOutcome.NotMet)]
    [InlineData(OwnerState.Conflicting, ControlOutcome.NotMet)]
    [InlineData(OwnerState.Orphaned, ControlOutcome.NotMet)]
    [InlineData(OwnerState.Absent, ControlOutcome.NotMet)]
    [InlineData(OwnerState.Unknown, ControlOutcome.NotAssessable)]
    public void What_a_state_satisfies(OwnerState state, ControlOutcome outcome)
    {
        var identity = new NonHumanIdentity
        {
            Id = new("a"),
            Classification = new(IdentityClass.Bot, Standing.Governed, 1, []),
            Owners = [new(OwnerRole.Application, state, "team-a", "tags"), new(OwnerRole.Platform, OwnerState.Attested, "team-p", "tags")],
            Presence = new("area", Make.AsOf, Make.AsOf),
        };

        Assert.Equal(outcome, Assert.Single(PolicyEvaluator.Compile(ControlPolicy.Baseline).Evaluate(identity, Make.AsOf).Results, result => result.Control == "owner.application").Outcome);
    }

    private static IReadOnlyList<Owner> Owners(IEnumerable<OwnerClaim> claims, params IEnumerable<PartyRecord> parties) =>
        OwnerResolution.Resolve(claims, new Parties(Make.Reading(parties.Select(Make.Party)), EstateScope.Empty), Make.AsOf);

    private static void Is(OwnerState state, string? party, params IReadOnlyList<OwnerClaim> claims) => Is(state, party, [], claims);

    private static void Is(OwnerState state, string? party, IReadOnlyList<PartyRecord> parties, params IReadOnlyList<OwnerClaim> claims)
    {
        foreach (var order in (IEnumerable<OwnerClaim>[])[claims, claims.Reverse()])
        {
            var owner = Assert.Single(Owners(order, parties));
            Assert.Equal((state, party), (owner.State, owner.Party));
        }
    }
}
