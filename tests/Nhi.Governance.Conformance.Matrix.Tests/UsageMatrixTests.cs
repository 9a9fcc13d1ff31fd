using Nhi.Governance.Conformance.Matrix.Usage;
using static Nhi.Governance.Conformance.Matrix.Usage.UsageTwins;

namespace Nhi.Governance.Conformance.Matrix;

public sealed class UsageMatrixTests
{
    private static readonly Twin<UsageSourceFixture>[] Healthy = [new("written apart", null, () => new TwinUsageFixture(new TwinUsage()))];

    private static readonly Twin<UsageSourceFixture>[] Twins =
    [
        Of<ShowsNothing>("usage.use-shows"),
        Of<TakesCreationForAUse>("usage.unused-shows-nothing"),
        Of<TellsTimesTenMinutesLate>("usage.time-is-told"),
        Of<LeavesOutTheFirstInstant>("usage.from-is-included"),
        Of<IgnoresFrom>("usage.nothing-before-from"),
        Of<IncludesTheLastInstant>("usage.to-is-excluded"),
        Of<NewestFirst>("usage.oldest-first"),
        Of<TellsOfEveryCredential>("usage.credentials-are-apart"),
        Of<CountsProbes>("usage.probes-are-left-out"),
        Of<TellsAnotherKind>("usage.kind-as-declared"),
        Of<ReadingIsAUse>("usage.reading-changes-nothing"),
        Of<ReadsThoughCancelled>("usage.cancelled"),
    ];

    [Fact]
    public Task Every_law_is_broken_by_a_twin_that_no_other_law_sees() => KillMatrix.HoldsAsync("usage", UsageSourceLaws.All, Healthy, Twins);

    private static Twin<UsageSourceFixture> Of<TSource>(string breaks)
        where TSource : TwinUsage, new() => new(typeof(TSource).Name, breaks, () => new TwinUsageFixture(new TSource()));
}
