namespace Nhi.Governance.Tests.Resolution;

/// <summary>A copy belongs to whom its value names, and to nobody otherwise.</summary>
public sealed class CopyTests
{
    private static readonly CopySighting Sighted = new("jwt", CopyVerdict.FormatOnly, new("repo", "src/a.env", 3, 7), 1);

    [Fact]
    public void By_the_id_of_its_key()
    {
        var estate = Make.Resolve(Make.User("AIDA1", "bot"), Make.KeyList("bot", Make.Key("AKIA1")), Sighted with { Credential = new("aws:key:AKIA1") });

        Assert.Equal("aws:key:AKIA1", Assert.Single(Assert.Single(estate.Identities).Copies).Credential?.Value);
        Assert.Empty(estate.UnlinkedCopies);
    }

    [Fact]
    public void A_key_nobody_lists_becomes_an_identity_with_all_its_copies()
    {
        var estate = Make.Resolve(Sighted with { Credential = new("aws:key:AKIA1") }, Sighted with { Credential = new("aws:key:AKIA1"), Ordinal = 2 });

        var bearer = Assert.Single(estate.Identities);
        Assert.Equal("aws:key:AKIA1", bearer.Id.Value);
        Assert.Equal(2, bearer.Copies.Count);
    }

    [Fact]
    public void One_whose_checksum_fails_is_nobody_s()
    {
        var estate = Make.Resolve(Make.User("AIDA1", "bot"), Make.KeyList("bot", Make.Key("AKIA1")), Sighted with { Credential = new("aws:key:AKIA1"), Verdict = CopyVerdict.ChecksumFailed });

        Assert.Empty(Assert.Single(estate.Identities).Copies);
        Assert.Null(Assert.Single(estate.UnlinkedCopies).Credential);
    }

    [Theory]
    [InlineData(Make.ClusterIssuer, "system:serviceaccount:pay:api", true)]
    [InlineData(Make.ClusterIssuer, "system:serviceaccount:pay:other", false)]
    [InlineData(Make.ClusterIssuer, "system:serviceaccount:pay:*", false)]
    [InlineData("oidc.example/other", "system:serviceaccount:pay:api", false)]
    public void By_the_issuer_and_the_subject_of_its_token(string issuer, string subject, bool linked)
    {
        var estate = Make.Resolve(Make.ServiceAccount("u1", "pay", "api"), Sighted with { Issuer = issuer, Subject = subject });

        Assert.Equal(linked ? 1 : 0, Assert.Single(estate.Identities).Copies.Count);
        Assert.Equal(linked ? 0 : 1, estate.UnlinkedCopies.Count);
    }

    [Fact]
    public void A_subject_that_two_have_is_nobody_s()
    {
        var estate = Make.Resolve(Make.ServiceAccount("u1", "pay", "api"), Make.ServiceAccount("u2", "pay", "api"), Sighted with { Issuer = Make.ClusterIssuer, Subject = "system:serviceaccount:pay:api" });

        Assert.Single(estate.UnlinkedCopies);
    }

    [Fact]
    public void By_the_public_half_of_its_key()
    {
        var certificate = new Observation
        {
            Id = new("x509:sha256:aa"),
            Area = "x509",
            Credentials = [new(new("x509:sha256:aa"), CredentialKind.PrivateCaCertificate, new FactSetBuilder().Set(CredentialFacts.PublicKey, "beef", "a.pem").ToFactSet())],
            Source = "a.pem",
        };

        var estate = Make.Resolve(certificate, Sighted with { PublicKey = "beef" }, Sighted with { PublicKey = "dead", Ordinal = 2 });

        Assert.Equal("x509:sha256:aa", Assert.Single(Assert.Single(estate.Identities).Copies).Credential?.Value);
        Assert.Single(estate.UnlinkedCopies);
    }

    [Fact]
    public void What_tells_nothing_is_nobody_s() => Assert.Single(Make.Resolve(Make.User("AIDA1", "bot"), Sighted).UnlinkedCopies);

    [Fact]
    public void Its_id_is_of_its_place_and_each_place_has_its_own()
    {
        CopySighting[] places =
        [
            Sighted, Sighted with { Ordinal = 2 }, Sighted with { Format = "npm-token" }, Sighted with { Location = Sighted.Location with { Line = 4 } },
            Sighted with { Location = Sighted.Location with { Column = 8 } }, Sighted with { Location = Sighted.Location with { Path = "b" } }, Sighted with { Location = Sighted.Location with { Source = "b" } },
        ];

        var ids = Make.Resolve(places).UnlinkedCopies.Select(copy => copy.Id).ToList();

        Assert.Equal(places.Length, ids.Distinct().Count());
        Assert.Equal(ids.Order(), Make.Resolve(places.Reverse()).UnlinkedCopies.Select(copy => copy.Id).Order());
        Assert.Equal(Make.Resolve(Sighted).UnlinkedCopies[0].Id, Make.Resolve(Sighted with { Verdict = CopyVerdict.ChecksumValid, Issuer = "x" }).UnlinkedCopies[0].Id);
    }

    [Fact]
    public void In_a_history_it_keeps_its_id_when_its_line_moves_or_leaves_the_head()
    {
        var at = Sighted with { Location = new("repo", "a", 3, 1, "c1", AtHead: true) };

        Assert.Equal(Make.Resolve(at).UnlinkedCopies[0].Id, Make.Resolve(at with { Location = new("repo", "a", 9, 2, "c2", AtHead: false) }).UnlinkedCopies[0].Id);
    }
}
