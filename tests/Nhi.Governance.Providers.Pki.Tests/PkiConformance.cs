using Nhi.Governance.Conformance.Xunit;

namespace Nhi.Governance.Providers.Pki;

public sealed class OpenSslIssuerConformance(FixtureHost<OpenSslIssuerFixture> host) : CredentialProviderConformance<OpenSslIssuerFixture>(host);

public sealed class OcspVerifierConformance(FixtureHost<OcspVerifierFixture> host) : RevocationVerifierConformance<OcspVerifierFixture>(host);

public sealed class CrlVerifierConformance(FixtureHost<CrlVerifierFixture> host) : RevocationVerifierConformance<CrlVerifierFixture>(host);
