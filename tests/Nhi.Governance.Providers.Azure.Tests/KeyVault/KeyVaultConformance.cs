using Nhi.Governance.Conformance.Xunit;

namespace Nhi.Governance.Providers.Azure.KeyVault;

public sealed class KeyVaultConformance(FixtureHost<KeyVaultFixture> host) : SecretStoreConformance<KeyVaultFixture>(host);
