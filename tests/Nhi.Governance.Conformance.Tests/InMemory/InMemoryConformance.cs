using System.Reflection;
using Nhi.Governance.Conformance.Xunit;
using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Tests.InMemory;

public sealed class InMemorySecretStoreTests(FixtureHost<InMemorySecretStoreFixture> host) : SecretStoreConformance<InMemorySecretStoreFixture>(host);

public sealed class PlainSecretStoreTests(FixtureHost<PlainSecretStoreFixture> host) : SecretStoreConformance<PlainSecretStoreFixture>(host);

public sealed class ProbingVerifierTests(FixtureHost<ProbingVerifierFixture> host) : RevocationVerifierConformance<ProbingVerifierFixture>(host);

public sealed class InMemoryUsageSourceTests(FixtureHost<InMemoryUsageSourceFixture> host) : UsageSourceConformance<InMemoryUsageSourceFixture>(host);

public sealed class LastUsedSourceTests(FixtureHost<LastUsedSourceFixture> host) : UsageSourceConformance<LastUsedSourceFixture>(host);

public sealed class InMemoryFingerprintKeysTests(FixtureHost<InMemoryFingerprintKeysFixture> host) : FingerprintKeyConformance<InMemoryFingerprintKeysFixture>(host);

public sealed class InMemoryInventoryStoreTests(FixtureHost<InMemoryInventoryStoreFixture> host) : InventoryStoreConformance<InMemoryInventoryStoreFixture>(host);

public sealed class InMemoryIdentitySourceTests(FixtureHost<InMemoryIdentitySourceFixture> host) : IdentitySourceConformance<InMemoryIdentitySourceFixture>(host);

public sealed class TestingCompleteness : ContractCompleteness
{
    protected override IReadOnlyList<Assembly> Implementations { get; } = [typeof(ManualClock).Assembly];

    protected override IReadOnlyDictionary<Type, string> Excused { get; } = new Dictionary<Type, string>
    {
        [typeof(InMemoryProbe)] = "proved inside the verifier that judges it, by ProbingVerifierTests",
        [typeof(InMemoryCredentialProvider)] = "the healthy issuer of the kill matrix, which proves it in five forms",
    };
}
