using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Databases;

/// <summary>The formats of database servers.</summary>
internal static class DatabaseFormats
{
    public static IReadOnlyList<IExportFormat> All { get; } = [.. PostgreSqlRoles.All, .. SqlServerLogins.All, .. MySqlAccounts.All, .. SnowflakeUsers.All];
}
