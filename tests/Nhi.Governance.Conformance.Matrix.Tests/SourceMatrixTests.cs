using Nhi.Governance.Conformance.Matrix.Sources;
using static Nhi.Governance.Conformance.Matrix.Sources.SourceTwins;

namespace Nhi.Governance.Conformance.Matrix;

public sealed class SourceMatrixTests
{
    private static readonly Twin<IdentitySourceFixture>[] Healthy =
    [
        new("written apart", null, () => new TwinSourceFixture<TwinSource>()),
        new("written apart, over plain records that are always there", null, () => new TwinSourceFixture<TwinSource> { IsPlain = true }),
    ];

    private static readonly Twin<IdentitySourceFixture>[] Twins =
    [
        Of<TellsOnlyWhatIsNew>("source.read-twice"),
        Of<HasAnOrderOfItsOwn>("source.instances-agree"),
        Of<ReadingsShareTheirPlace>("source.read-at-the-same-time"),
        Of<TellsTheFirstIdentityAlone>("source.finds-identities"),
        Of<SumsUpBeforehand>("source.every-unit-ends"),
        Of<CountsTheHeaderAsARecord>("source.counts-add-up"),
        Of<CountsAnIdentityItDoesNotTell>("source.counts-are-true"),
        Of<GivesAnEmptyAlias>("source.identities-are-named"),
        Of<TakesTheSecondSightingsIdForAName>("source.sightings-of-one-agree"),
        Of<PassesOverWhatIsDamaged>("source.damage-is-rejected"),
        Of<StopsAtWhatIsDamaged>("source.damage-is-alone"),
        Of<ClaimsCompletenessBesideDamage>("source.damage-is-not-complete"),
        Of<TakesNothingForAnEmptyEstate>("source.nothing-is-no-empty-estate"),
        Of<RejectionQuotesTheRecord>("source.shows-no-secret"),
        Of<ReadsThoughCancelled>("source.cancelled"),
        Of<GoesOnWhereAReadingWasLeft>("source.stopped-in-the-middle"),
        Of<NeverSumsUp>(),
        Of<RejectsWithoutCounting>(),
        Of<ThrowsAtWhatIsDamaged>(),
    ];

    [Fact]
    public Task Every_law_is_broken_by_a_twin_that_no_other_law_sees() => KillMatrix.HoldsAsync("source", IdentitySourceLaws.All, Healthy, Twins);

    private static Twin<IdentitySourceFixture> Of<TSource>(string? breaks = null)
        where TSource : TwinSource, new() => new(typeof(TSource).Name, breaks, () => new TwinSourceFixture<TSource>());
}
