using System.Diagnostics;
using System.Globalization;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>What <c>psql --csv</c> prints of a real server is read whole.</summary>
public sealed class PsqlExportTests
{
    private const string Roles = "SELECT r.*, a.rolpassword IS NOT NULL AS has_password, 'shop' AS server FROM pg_roles r JOIN pg_authid a USING (oid)";
    private const string Memberships = "SELECT r.rolname AS role, m.rolname AS member, a.admin_option, 'shop' AS server FROM pg_auth_members a JOIN pg_roles r ON r.oid = a.roleid JOIN pg_roles m ON m.oid = a.member";
    private const string Rules = "SELECT *, 'shop' AS server FROM pg_hba_file_rules";

    [PostgreSqlFact]
    public async Task Roles_memberships_and_rules_are_read_whole()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        await server.RunAsync("CREATE ROLE \"orders, eu\" LOGIN PASSWORD 'never-to-be-seen-here' VALID UNTIL '2030-01-01'; CREATE ROLE keepers SUPERUSER; CREATE ROLE plain LOGIN; GRANT keepers TO plain");
        var folder = Directory.CreateTempSubdirectory("nhi-psql-");
        try
        {
            await ExportAsync(server, Roles, Path.Combine(folder.FullName, "roles"));
            await ExportAsync(server, Memberships, Path.Combine(folder.FullName, "memberships"));
            await ExportAsync(server, Rules, Path.Combine(folder.FullName, "rules"));
            var events = new List<SourceEvent>();
            await foreach (var item in new FolderSource(folder.FullName, ExportFormats.All).ReadAsync(new ReadRequest(EstateScope.Empty, TimeProvider.System.GetUtcNow())))
            {
                events.Add(item);
            }

            Assert.Empty(events.OfType<SourceEvent.Rejected>());
            var summaries = events.OfType<SourceEvent.Completed>().ToDictionary(item => item.Value.Format, item => item.Value.Records, StringComparer.Ordinal);
            Assert.Equal(await server.AskAsync<long>("SELECT count(*) FROM pg_roles"), summaries["postgresql/roles"]);
            Assert.Equal(await server.AskAsync<long>("SELECT count(*) FROM pg_auth_members"), summaries["postgresql/memberships"]);
            Assert.Equal(await server.AskAsync<long>("SELECT count(*) FROM pg_hba_file_rules"), summaries["postgresql/login-rules"]);

            var logins = events.OfType<SourceEvent.Observed>().ToDictionary(item => item.Value.Facts.Get(IdentityFacts.Name).Value!, item => item.Value, StringComparer.Ordinal);
            Assert.Equal(["nhi_admin", "orders, eu", "plain"], logins.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), logins["orders, eu"].Credentials.Single().Facts.Get(CredentialFacts.ExpiresAt).Value);
            Assert.Empty(logins["plain"].Credentials);
            Assert.DoesNotContain("never-to-be-seen-here", string.Join('\n', await Task.WhenAll(folder.GetFiles().Select(file => File.ReadAllTextAsync(file.FullName)))), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ExportAsync(PostgreSqlServer server, string query, string path)
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(server.AdminConnection);
        var start = new ProcessStartInfo("psql", ["--csv", "-h", connection.Host!, "-p", connection.Port.ToString(CultureInfo.InvariantCulture), "-U", connection.Username!, "-d", "postgres", "-o", path, "-c", query])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = connection.Password;
        start.Environment["PGTZ"] = "UTC";
        using var client = Process.Start(start)!;
        var said = await client.StandardError.ReadToEndAsync();
        await client.WaitForExitAsync();
        Assert.True(client.ExitCode == 0, said);
    }
}
