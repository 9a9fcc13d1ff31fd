using Nhi.Governance.Conformance.Xunit;

namespace Nhi.Governance.Providers.Aws.Conformance;

public sealed class AwsStoreConformance(FixtureHost<AwsStoreFixture> host) : SecretStoreConformance<AwsStoreFixture>(host);
