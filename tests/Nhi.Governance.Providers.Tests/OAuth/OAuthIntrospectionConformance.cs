using Nhi.Governance.Conformance;
using Nhi.Governance.Conformance.Xunit;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.OAuth;

public sealed class OAuthIntrospectionConformance(FixtureHost<OAuthIntrospectionConformance.Introspection> host) : RevocationVerifierConformance<OAuthIntrospectionConformance.Introspection>(host)
{
    public sealed class Introspection : OAuthVerifierFixture
    {
        public override Type Subject => typeof(OAuthIntrospectionProbe);

        private protected override string Refusal => LoopbackServer.Answer("200 OK", """{"active":false}""", "Content-Type: application/json");

        private protected override string Acceptance => LoopbackServer.Answer("200 OK", """{"active":true}""", "Content-Type: application/json");

        public override ValueTask<VerificationSubject> NewSubjectAsync(CancellationToken cancellationToken = default) => NewTokenAsync();

        public override ValueTask RevokeAsync(VerificationSubject subject, CancellationToken cancellationToken = default) => RevokeTokenAsync(subject);

        public override ValueTask<string?> ObserveAsync(VerificationSubject subject, CancellationToken cancellationToken = default) => ObserveTokenAsync(subject);

        private protected override IRevocationVerifier Over(OAuthServer server, TimeProvider? time) => new ProbingVerifier(new OAuthIntrospectionProbe(server), _ => OAuthControl.TokenAsync(Oidc), Keys, time);

        private protected override async ValueTask<IRevocationVerifier?> InOtherAsync(BrokenWorld world)
        {
            var options = Options();
            options.IntrospectionClient = world switch
            {
                BrokenWorld.WithoutRights => new OAuthClient("introspector", _ => new(SecretValue.CopyText("no longer"))),

                // This server tells a client that may not know that every token is inactive, as the standard wants.
                BrokenWorld.WrongAuthority => (await Oidc.RegisterAsync()).ToClient(),
                _ => null,
            };
            return options.IntrospectionClient is null ? null : Over(Oidc.Reach(options), null);
        }
    }
}
