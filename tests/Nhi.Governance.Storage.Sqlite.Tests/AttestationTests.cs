namespace Nhi.Governance.Storage.Sqlite.Tests;

public sealed class AttestationTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 9, 30, 0, TimeSpan.Zero);
    private static readonly Attestation One = new(new IdentityId("aws:1:AIDA1"), OwnerRole.Application, "team-ä", "ann", Day, Day.AddDays(90));

    private readonly Place _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task What_is_attested_is_read_back_and_replaced_by_identity_and_role()
    {
        var other = One with { Role = OwnerRole.Platform };
        await using (var store = _place.Open())
        {
            await store.PutAttestationAsync(other);
            await store.PutAttestationAsync(One with { Party = "team-z" });
            await store.PutAttestationAsync(One);
        }

        await using var again = _place.Open();
        Assert.Equal([One, other], await again.ReadAttestationsAsync().ToListAsync());
        Assert.True(await again.RemoveAttestationAsync(One.Identity, OwnerRole.Application));
        Assert.False(await again.RemoveAttestationAsync(One.Identity, OwnerRole.Application));
        Assert.Equal(other, Assert.Single(await again.ReadAttestationsAsync().ToListAsync()));
    }

    [Fact]
    public async Task It_counts_at_once_and_closes_what_it_answers()
    {
        var identity = Robot("a");
        await using var store = _place.Open();
        await store.MustCommitAsync([new InventoryChange.Upserted(identity), .. Findings(identity).Select(finding => new InventoryChange.FindingOpened(finding))]);
        var desk = new AttestationDesk(store, store);

        var outcomes = await desk.AttestAsync([One with { Identity = new("alias-a") }]);

        var owner = Assert.Single(Assert.IsType<AttestationOutcome.Kept>(Assert.Single(outcomes)).Identity.Owners);
        Assert.Equal(new Owner(OwnerRole.Application, OwnerState.Attested, "team-ä", "attested by ann") { Until = One.Until }, owner);
        Assert.Equal(owner, Assert.Single(Assert.Single(await store.FindAsync(identity.Id)).Owners));
        Assert.Equal(identity.Id, Assert.Single(await store.ReadAttestationsAsync().ToListAsync()).Identity);
        Assert.DoesNotContain(await store.ReadFindingsAsync().ToListAsync(), finding => finding.Result.Control == "owner.application");
        Assert.Equal(Findings(identity).Count - 1, (await store.ReadFindingsAsync().ToListAsync()).Count);
    }

    [Fact]
    public async Task Two_roles_of_one_identity_are_attested_together()
    {
        await using var store = _place.Open();
        await store.MustCommitAsync(new InventoryChange.Upserted(Robot("a")));

        await new AttestationDesk(store, store).AttestAsync([One with { Identity = new("a") }, One with { Identity = new("a"), Role = OwnerRole.Platform, Party = "team-p" }]);

        Assert.Equal(["team-ä", "team-p"], Assert.Single(await store.FindAsync(new("a"))).Owners.Select(owner => owner.Party));
    }

    [Theory]
    [InlineData("absent", "team-a", 10, "no identity is called absent")]
    [InlineData("shared", "team-a", 10, "several identities are called shared")]
    [InlineData("gone", "team-a", 10, "no identity is called gone")]
    [InlineData("a", "m.left@example.com", 10, "m.left@example.com has left")]
    [InlineData("a", " ", 10, "a party needs a name")]
    [InlineData("a", "team\nb", 10, "a party needs a name")]
    [InlineData("a", "ghp_1B7wYHmqQmyjRyNVd1bRyMnDS0kPuN2yXHpA", 10, "a party needs a name")]
    [InlineData("a", "team-a", 366, "it can hold 365 days at most")]
    [InlineData("a", "team-a", 0, "it would end before it begins")]
    public async Task What_cannot_be_attested_is_refused_with_the_reason_and_changes_nothing(string id, string party, int days, string reason)
    {
        await using var store = _place.Open();
        var orphan = Robot("a") with { Owners = [new Owner(OwnerRole.Application, OwnerState.Orphaned, "M.Left@example.com, other", "tags")] };
        await store.MustCommitAsync(
            new InventoryChange.Upserted(orphan), new InventoryChange.Upserted(Robot("b") with { Aliases = [new("shared")] }), new InventoryChange.Upserted(Robot("c") with { Aliases = [new("shared")] }),
            new InventoryChange.Upserted(Robot("gone") with { Presence = new Presence("area", Day, Day, Day) }));
        var before = await store.GetRevisionAsync();

        var outcome = Assert.Single(await new AttestationDesk(store, store).AttestAsync([One with { Identity = new(id), Party = party, Until = Day.AddDays(days) }]));

        Assert.StartsWith(reason, Assert.IsType<AttestationOutcome.Refused>(outcome).Reason, StringComparison.Ordinal);
        Assert.Equal(before, await store.GetRevisionAsync());
        Assert.Empty(await store.ReadAttestationsAsync().ToListAsync());
    }

    [Fact]
    public async Task An_attestation_in_a_register_by_somebody_else_conflicts_and_ones_own_is_replaced()
    {
        await using var store = _place.Open();
        await store.MustCommitAsync(new InventoryChange.Upserted(Robot("a") with { Owners = [new Owner(OwnerRole.Application, OwnerState.Attested, "team-r", "register.yaml") { Until = Day.AddDays(30) }] }));
        var desk = new AttestationDesk(store, store);

        await desk.AttestAsync([One with { Identity = new("a") }]);
        Assert.Equal((OwnerState.Conflicting, "team-r, team-ä"), Of(await store.FindAsync(new("a"))));

        await store.MustCommitAsync(new InventoryChange.Upserted(Robot("b")));
        await desk.AttestAsync([One with { Identity = new("b") }]);
        await desk.AttestAsync([One with { Identity = new("b"), Party = "team-n" }]);
        Assert.Equal((OwnerState.Attested, "team-n"), Of(await store.FindAsync(new("b"))));

        static (OwnerState State, string? Party) Of(IReadOnlyList<INonHumanIdentity> found) => (found[0].Owners[0].State, found[0].Owners[0].Party);
    }

    private static NonHumanIdentity Robot(string id) => new()
    {
        Id = new(id),
        Aliases = [new("alias-" + id)],
        Classification = new(IdentityClass.RpaRobot, Standing.Governed, 1, []),
        Owners = [new Owner(OwnerRole.Application, OwnerState.Absent, null, "tags")],
        Facts = new FactSetBuilder().SetAbsent(IdentityFacts.Purpose, "tags").ToFactSet(),
        Presence = new("area", Day, Day),
    };

    private static List<Finding> Findings(NonHumanIdentity identity) =>
    [
        .. PolicyEvaluator.Compile(ControlPolicy.Baseline).Evaluate(identity, Day).Results
            .Where(result => result.Outcome == ControlOutcome.NotMet)
            .Select(result => new Finding(FindingIdOf(identity, result), identity.Id, result)),
    ];

    // As a survey names them.
    private static FindingId FindingIdOf(NonHumanIdentity identity, ControlResult result)
    {
        var text = $"{identity.Id.Value}\n{result.Control}\n{result.Credential?.Value}\n{result.Subject}";
        return new FindingId($"{result.Control}:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)).AsSpan(0, 8))}");
    }
}
