using Nhi.Governance.Conformance.Matrix.Verifiers;
using static Nhi.Governance.Conformance.Matrix.Verifiers.ConductTwins;
using static Nhi.Governance.Conformance.Matrix.Verifiers.EvidenceTwins;
using static Nhi.Governance.Conformance.Matrix.Verifiers.WorldTwins;

namespace Nhi.Governance.Conformance.Matrix;

public sealed class VerifierMatrixTests
{
    private static readonly Twin<RevocationVerifierFixture>[] Healthy =
    [
        new("probing verifier", null, () => TwinVerifierFixture.Probing(null)),
        new("probing verifier with a budget", null, () => TwinVerifierFixture.Probing(new AttemptBudget(8, TimeSpan.FromHours(1)))),
        new("written apart", null, TwinVerifierFixture.Of<TwinVerifier>),
    ];

    private static readonly Twin<RevocationVerifierFixture>[] Twins =
    [
        Of<SeesNothingAlive>("verifier.alive-while-live"),
        Of<GivesNoEvidence>("verifier.alive-gives-evidence"),
        Of<SeesNothingRefused>("verifier.refused-once-revoked"),
        Of<RefusesASecondLook>("verifier.not-refused-before"),
        Of<LooksWhetherAnythingWasRevoked>("verifier.credentials-are-apart"),
        Of<ClaimsMoreThanItDeclares>("verifier.strength-as-declared"),
        Of<TakesNeverIssuedForRevoked>("verifier.unknown-is-not-refused"),
        Of<NeedsNoEvidence>("verifier.refusal-needs-evidence"),
        Of<TrustsTheWordRevoked>("verifier.evidence-of-another-secret"),
        Of<TakesEvidenceOfAnyVersion>("verifier.evidence-of-another-version"),
        Of<TakesEvidenceOfAnyVerifier>("verifier.evidence-of-another-verifier"),
        Of<TakesEvidenceOfTheFuture>("verifier.evidence-of-the-future"),
        Of<TakesEditedEvidence>("verifier.evidence-edited"),
        Of<LooksWithoutTheSecret>("verifier.without-the-secret"),
        Of<TriesNoMadeUpSecret>("verifier.accepting-everyone-proves-nothing"),
        Of<KeepsNoLookAtTheControl>("verifier.verdict-is-complete"),
        Of<LeavesNothingOpen>("verifier.left-open-is-said"),
        Of<ComparesTheEnds>("verifier.mangled-bit-flipped"),
        Of<ComparesWhatItWasGiven>("verifier.mangled-cut"),
        Of<ComparesWithoutCase>("verifier.mangled-other-case"),
        Of<ComparesTrimmed>("verifier.mangled-newline-added"),
        Of<TakesNoConnectionForARefusal>("verifier.world-unreachable"),
        Of<TakesABrokenConnectionForARefusal>("verifier.world-breaks-off"),
        Of<LooksAtNoControl>("verifier.world-refuses-everyone"),
        Of<TakesAnOpenDoorForARefusal>("verifier.world-accepts-everyone"),
        Of<LooksAtTheControlOnce>("verifier.world-takes-turns"),
        Of<TakesARedirectForARefusal>("verifier.world-redirects"),
        Of<TakesAnOldAnswer>("verifier.world-stale-answer"),
        Of<TakesAnyonesWord>("verifier.world-wrong-authority"),
        Of<TakesItsOwnClockForTheEnd>("verifier.world-clock-ahead"),
        Of<TakesItsOwnClockForTheBeginning>("verifier.world-clock-behind"),
        Of<TakesItsOwnLackOfRightsForARefusal>("verifier.world-without-rights"),
        Of<TakesThrottlingForARefusal>("verifier.world-throttled"),
        Of<LookingMovesTheLastUse>("verifier.no-undeclared-side-effects"),
        Of<LooksOnceTooOften>("verifier.attempt-budget-is-kept"),
        Of<AnswerQuotesTheSecret>("verifier.shows-no-secret"),
        Of<DisposesTheSecret>("verifier.secret-stays-the-callers"),
        Of<LooksThoughCancelled>("verifier.cancelled"),
        Of<WaitsThoughCancelled>("verifier.cancelled-while-nobody-answers"),
        Of<ForgetsARefusalItHasSeen>("verifier.any-sequence"),
    ];

    [Fact]
    public Task Every_law_is_broken_by_a_twin_that_no_other_law_sees() => KillMatrix.HoldsAsync("verifier", RevocationVerifierLaws.All, Healthy, Twins);

    private static Twin<RevocationVerifierFixture> Of<TVerifier>(string breaks)
        where TVerifier : TwinVerifier, new() => new(typeof(TVerifier).Name, breaks, TwinVerifierFixture.Of<TVerifier>);
}
