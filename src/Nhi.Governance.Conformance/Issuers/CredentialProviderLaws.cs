namespace Nhi.Governance.Conformance;

/// <summary>The laws of <see cref="ICredentialProvider"/>.</summary>
public static class CredentialProviderLaws
{
    /// <summary>All of them, in the order they read best.</summary>
    public static IReadOnlyList<Law<CredentialProviderFixture>> All { get; } =
    [
        LifeLaws.Rotation,
        LifeLaws.Life,
        IssuerStageLaws.WorksAtOnce,
        IssuerStageLaws.IssuedIsPending,
        IssuerStageLaws.OneCurrent,
        IssuerStageLaws.PreviousWorks,
        IssuerStageLaws.EndsNothing,
        IssuerStageLaws.RollBack,
        IssuerStageLaws.MoveAgain,
        IssuerStageLaws.Order,
        IssuerStageLaws.OnePending,
        RevocationLaws.RevokedIsRefused,
        RevocationLaws.RevokedIsNotListed,
        RevocationLaws.RevokedOnce,
        RevocationLaws.NothingReturns,
        RevocationLaws.DisabledIsRefused,
        RevocationLaws.DisabledComesBack,
        RevocationLaws.MintedEnds,
        RevocationLaws.NeedsTheSecret,
        RecoveryLaws.LostIssue,
        RecoveryLaws.LostMove,
        RecoveryLaws.Cancelled,
        RecoveryLaws.Told,
        RecoveryLaws.MoveTold,
        RecoveryLaws.ReadsOnly,
        RecoveryLaws.Doubts,
        ConcurrencyLaws.OneWinner,
        ConcurrencyLaws.NodesAgree,
        ListingLaws.ListedOnce,
        ListingLaws.Whole,
        ListingLaws.KeepsOperation,
        ListingLaws.NoValues,
        ListingLaws.Times,
        ListingLaws.Apart,
        ListingLaws.UnknownIsNotThere,
        IssuerRefusalLaws.DeniedChangesNothing,
        IssuerRefusalLaws.Undeclared,
        IssuerRefusalLaws.FailuresHoldNoSecret,
    ];
}
