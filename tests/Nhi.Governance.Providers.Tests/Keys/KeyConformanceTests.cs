using Nhi.Governance.Conformance.Xunit;

namespace Nhi.Governance.Providers.Keys;

public sealed class FileFingerprintKeyLaws(FixtureHost<FileFingerprintKeyFixture> host) : FingerprintKeyConformance<FileFingerprintKeyFixture>(host);

public sealed class EnvironmentFingerprintKeyLaws(FixtureHost<EnvironmentFingerprintKeyFixture> host) : FingerprintKeyConformance<EnvironmentFingerprintKeyFixture>(host);
