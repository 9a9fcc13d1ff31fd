using System.Reflection;
using Nhi.Governance.Conformance.Xunit;

namespace Nhi.Governance.Providers.PostgreSql.Conformance;

public sealed class AlternatingRolesConformance(FixtureHost<AlternatingRolesFixture> host) : CredentialProviderConformance<AlternatingRolesFixture>(host);

public sealed class SinglePasswordConformance(FixtureHost<SinglePasswordFixture> host) : CredentialProviderConformance<SinglePasswordFixture>(host);

public sealed class LoginProbeConformance(FixtureHost<LoginProbeFixture> host) : RevocationVerifierConformance<LoginProbeFixture>(host);

public sealed class SessionsConformance(FixtureHost<SessionsFixture> host) : UsageSourceConformance<SessionsFixture>(host);

public sealed class Completeness : ContractCompleteness
{
    protected override IReadOnlyList<Assembly> Implementations { get; } = [typeof(PostgreSqlCredentialProvider).Assembly];
}
