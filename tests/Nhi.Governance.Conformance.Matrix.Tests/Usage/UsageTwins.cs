namespace Nhi.Governance.Conformance.Matrix.Usage;

/// <summary>Sources of uses that tell them wrongly, each in one thing.</summary>
internal static class UsageTwins
{
    public sealed class ShowsNothing : TwinUsage
    {
        protected override IEnumerable<UsageEvent> Order(IEnumerable<UsageEvent> uses) => [];
    }

    public sealed class TakesCreationForAUse : TwinUsage
    {
        protected override bool LeavesOutProbes => false;

        public override void Create(CredentialId credential) => Use(credential);
    }

    public sealed class TellsTimesTenMinutesLate : TwinUsage
    {
        protected override UsageEvent Told((CredentialId Credential, DateTimeOffset At) use) => base.Told(use) with { At = use.At + TimeSpan.FromMinutes(10) };
    }

    public sealed class LeavesOutTheFirstInstant : TwinUsage
    {
        protected override bool IsFrom(DateTimeOffset at, DateTimeOffset from) => at > from;
    }

    public sealed class IgnoresFrom : TwinUsage
    {
        protected override bool IsFrom(DateTimeOffset at, DateTimeOffset from) => true;
    }

    public sealed class IncludesTheLastInstant : TwinUsage
    {
        protected override bool IsTo(DateTimeOffset at, DateTimeOffset to) => at <= to;
    }

    public sealed class NewestFirst : TwinUsage
    {
        protected override IEnumerable<UsageEvent> Order(IEnumerable<UsageEvent> uses) => base.Order(uses).Reverse();
    }

    public sealed class TellsOfEveryCredential : TwinUsage
    {
        protected override bool LeavesOutProbes => false;

        protected override bool IsOf(CredentialId used, CredentialId asked) => true;
    }

    public sealed class CountsProbes : TwinUsage
    {
        public override void Probe(CredentialId credential) => Use(credential);
    }

    public sealed class TellsAnotherKind : TwinUsage
    {
        protected override UsageEvent Told((CredentialId Credential, DateTimeOffset At) use) => base.Told(use) with { Kind = UsageKind.LastUsed };
    }

    public sealed class ReadingIsAUse : TwinUsage
    {
        protected override void Leave(CredentialId credential) => Use(credential);
    }

    public sealed class ReadsThoughCancelled : TwinUsage
    {
        protected override void Heed(CancellationToken cancellationToken)
        {
        }
    }
}
