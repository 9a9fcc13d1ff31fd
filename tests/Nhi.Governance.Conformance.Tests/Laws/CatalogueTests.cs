namespace Nhi.Governance.Conformance.Tests.Laws;

public sealed class CatalogueTests
{
    [Fact]
    public void Ids_are_unique_and_begin_with_their_contract()
    {
        Assert.Equal(LawCatalogue.All.Count, LawCatalogue.All.Select(law => law.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(LawCatalogue.All, law => Assert.Matches("^(issuer|store|verifier|source|usage|keys|inventory)[.][a-z0-9]+(-[a-z0-9]+)*$", law.Id));
    }

    [Fact]
    public void Every_law_says_what_it_demands_in_a_sentence() =>
        Assert.All(LawCatalogue.All, law => Assert.Matches("^[A-Z].*[.]$", law.Statement));

    [Fact]
    public void Every_broken_world_has_its_law() =>
        Assert.Equal(Enum.GetValues<BrokenWorld>().Length, RevocationVerifierLaws.All.Count(law => law.Id.StartsWith("verifier.world-", StringComparison.Ordinal)));
}
