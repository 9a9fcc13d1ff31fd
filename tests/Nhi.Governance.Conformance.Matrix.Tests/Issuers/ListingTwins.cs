using System.Text;

namespace Nhi.Governance.Conformance.Matrix.Issuers;

/// <summary>Issuers that tell something wrong, or too much, each in one thing.</summary>
internal static class ListingTwins
{
    public sealed class ListsEverythingTwice : TwinIssuer
    {
        protected override IEnumerable<CredentialVersion> Listed(TwinNode node, CredentialId credential) => base.Listed(node, credential).SelectMany(version => new[] { version, version });
    }

    /// <summary>A page that is not answered ends the listing.</summary>
    public sealed class ListsNothingWhereTheAnswerIsLost : TwinIssuer
    {
        public override async ValueTask<IReadOnlyList<CredentialVersion>> ReadAsync(TwinNode node, CredentialId credential, CancellationToken cancellationToken)
        {
            try
            {
                return await base.ReadAsync(node, credential, cancellationToken);
            }
            catch (ProviderException)
            {
                return [];
            }
        }

        public override Recovery Recover(OperationIntent intent, IReadOnlyList<CredentialVersion> listed) =>
            listed.Count == 0 && intent is OperationIntent.Issue ? RecoverSurely(intent) : base.Recover(intent, listed);

        private Recovery RecoverSurely(OperationIntent intent) =>
            base.Recover(intent, [.. Of(intent.Credential).Select(Told)]);
    }

    /// <summary>Stands in for a page of one.</summary>
    public sealed class ListsTheFirstPageAlone : TwinIssuer
    {
        protected override IEnumerable<CredentialVersion> Listed(TwinNode node, CredentialId credential) => base.Listed(node, credential).Take(1);
    }

    public sealed class ForgetsTheOperationOfAPending : TwinIssuer
    {
        protected override CredentialVersion Told(TwinVersion version) => Lists && version.Stage == VersionStage.Pending ? base.Told(version) with { MadeBy = null } : base.Told(version);

        private bool Lists { get; set; }

        public override Recovery Recover(OperationIntent intent, IReadOnlyList<CredentialVersion> listed) => base.Recover(intent, [.. Of(intent.Credential).Select(base.Told)]);

        protected override IEnumerable<CredentialVersion> Listed(TwinNode node, CredentialId credential)
        {
            Lists = true;
            return base.Listed(node, credential);
        }
    }

    public sealed class PromotionLosesTheOperation : TwinIssuer
    {
        protected override CredentialVersion Told(TwinVersion version) => version.Stage == VersionStage.Pending ? base.Told(version) : base.Told(version) with { MadeBy = null };
    }

    public sealed class PublicPartShowsTheSecret : TwinIssuer
    {
        protected override IssuedVersion HandOut(TwinVersion made) => new(Told(made), SecretValue.Copy(made.Secret.Reveal()), $"login={made.Id};password={Text(made.Secret)}");
    }

    public sealed class TakesItsHourForOurs : TwinIssuer
    {
        protected override FactSet Facts(TwinVersion version) => new FactSetBuilder()
            .Set(CredentialFacts.CreatedAt, version.CreatedAt + TimeSpan.FromHours(1), Name)
            .Set(CredentialFacts.ExpiresAt, (version.EndsAt ?? version.CreatedAt) + TimeSpan.FromHours(1), Name)
            .ToFactSet();
    }

    public sealed class IgnoresALifetimeItDoesNotGive : TwinIssuer
    {
        public override TimeSpan? Lifetime => null;

        protected override ProviderFailure? Refuses(TwinNode node, OperationIntent.Issue intent) => base.Refuses(node, new(intent.Id, intent.Provider, intent.Credential, intent.RecordedAt, intent.VersionsBefore));
    }

    /// <summary>Issues, and only then sees that it should not have.</summary>
    public sealed class RefusesALifetimeAndIssuesAllTheSame : TwinIssuer
    {
        public override TimeSpan? Lifetime => null;

        protected override Outcome<IssuedVersion> Issue(TwinNode node, OperationIntent.Issue intent)
        {
            var refused = base.Issue(node, intent);
            if (intent.Request.Lifetime is not null)
            {
                base.Issue(node, new(intent.Id, intent.Provider, intent.Credential, intent.RecordedAt, intent.VersionsBefore));
            }

            return refused;
        }
    }

    public sealed class PromotionDemotesEveryCredential : TwinIssuer
    {
        protected override void Demote(TwinVersion promoted) => Living.FindAll(version => version.Stage == VersionStage.Current && version != promoted).ForEach(version => version.Stage = VersionStage.Previous);
    }

    public sealed class FindsAVersionUnderAnyName : TwinIssuer
    {
        protected override TwinVersion? Find(OperationIntent.Move intent) => Living.Find(version => version.Id == intent.Version);
    }

    public sealed class TellsDeniedAsUnavailable : TwinIssuer
    {
        protected override ProviderFailure Told(ProviderFailure failure) => failure.Kind == FailureKind.Denied ? failure with { Kind = FailureKind.Unavailable } : failure;
    }

    public sealed class SaysThatDeniedMayHaveApplied : TwinIssuer
    {
        protected override ProviderFailure Told(ProviderFailure failure) => failure.Kind == FailureKind.Denied ? failure with { MayHaveApplied = true } : failure;
    }

    public sealed class FailureQuotesTheSecret : TwinIssuer
    {
        protected override ProviderFailure? Refuses(TwinVersion moved, VersionStage to, SecretValue? secret) =>
            base.Refuses(moved, to, secret) is { } refusal ? refusal with { Reason = $"{refusal.Reason} (password: {Text(moved.Secret)})" } : null;
    }

    private static string Text(SecretValue secret) => Encoding.UTF8.GetString(secret.Reveal());
}
