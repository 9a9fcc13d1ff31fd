using Nhi.Governance.Conformance;
using Nhi.Governance.Conformance.Xunit;

namespace Nhi.Governance.Providers.OAuth;

public sealed class OAuthTokenProviderConformance(FixtureHost<OAuthTokenProviderConformance.OAuthIssuer> host) : CredentialProviderConformance<OAuthTokenProviderConformance.OAuthIssuer>(host)
{
    /// <summary>One client of the real server. Its tokens know nothing of each other, so that every law may have it.</summary>
    public sealed class OAuthIssuer : CredentialProviderFixture
    {
        private readonly OneKey _keys = new();
        private OidcServer? _oidc;
        private OidcClient? _client;

        public override Type Subject => typeof(OAuthTokenProvider);

        public override ICredentialProvider Provider => new OAuthTokenProvider(_oidc!.Reach(_oidc.OptionsFor(_client!)));

        public override ICredentialProvider OtherNode => Provider;

        public override IRevocationVerifier Verifier =>
            new ProbingVerifier(new OAuthIntrospectionProbe(_oidc!.Reach(_oidc.OptionsFor(_client!))), _ => OAuthControl.TokenAsync(_oidc), _keys);

        public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
        {
            if (OidcServer.Missing is { } missing)
            {
                return missing;
            }

            _oidc = await OidcServer.GetAsync();
            _client = await _oidc.RegisterAsync();
            return null;
        }

        public override ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default) => new(new CredentialId(_client!.Id));

        public override async ValueTask<bool> WorksAsync(CredentialVersion version, string publicPart, SecretValue? secret, CancellationToken cancellationToken = default) =>
            await _oidc!.WorksAsync(secret!);
    }
}
