using Nhi.Governance.Conformance.Matrix.Keys;
using static Nhi.Governance.Conformance.Matrix.Keys.KeyTwins;

namespace Nhi.Governance.Conformance.Matrix;

public sealed class KeyMatrixTests
{
    private static readonly Twin<FingerprintKeyFixture>[] Healthy = [new("written apart", null, () => new TwinKeysFixture<TwinKeys>())];

    private static readonly Twin<FingerprintKeyFixture>[] Twins =
    [
        Of<GivesNone>("keys.there-is-one"),
        Of<GivesEveryKeyOneNumber>("keys.ids-are-unique"),
        Of<RotationCopiesTheKey>("keys.material-is-strong"),
        Of<NumbersKeysAnewEachReading>("keys.read-twice"),
        Of<MakesItsOwnAtEveryStart>("keys.after-a-restart"),
        Of<HandsOutItsOnlyCopy>("keys.copies-are-apart"),
        Of<MakesOneUp>("keys.never-made-up"),
        Of<RotationForgetsTheOld>("keys.rotation-keeps-the-old"),
        Of<PrintsItsKey>("keys.shows-no-key"),
        Of<ReadsThoughCancelled>("keys.cancelled"),
    ];

    [Fact]
    public Task Every_law_is_broken_by_a_twin_that_no_other_law_sees() => KillMatrix.HoldsAsync("keys", FingerprintKeyLaws.All, Healthy, Twins);

    private static Twin<FingerprintKeyFixture> Of<TKeys>(string breaks)
        where TKeys : TwinKeys, new() => new(typeof(TKeys).Name, breaks, () => new TwinKeysFixture<TKeys>());
}
