using Nhi.Governance.Conformance.Xunit;

namespace Nhi.Governance.Providers.Aws.Conformance;

public sealed class AwsIssuerConformance(FixtureHost<AwsIssuerFixture> host) : CredentialProviderConformance<AwsIssuerFixture>(host);
