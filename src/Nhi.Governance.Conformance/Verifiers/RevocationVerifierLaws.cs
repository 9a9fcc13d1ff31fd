namespace Nhi.Governance.Conformance;

/// <summary>The laws of <see cref="IRevocationVerifier"/>.</summary>
public static class RevocationVerifierLaws
{
    /// <summary>All of them, in the order they read best.</summary>
    public static IReadOnlyList<Law<RevocationVerifierFixture>> All { get; } =
    [
        VerdictLaws.AliveWhileLive,
        VerdictLaws.AliveGivesEvidence,
        VerdictLaws.RefusedOnceRevoked,
        VerdictLaws.NotRefusedBefore,
        VerdictLaws.CredentialsAreApart,
        VerdictLaws.StrengthAsDeclared,
        EvidenceLaws.Unknown,
        EvidenceLaws.WithoutEvidence,
        EvidenceLaws.OfAnother,
        EvidenceLaws.OfAnotherVersion,
        EvidenceLaws.OfAnotherVerifier,
        EvidenceLaws.OfTheFuture,
        EvidenceLaws.Edited,
        EvidenceLaws.WithoutSecret,
        EvidenceLaws.AcceptingEveryoneProvesNothing,
        ProofLaws.Complete,
        ProofLaws.LeftOpen,
        .. MangledLaws.All,
        .. WorldLaws.All,
        ConductLaws.NoUndeclaredEffects,
        ConductLaws.BudgetIsKept,
        ConductLaws.ShowsNoSecret,
        ConductLaws.SecretStaysTheCallers,
        ConductLaws.Cancelled,
        ConductLaws.CancelledInSilence,
        VerifierModelLaw.AnySequence,
    ];
}
