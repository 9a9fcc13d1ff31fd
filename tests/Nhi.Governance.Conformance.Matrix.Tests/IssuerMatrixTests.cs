using Nhi.Governance.Conformance.Matrix.Issuers;
using Nhi.Governance.Testing;
using static Nhi.Governance.Conformance.Matrix.Issuers.ListingTwins;
using static Nhi.Governance.Conformance.Matrix.Issuers.RecoveryTwins;
using static Nhi.Governance.Conformance.Matrix.Issuers.RevocationTwins;
using static Nhi.Governance.Conformance.Matrix.Issuers.StageTwins;
using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance.Matrix;

public sealed class IssuerMatrixTests
{
    private static readonly Twin<CredentialProviderFixture>[] Healthy =
    [
        InMemory("in memory, everything", InMemoryIssuer.AllCapabilities),
        InMemory("in memory, without Overlap", InMemoryIssuer.AllCapabilities & ~Overlap),
        InMemory("in memory, RevokeNeedsSecret", InMemoryIssuer.AllCapabilities | RevokeNeedsSecret),
        InMemory("in memory, without KeepsOperation and listing late", InMemoryIssuer.AllCapabilities & ~KeepsOperation, TimeSpan.FromSeconds(20)),
        InMemory("in memory, Issue and Revoke alone", Issue | Revoke | Overlap),
        new("apart and forgetful", null, () => new TwinIssuerFixture(new TwinIssuer())),
    ];

    private static readonly Twin<CredentialProviderFixture>[] Twins =
    [
        Of<TheVerifierNeverSeesARefusal>("issuer.rotation"),
        Of<EnablingResurrectsTheRevoked>("issuer.life"),
        Of<PendingIsRefusedUntilPromoted>("issuer.works-at-once"),
        Of<HandsOutAsCurrent>("issuer.issued-is-pending"),
        Of<PromotionKeepsTheOldCurrent>("issuer.one-current"),
        Of<PromotionEndsTheOldCurrent>("issuer.previous-works"),
        Of<MakesRoomByEndingTheOldest>("issuer.issuing-ends-nothing"),
        Of<RollBackIsRefused>("issuer.roll-back"),
        Of<PromotingTwiceRollsBack>("issuer.move-again"),
        Of<CurrentGoesBackToPending>("issuer.order"),
        Of<IssuesBesideAPending>("issuer.one-pending"),
        Of<RevocationForgetsToRevoke>("issuer.revoked-is-refused"),
        Of<RevokedPreviousStaysListed>("issuer.revoked-is-not-listed"),
        Of<RevokingTwiceIsNotFound>("issuer.revoked-once"),
        Of<RevokedIsMadePreviousAgain>("issuer.nothing-returns"),
        Of<DisabledStillWorks>("issuer.disabled-is-refused"),
        Of<EnabledAgainStaysRefused>("issuer.disabled-comes-back"),
        Of<SessionsOutliveTheVersion>("issuer.minted-ends"),
        Of<RevokesWithoutTheSecret>("issuer.needs-the-secret"),
        Of<TakesALostAnswerForNoEffect>("issuer.lost-issue"),
        Of<RecoveryTrustsWhatWasSent>("issuer.lost-move"),
        Of<TellsACancellationAsNoEffect>("issuer.cancelled"),
        Of<RecoveryInventsAVersion>("issuer.recovery-tells"),
        Of<RecoveryForgetsPromotions>("issuer.recovery-tells-moves"),
        Of<RecoveryMakesTheMove>("issuer.recovery-changes-nothing"),
        Of<RecoveryTakesSilenceForNo>("issuer.recovery-doubts"),
        Of<NodesDoNotKnowOfEachOthersPending>("issuer.one-winner"),
        Of<NodesRememberWhatTheyListed>("issuer.nodes-agree"),
        Of<ListsEverythingTwice>("issuer.listed-once"),
        Of<ListsNothingWhereTheAnswerIsLost>("issuer.listing-is-whole"),
        Of<ForgetsTheOperationOfAPending>("issuer.keeps-operation"),
        Of<PublicPartShowsTheSecret>("issuer.no-values"),
        Of<TakesItsHourForOurs>("issuer.times"),
        Of<PromotionDemotesEveryCredential>("issuer.apart"),
        Of<FindsAVersionUnderAnyName>("issuer.unknown-is-not-there"),
        Of<TellsDeniedAsUnavailable>("issuer.denied-changes-nothing"),
        Of<TellsUndeclaredAsInvalid>("issuer.undeclared-is-unsupported"),
        Of<FailureQuotesTheSecret>("issuer.failures-hold-no-secret"),
        Of<RevokesTheNewest>(),
        Of<RevokesTheOldest>(),
        Of<DisposesTheCallersSecret>(),
        Of<RecoveryDoesNotWaitForTheListing>(),
        Of<RecoveryTakesTheNewest>(),
        Of<ListsTheFirstPageAlone>(),
        Of<PromotionLosesTheOperation>(),
        Of<IgnoresALifetimeItDoesNotGive>(),
        Of<RefusesALifetimeAndIssuesAllTheSame>(),
        Of<SaysThatDeniedMayHaveApplied>(),
    ];

    [Fact]
    public Task Every_law_is_broken_by_a_twin_that_no_other_law_sees() => KillMatrix.HoldsAsync("issuer", CredentialProviderLaws.All, Healthy, Twins);

    private static Twin<CredentialProviderFixture> Of<TIssuer>(string? breaks = null)
        where TIssuer : TwinIssuer, new() => new(typeof(TIssuer).Name, breaks, () => new TwinIssuerFixture(new TIssuer()));

    private static Twin<CredentialProviderFixture> InMemory(string name, ProviderCapabilities capabilities, TimeSpan listingLag = default) =>
        new(name, null, () => new InMemoryIssuerFixture(capabilities, listingLag));
}
