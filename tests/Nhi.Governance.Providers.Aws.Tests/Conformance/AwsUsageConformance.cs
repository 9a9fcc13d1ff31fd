using Nhi.Governance.Conformance.Xunit;

namespace Nhi.Governance.Providers.Aws.Conformance;

public sealed class AwsUsageConformance(FixtureHost<AwsUsageFixture> host) : UsageSourceConformance<AwsUsageFixture>(host);
