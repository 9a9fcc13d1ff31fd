using Nhi.Governance.Conformance.Xunit;

namespace Nhi.Governance.Providers.Aws.Conformance;

public sealed class AwsVerifierConformance(FixtureHost<AwsVerifierFixture> host) : RevocationVerifierConformance<AwsVerifierFixture>(host);
