using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance.Matrix.Issuers;

/// <summary>Issuers that end versions wrongly, each in one thing.</summary>
internal static class RevocationTwins
{
    /// <summary>The list says so, and the door still opens.</summary>
    public sealed class RevocationForgetsToRevoke : TwinIssuer
    {
        protected override bool Accepts(TwinVersion version) => Ended.Contains(version) || base.Accepts(version);
    }

    public sealed class RevokedPreviousStaysListed : TwinIssuer
    {
        private readonly HashSet<TwinVersion> _previous = [];

        protected override void Apply(TwinVersion moved, VersionStage to)
        {
            if ((moved.Stage, to) == (VersionStage.Previous, VersionStage.Revoked))
            {
                _previous.Add(moved);
            }

            base.Apply(moved, to);
        }

        protected override IEnumerable<CredentialVersion> Listed(TwinNode node, CredentialId credential) =>
            base.Listed(node, credential).Concat(_previous.Where(version => version.Credential == credential).Select(version => Told(version) with { Stage = VersionStage.Previous }));
    }

    public sealed class RevokingTwiceIsNotFound : TwinIssuer
    {
        protected override Outcome<CredentialVersion> WhereGone(OperationIntent.Move intent) =>
            Ended.Exists(version => version.Id == intent.Version) ? Outcome.Failure<CredentialVersion>(Refusal(FailureKind.NotFound, "there is no such version")) : base.WhereGone(intent);
    }

    public sealed class RevokedIsMadePreviousAgain : TwinIssuer
    {
        protected override Outcome<CredentialVersion> WhereGone(OperationIntent.Move intent) =>
            intent.To == VersionStage.Previous && Ended.Find(version => version.Id == intent.Version) is { } ended ? Outcome.Success(Told(ended) with { Stage = VersionStage.Previous }) : base.WhereGone(intent);
    }

    public sealed class DisabledStillWorks : TwinIssuer
    {
        protected override bool Accepts(TwinVersion version) => version.Stage == VersionStage.Disabled || base.Accepts(version);
    }

    public sealed class EnabledAgainStaysRefused : TwinIssuer
    {
        private readonly HashSet<TwinVersion> _disabled = [];

        protected override bool Accepts(TwinVersion version) => !_disabled.Contains(version) && base.Accepts(version);

        protected override void Apply(TwinVersion moved, VersionStage to)
        {
            if (to == VersionStage.Disabled)
            {
                _disabled.Add(moved);
            }

            base.Apply(moved, to);
        }
    }

    public sealed class SessionsOutliveTheVersion : TwinIssuer
    {
        public override bool IsSessionOpen(VersionId id) => true;
    }

    public sealed class RevokesWithoutTheSecret : TwinIssuer
    {
        public override ProviderCapabilities Capabilities => base.Capabilities | RevokeNeedsSecret;

        protected override ProviderFailure? Refuses(TwinVersion moved, VersionStage to, SecretValue? secret) => base.Refuses(moved, to, secret ?? moved.Secret);
    }

    /// <summary>Looks for what to revoke by its age.</summary>
    public sealed class RevokesTheNewest : TwinIssuer
    {
        protected override TwinVersion? Find(OperationIntent.Move intent) => intent.To == VersionStage.Revoked ? Of(intent.Credential).LastOrDefault() : base.Find(intent);
    }

    /// <summary>Looks for what to revoke by its age.</summary>
    public sealed class RevokesTheOldest : TwinIssuer
    {
        protected override TwinVersion? Find(OperationIntent.Move intent) => intent.To == VersionStage.Revoked ? Of(intent.Credential).FirstOrDefault() : base.Find(intent);
    }

    /// <summary>Takes what belongs to the caller.</summary>
    public sealed class DisposesTheCallersSecret : TwinIssuer
    {
        public override ProviderCapabilities Capabilities => base.Capabilities | RevokeNeedsSecret;

        protected override ProviderFailure? Refuses(TwinVersion moved, VersionStage to, SecretValue? secret)
        {
            var refusal = base.Refuses(moved, to, secret);
            secret?.Dispose();
            return refusal;
        }
    }
}
