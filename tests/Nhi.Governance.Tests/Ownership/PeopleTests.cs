namespace Nhi.Governance.Tests.Ownership;

/// <summary>Docs/controls.md, "Owner claims": one person is known by several names.</summary>
public sealed class PeopleTests
{
    private static readonly DateTimeOffset Gone = Make.AsOf.AddDays(-9);

    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("ADA.LOVELACE@corp.example.com")]
    [InlineData("adal")]
    [InlineData("00417")]
    [InlineData("@ada-codes")]
    [InlineData("user:default/ada")]
    [InlineData("User:ada")]
    [InlineData("mailto:ada@example.com")]
    [InlineData("CN=Ada Lovelace,OU=People,DC=example,DC=com")]
    [InlineData("Ada Lovelace")]
    public void Who_has_left_has_left_under_every_name(string name)
    {
        var people = Of(
            ("hr.csv", Person(Gone, "ada@example.com", "00417")),
            ("users.json", Person(null, "ada@example.com", "ada.lovelace@corp.example.com", "adal", "CN=Ada Lovelace,OU=People,DC=example,DC=com")),
            ("catalog.yaml", Person(null, "ada", "ada@example.com", "ada-codes")));

        Assert.Equal(OwnerState.Orphaned, StateOf(people, name));
        Assert.False(people.Lives(name, Make.AsOf));
        Assert.Empty(people.Ambiguous);
    }

    [Fact]
    public void Who_has_not_left_lives_under_every_name_and_so_do_others() =>
        Assert.All(["ada@example.com", "adal", "grace@example.com", "hopper"], name => Assert.Equal(OwnerState.Declared, StateOf(Of(("hr.csv", Person(null, "ada@example.com", "adal"))), name)));

    [Fact]
    public void An_account_name_of_two_people_names_neither_and_is_said()
    {
        var people = Of(("hr.csv", Person(Gone, "ada@example.com", "admin")), ("okta.json", Person(null, "grace@example.com", "admin")));

        Assert.Equal(OwnerState.Declared, StateOf(people, "ADMIN"));
        Assert.Equal(["admin"], people.Ambiguous, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(OwnerState.Orphaned, StateOf(people, "ada@example.com"));
    }

    [Fact]
    public void A_leaver_named_by_a_name_of_two_people_is_neither()
    {
        var people = Of([new PartyRecord.Leaver("adal", Gone)], ("a.json", Person(null, "ada@example.com", "adal")), ("b.json", Person(null, "adalbert@example.com", "adal")));

        Assert.All(["adal", "ada@example.com", "adalbert@example.com"], name => Assert.Equal(OwnerState.Declared, StateOf(people, name)));
        Assert.Equal(["adal"], people.Ambiguous);
    }

    [Fact]
    public void A_leaver_is_found_by_an_alias() =>
        Assert.Equal(OwnerState.Orphaned, StateOf(Of([new PartyRecord.Leaver("adal", Gone)], ("users.json", Person(null, "ada@example.com", "adal"))), "ada@example.com"));

    [Fact]
    public void Account_names_bring_nobody_together()
    {
        var people = Of(("github.json", Person(null, "ada", "x@example.com")), ("ad.ldif", Person(Gone, "ada", "y@example.com")));

        Assert.Equal(OwnerState.Declared, StateOf(people, "x@example.com"));
        Assert.Equal(OwnerState.Orphaned, StateOf(people, "y@example.com"));
    }

    [Fact]
    public void An_address_that_one_list_gives_to_two_people_brings_nobody_together()
    {
        var people = Of(
            ("hr.csv", Person(Gone, "yard@example.com", "00417")), ("hr.csv", Person(null, "yard@example.com", "00418")),
            ("users.json", Person(null, "yard@example.com", "grace@example.com")));

        Assert.Equal(OwnerState.Declared, StateOf(people, "yard@example.com"));
        Assert.Equal(OwnerState.Declared, StateOf(people, "grace@example.com"));
        Assert.Equal(OwnerState.Orphaned, StateOf(people, "00417"));
    }

    [Fact]
    public void Who_came_back_has_not_left()
    {
        foreach (var rows in new[] { new[] { Gone, (DateTimeOffset?)null }, [null, Gone] })
        {
            Assert.Equal(OwnerState.Declared, StateOf(Of([.. rows.Select(left => ("hr.csv", Person(left, "ada@example.com", "adal")))]), "adal"));
        }
    }

    [Fact]
    public void One_person_under_two_names_does_not_conflict()
    {
        var people = Of(("users.json", Person(null, "ada@example.com", "adal")));
        OwnerClaim[] claims = [new(OwnerRole.Application, "adal", ClaimTrust.Tag, "tags"), new(OwnerRole.Application, "ada@example.com", ClaimTrust.Tag, "labels")];

        var owner = Assert.Single(OwnerResolution.Resolve(claims, people, Make.AsOf));

        Assert.Equal((OwnerState.Declared, "ada@example.com", "labels, tags"), (owner.State, owner.Party, owner.Source));
    }

    [Fact]
    public void A_team_of_one_who_left_under_another_name_is_orphaned()
    {
        var people = Of([new PartyRecord.Team("group:default/yard", ["user:default/ada"])], ("hr.csv", Person(Gone, "ada@example.com")), ("catalog.yaml", Person(null, "ada", "ada@example.com")));

        Assert.Equal(OwnerState.Orphaned, StateOf(people, "yard"));
        Assert.Contains(People.DigestOf("YARD"), people.Departed(Make.AsOf));
        Assert.Contains(People.DigestOf("@ada"), people.Departed(Make.AsOf));
        Assert.DoesNotContain(People.DigestOf("grace"), people.Departed(Make.AsOf));
    }

    private static PartyRecord.Person Person(DateTimeOffset? left, params IReadOnlyList<string> names) => new(names, left);

    private static Parties Of(params (string Source, PartyRecord.Person Person)[] people) => Of([], people);

    private static Parties Of(IReadOnlyList<PartyRecord> parties, params (string Source, PartyRecord.Person Person)[] people)
    {
        var reading = Make.Reading(parties.Select(Make.Party));
        reading.Add(new SourceEvent.Attached([.. people.Select(one => new Attachment { Target = string.Empty, Record = "person", Party = one.Person, Source = one.Source })]));
        return new Parties(reading, EstateScope.Empty);
    }

    private static OwnerState StateOf(Parties parties, string name) => Assert.Single(OwnerResolution.Resolve([new OwnerClaim(OwnerRole.Application, name, ClaimTrust.Tag, "tags")], parties, Make.AsOf)).State;
}
