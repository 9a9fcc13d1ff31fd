namespace Nhi.Governance.Providers.PostgreSql.Conformance;

/// <summary>One login role.</summary>
public sealed class SinglePasswordFixture() : IssuerFixture(PostgreSqlRotation.SinglePassword);
