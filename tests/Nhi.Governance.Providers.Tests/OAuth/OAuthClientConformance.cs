using System.Collections.Concurrent;
using Nhi.Governance.Conformance;
using Nhi.Governance.Conformance.Xunit;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.OAuth;

public sealed class OAuthClientConformance(FixtureHost<OAuthClientConformance.Clients> host) : RevocationVerifierConformance<OAuthClientConformance.Clients>(host)
{
    /// <summary>Clients that are registered and deleted at the real server.</summary>
    public sealed class Clients : OAuthVerifierFixture
    {
        private readonly ConcurrentDictionary<CredentialId, OidcClient> _registered = [];
        private readonly ConcurrentDictionary<VersionId, int> _attempts = [];

        public override Type Subject => typeof(OAuthClientVerifier);

        private protected override string Refusal => LoopbackServer.Answer("401 Unauthorized", """{"error":"invalid_client"}""", "Content-Type: application/json");

        private protected override string Acceptance => LoopbackServer.Answer("200 OK", """{"access_token":"abc","token_type":"Bearer"}""", "Content-Type: application/json");

        public override async ValueTask<VerificationSubject> NewSubjectAsync(CancellationToken cancellationToken = default)
        {
            var client = await Oidc.RegisterAsync();
            _registered[new CredentialId(client.Id)] = client;
            return new VerificationSubject(new CredentialId(client.Id), new VersionId(client.Id), client.Secret());
        }

        public override async ValueTask RevokeAsync(VerificationSubject subject, CancellationToken cancellationToken = default) => await Oidc.DeleteAsync(_registered[subject.Credential]);

        public override ValueTask<int?> AttemptsAsync(VerificationSubject subject, CancellationToken cancellationToken = default) => new(_attempts.GetValueOrDefault(subject.Version));

        private protected override IRevocationVerifier Over(OAuthServer server, TimeProvider? time) => new OAuthClientVerifier(
            new ProbingVerifier(new Counted(new OAuthClientProbe(server), _attempts), _ => OAuthControl.ClientAsync(Oidc), Keys, time),
            new OAuthIntrospectionProbe(server),
            _ => OAuthControl.TokenAsync(Oidc),
            (_, _) => new((IReadOnlyList<SecretValue>?)null));

        /// <summary>Counts what goes to the server, which does not.</summary>
        private sealed class Counted(ICredentialProbe probe, ConcurrentDictionary<VersionId, int> attempts) : ICredentialProbe
        {
            public VerifierDescriptor Descriptor => probe.Descriptor;

            public ValueTask<ProbeEvidence> ProbeAsync(VersionId version, SecretValue secret, OperationId named, CancellationToken cancellationToken = default)
            {
                attempts.AddOrUpdate(version, 1, (_, before) => before + 1);
                return probe.ProbeAsync(version, secret, named, cancellationToken);
            }
        }
    }
}
