using Nhi.Governance.Conformance;
using Nhi.Governance.Conformance.Xunit;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.OAuth;

public sealed class OAuthResourceConformance(FixtureHost<OAuthResourceConformance.Resource> host) : RevocationVerifierConformance<OAuthResourceConformance.Resource>(host)
{
    public sealed class Resource : OAuthVerifierFixture
    {
        public override Type Subject => typeof(OAuthResourceProbe);

        private protected override string Refusal => LoopbackServer.Answer("401 Unauthorized", "", "WWW-Authenticate: Bearer error=\"invalid_token\"");

        private protected override string Acceptance => LoopbackServer.Answer("200 OK", "<html>please log in</html>", "Content-Type: text/html");

        public override ValueTask<VerificationSubject> NewSubjectAsync(CancellationToken cancellationToken = default) => NewTokenAsync();

        public override ValueTask RevokeAsync(VerificationSubject subject, CancellationToken cancellationToken = default) => RevokeTokenAsync(subject);

        public override ValueTask<string?> ObserveAsync(VerificationSubject subject, CancellationToken cancellationToken = default) => ObserveTokenAsync(subject);

        private protected override IRevocationVerifier Over(OAuthServer server, TimeProvider? time) => new ProbingVerifier(new OAuthResourceProbe(server), _ => OAuthControl.TokenAsync(Oidc), Keys, time);
    }
}
