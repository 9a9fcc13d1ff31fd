using System.Reflection;
using Nhi.Governance.Conformance.Xunit;

namespace CustomProvider;

#region laws
public sealed class RedisProviderLaws(FixtureHost<RedisProviderFixture> host) : CredentialProviderConformance<RedisProviderFixture>(host);

public sealed class RedisProbeLaws(FixtureHost<RedisProbeFixture> host) : RevocationVerifierConformance<RedisProbeFixture>(host);

public sealed class RedisUsageLaws(FixtureHost<RedisUsageFixture> host) : UsageSourceConformance<RedisUsageFixture>(host);

public sealed class RedisKeyLaws(FixtureHost<EstateKeyFixture> host) : FingerprintKeyConformance<EstateKeyFixture>(host);

public sealed class NothingForgotten : ContractCompleteness
{
    protected override IReadOnlyList<Assembly> Implementations => [typeof(RedisCredentialProvider).Assembly];
}
#endregion
