using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance.Matrix.Issuers;

/// <summary>Issuers that get wrong what becomes of a change whose answer was lost, each in one thing.</summary>
internal static class RecoveryTwins
{
    public sealed class TakesALostAnswerForNoEffect : TwinIssuer
    {
        protected override ProviderFailure Told(ProviderFailure failure) => failure with { MayHaveApplied = false };
    }

    /// <summary>Knows what it has sent, and takes that for what arrived.</summary>
    public sealed class RecoveryTrustsWhatWasSent : TwinIssuer
    {
        private readonly HashSet<OperationId> _sent = [];

        public override void Sending(OperationIntent.Move intent) => _sent.Add(intent.Id);

        public override Recovery Recover(OperationIntent intent, IReadOnlyList<CredentialVersion> listed) =>
            intent is OperationIntent.Move move && _sent.Contains(intent.Id) && listed.FirstOrDefault(version => version.Id == move.Version) is { } version
                ? new Recovery.Applied(version with { Stage = move.To })
                : base.Recover(intent, listed);
    }

    public sealed class TellsACancellationAsNoEffect : TwinIssuer
    {
        public override async ValueTask<Outcome<IssuedVersion>> SendAsync(TwinNode node, OperationIntent.Issue intent, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(node, intent, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return Outcome.Failure<IssuedVersion>(Refusal(FailureKind.Unavailable, "cancelled"));
            }
        }
    }

    public sealed class RecoveryInventsAVersion : TwinIssuer
    {
        public override Recovery Recover(OperationIntent intent, IReadOnlyList<CredentialVersion> listed) =>
            base.Recover(intent, listed) is Recovery.NotApplied && intent is OperationIntent.Issue
                ? new Recovery.Applied(new CredentialVersion(new VersionId("never"), intent.Credential, VersionStage.Pending, FactSet.Empty))
                : base.Recover(intent, listed);
    }

    public sealed class RecoveryForgetsPromotions : TwinIssuer
    {
        public override Recovery Recover(OperationIntent intent, IReadOnlyList<CredentialVersion> listed) =>
            intent is OperationIntent.Move { To: VersionStage.Current } ? new Recovery.NotApplied() : base.Recover(intent, listed);
    }

    /// <summary>Asked whether it has moved a version, it moves it.</summary>
    public sealed class RecoveryMakesTheMove : TwinIssuer
    {
        public override Recovery Recover(OperationIntent intent, IReadOnlyList<CredentialVersion> listed)
        {
            var told = base.Recover(intent, listed);
            if (intent is OperationIntent.Move move && told is Recovery.NotApplied)
            {
                Move(move, null);
            }

            return told;
        }
    }

    public sealed class RecoveryTakesSilenceForNo : TwinIssuer
    {
        public override Recovery RecoverInTheDark(ProviderException failed) => new Recovery.NotApplied();
    }

    /// <summary>What the listing does not show yet was not issued.</summary>
    public sealed class RecoveryDoesNotWaitForTheListing : TwinIssuer
    {
        public override TimeSpan ListingWindow => TimeSpan.FromSeconds(10);

        protected override IEnumerable<CredentialVersion> Listed(TwinNode node, CredentialId credential) =>
            Of(credential).Where(version => version.CreatedAt + ListingWindow / 2 < Clock.GetUtcNow()).Select(Told);
    }

    /// <summary>Where it keeps no operations, whatever is newest was issued last.</summary>
    public sealed class RecoveryTakesTheNewest : TwinIssuer
    {
        public override ProviderCapabilities Capabilities => base.Capabilities & ~KeepsOperation;

        protected override CredentialVersion Told(TwinVersion version) => base.Told(version) with { MadeBy = null };

        public override Recovery Recover(OperationIntent intent, IReadOnlyList<CredentialVersion> listed) =>
            intent is OperationIntent.Issue ? (listed.Count > 0 ? new Recovery.Applied(listed[^1]) : new Recovery.NotApplied()) : base.Recover(intent, listed);
    }
}
