using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance.Matrix.Issuers;

/// <summary>Issuers that get the coming and going of versions wrong, each in one thing.</summary>
internal static class StageTwins
{
    public sealed class PendingIsRefusedUntilPromoted : TwinIssuer
    {
        protected override bool Accepts(TwinVersion version) => version.Stage != VersionStage.Pending && base.Accepts(version);
    }

    public sealed class HandsOutAsCurrent : TwinIssuer
    {
        protected override IssuedVersion HandOut(TwinVersion made) => new(Told(made) with { Stage = VersionStage.Current }, SecretValue.Copy(made.Secret.Reveal()), made.Id.Value);
    }

    /// <summary>The old one stays Current until another version is moved.</summary>
    public sealed class PromotionKeepsTheOldCurrent : TwinIssuer
    {
        private readonly List<(TwinVersion Promoted, TwinVersion Kept)> _kept = [];

        protected override void Apply(TwinVersion moved, VersionStage to)
        {
            foreach (var (_, kept) in _kept.Where(one => one.Promoted != moved))
            {
                kept.Stage = VersionStage.Previous;
            }

            _kept.RemoveAll(one => one.Promoted != moved);
            base.Apply(moved, to);
        }

        protected override void Demote(TwinVersion promoted)
        {
            if (promoted.Stage == VersionStage.Previous)
            {
                base.Demote(promoted);
                return;
            }

            _kept.AddRange(Of(promoted.Credential).Where(version => version.Stage == VersionStage.Current).Select(kept => (promoted, kept)));
        }
    }

    public sealed class PromotionEndsTheOldCurrent : TwinIssuer
    {
        private readonly HashSet<TwinVersion> _replaced = [];

        protected override bool Accepts(TwinVersion version) => !_replaced.Contains(version) && base.Accepts(version);

        protected override void Demote(TwinVersion promoted)
        {
            _replaced.UnionWith(Of(promoted.Credential).Where(version => version.Stage == VersionStage.Current));
            _replaced.Remove(promoted);
            base.Demote(promoted);
        }
    }

    /// <summary>As scripts do that find two keys and need room for a third.</summary>
    public sealed class MakesRoomByEndingTheOldest : TwinIssuer
    {
        protected override ProviderFailure? Refuses(TwinNode node, OperationIntent.Issue intent)
        {
            if (base.Refuses(node, intent) is { Kind: FailureKind.LimitReached })
            {
                base.Apply(Of(intent.Credential).MinBy(version => version.CreatedAt)!, VersionStage.Revoked);
            }

            return base.Refuses(node, intent);
        }
    }

    public sealed class RollBackIsRefused : TwinIssuer
    {
        protected override ProviderFailure? Refuses(TwinVersion moved, VersionStage to, SecretValue? secret) =>
            (moved.Stage, to) == (VersionStage.Previous, VersionStage.Current) ? Refusal(FailureKind.Invalid, "what was replaced stays replaced") : base.Refuses(moved, to, secret);
    }

    public sealed class PromotingTwiceRollsBack : TwinIssuer
    {
        protected override void Apply(TwinVersion moved, VersionStage to)
        {
            var other = (moved.Stage, to) == (VersionStage.Current, VersionStage.Current) ? Of(moved.Credential).FirstOrDefault(version => version.Stage == VersionStage.Previous) : null;
            base.Apply(other ?? moved, to);
        }
    }

    public sealed class CurrentGoesBackToPending : TwinIssuer
    {
        protected override ProviderFailure? Refuses(TwinVersion moved, VersionStage to, SecretValue? secret) =>
            (moved.Stage, to) == (VersionStage.Current, VersionStage.Pending) ? null : base.Refuses(moved, to, secret);
    }

    public sealed class IssuesBesideAPending : TwinIssuer
    {
        protected override ProviderFailure? Refuses(TwinNode node, OperationIntent.Issue intent) =>
            base.Refuses(node, intent) is { Kind: not FailureKind.Conflict } refusal ? refusal
            : Of(intent.Credential).Count() >= 2 ? Refusal(FailureKind.LimitReached, "it holds as many as it may")
            : null;
    }

    public sealed class NodesDoNotKnowOfEachOthersPending : TwinIssuer
    {
        protected override ProviderFailure? Refuses(TwinNode node, OperationIntent.Issue intent) =>
            Of(intent.Credential).Any(version => version.Stage == VersionStage.Pending && version.By != node) && Of(intent.Credential).All(version => version.Stage != VersionStage.Pending || version.By != node)
                ? null
                : base.Refuses(node, intent);
    }

    /// <summary>A node that lists from what it read first.</summary>
    public sealed class NodesRememberWhatTheyListed : TwinIssuer
    {
        private readonly Dictionary<(TwinNode, VersionId), VersionStage> _read = [];
        private TwinNode? _first;

        protected override IEnumerable<CredentialVersion> Listed(TwinNode node, CredentialId credential)
        {
            _first ??= node;
            foreach (var version in base.Listed(node, credential))
            {
                _read.TryAdd((node, version.Id), version.Stage);
                yield return node == _first ? version : version with { Stage = _read[(node, version.Id)] };
            }
        }
    }

    /// <summary>Enabling again enables whatever of the credential was ever refused.</summary>
    public sealed class EnablingResurrectsTheRevoked : TwinIssuer
    {
        private readonly HashSet<TwinVersion> _resurrected = [];

        protected override bool Accepts(TwinVersion version) => _resurrected.Contains(version) || base.Accepts(version);

        protected override void Apply(TwinVersion moved, VersionStage to)
        {
            if ((moved.Stage, to) == (VersionStage.Disabled, VersionStage.Previous))
            {
                _resurrected.UnionWith(Ended.Where(version => version.Credential == moved.Credential));
            }

            base.Apply(moved, to);
        }
    }

    /// <summary>The issuer is right, and who looks never sees it.</summary>
    public sealed class TheVerifierNeverSeesARefusal : TwinIssuer
    {
        public override IRevocationVerifier Verified(IRevocationVerifier verifier) => new Doubtful(verifier);

        private sealed class Doubtful(IRevocationVerifier inner) : IRevocationVerifier
        {
            public VerifierDescriptor Descriptor => inner.Descriptor;

            public async ValueTask<Verification> VerifyAsync(VerificationRequest request, SecretValue? secret = null, CancellationToken cancellationToken = default) =>
                await inner.VerifyAsync(request, secret, cancellationToken) is { Verdict: not Verdict.Refused } seen
                    ? seen
                    : new Verification(request, Descriptor.Name, Verdict.Indeterminate, EvidenceStrength.None, new ProbeEvidence("memory", default, Verdict.Indeterminate, "?"), "it cannot tell");
        }
    }

    public sealed class TellsUndeclaredAsInvalid : TwinIssuer
    {
        public override ProviderCapabilities Capabilities => base.Capabilities & ~Disable;

        public override ProviderFailure? Undeclared(VersionStage to) => base.Undeclared(to) is { } refusal ? refusal with { Kind = FailureKind.Invalid } : null;
    }
}
