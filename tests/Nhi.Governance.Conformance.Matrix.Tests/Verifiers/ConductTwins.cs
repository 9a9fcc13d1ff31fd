using System.Text;

namespace Nhi.Governance.Conformance.Matrix.Verifiers;

/// <summary>Verifiers whose verdicts or manners are wrong, each in one thing.</summary>
internal static class ConductTwins
{
    /// <summary>Never sure of an acceptance.</summary>
    public sealed class SeesNothingAlive : TwinVerifier
    {
        protected override Verification Accepted(VerificationRequest request, SecretValue secret, Answer answer) => Undecided("it may have been luck");
    }

    public sealed class GivesNoEvidence : TwinVerifier
    {
        protected override AliveEvidence? Evidence(VerificationRequest request, SecretValue secret) => null;
    }

    public sealed class SeesNothingRefused : TwinVerifier
    {
        protected override Verification Refused(VerificationRequest request, SecretValue secret, Answer answer) => Undecided("it may have been bad luck");
    }

    /// <summary>As where a code works once.</summary>
    public sealed class RefusesASecondLook : TwinVerifier
    {
        private readonly HashSet<VersionId> _seen = [];

        protected override Verification Accepted(VerificationRequest request, SecretValue secret, Answer answer) => _seen.Add(request.Version) ? base.Accepted(request, secret, answer) : Told(Verdict.Refused, "again?");
    }

    public sealed class LooksWhetherAnythingWasRevoked : TwinVerifier
    {
        protected override Verification Accepted(VerificationRequest request, SecretValue secret, Answer answer) =>
            World.HasRevoked && Counts(request, secret, answer) ? Told(Verdict.Refused, "the list is not empty") : base.Accepted(request, secret, answer);
    }

    public sealed class ClaimsMoreThanItDeclares : TwinVerifier
    {
        public override VerifierDescriptor Descriptor => base.Descriptor with { Strongest = EvidenceStrength.IssuerRecord };
    }

    /// <summary>Says that it is refused, and not beside what.</summary>
    public sealed class KeepsNoLookAtTheControl : TwinVerifier
    {
        protected override Verification Refused(VerificationRequest request, SecretValue secret, Answer answer) => base.Refused(request, secret, answer) with { Control = null };
    }

    public sealed class LeavesNothingOpen : TwinVerifier
    {
        protected override IReadOnlyList<string> LeftOpen(Answer answer) => [];
    }

    public sealed class LookingMovesTheLastUse : TwinVerifier
    {
        protected override void Leave(SecretValue secret) => World.LastUse = "just now";
    }

    public sealed class LooksOnceTooOften : TwinVerifier
    {
        protected override AttemptBudget? Budget => new(6, TimeSpan.FromHours(1));

        protected override int Allowed(AttemptBudget budget) => budget.Attempts + 1;
    }

    public sealed class AnswerQuotesTheSecret : TwinVerifier
    {
        protected override string Words(Answer answer, SecretValue secret) => $"{answer.Said} (password={Encoding.ASCII.GetString(secret.Reveal())})";
    }

    public sealed class DisposesTheSecret : TwinVerifier
    {
        protected override void Leave(SecretValue secret) => secret.Dispose();
    }

    public sealed class LooksThoughCancelled : TwinVerifier
    {
        protected override void Heed(CancellationToken cancellationToken)
        {
        }
    }

    public sealed class WaitsThoughCancelled : TwinVerifier
    {
        protected override Task WaitAsync(CancellationToken cancellationToken) =>
            Broken == BrokenWorld.BreaksOff && cancellationToken.CanBeCanceled ? Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None) : Task.CompletedTask;
    }

    /// <summary>Two looks after the revocation and it is alive again.</summary>
    public sealed class ForgetsARefusalItHasSeen : TwinVerifier
    {
        private readonly HashSet<VersionId> _refused = [];

        protected override Verification Refused(VerificationRequest request, SecretValue secret, Answer answer) =>
            _refused.Contains(request.Version) ? Told(Verdict.Alive, "nothing new")
            : base.Refused(request, secret, answer) is { Verdict: Verdict.Refused } seen && _refused.Add(request.Version) ? seen
            : Undecided("it was not seen to work before");
    }
}
