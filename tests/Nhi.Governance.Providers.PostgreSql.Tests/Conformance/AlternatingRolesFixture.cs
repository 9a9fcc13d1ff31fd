namespace Nhi.Governance.Providers.PostgreSql.Conformance;

/// <summary>Two login roles that take turns.</summary>
public sealed class AlternatingRolesFixture() : IssuerFixture(PostgreSqlRotation.AlternatingRoles);
