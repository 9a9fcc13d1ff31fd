using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Hostile names, and where a password must not be seen.</summary>
public sealed class SafetyTests(EstateFixture fixture) : IClassFixture<EstateFixture>
{
    private static readonly string[] Fragments =
    [
        "\"", "'", "\\", ";", "--", "/*", "*/", "$$", "$1", ":", "%I", " ", "\n", "\t", "ä", "名", "\U0001F511", "E'", "\"; DROP ROLE nhi_rotator; --", "'; SELECT 1; --", "app", "_a", "{0}", "nhi/1", "select",
    ];

    private static Gen<string> Nasty { get; } = Gen.Elements(Fragments).NonEmptyListOf().Select(parts =>
    {
        var name = string.Concat(parts.Take(5));
        while (Encoding.UTF8.GetByteCount(name) > Sql.LongestName - 8)
        {
            name = string.Concat(name.EnumerateRunes().SkipLast(1));
        }

        return name + Guid.NewGuid().ToString("N")[..6];
    });

    private Estate Estate => fixture.Estate;

    [PostgreSqlFact]
    public async Task A_credential_of_any_name_is_issued_used_and_revoked_and_nothing_else_happens()
    {
        var provider = Estate.Provider(Estate.Options());
        foreach (var name in Nasty.Sample(40))
        {
            var credential = await Estate.NewCredentialAsync(name);
            var others = await OthersAsync(name);
            using var issued = await provider.IssueCurrentAsync(credential);
            Assert.Equal(name + "_a", issued.PublicPart);
            await using (var session = await Estate.LogInAsync(issued.PublicPart, issued.Secret!))
            {
                Assert.Equal(name, await new NpgsqlCommand("SELECT current_user::text", session).ExecuteScalarAsync());
            }

            var probe = new PostgreSqlLoginProbe(Estate.Options());
            Assert.Equal(Verdict.Alive, (await probe.ProbeAsync(issued.Version.Id, issued.Secret!, OperationId.New())).Seen);
            Assert.Equal(VersionStage.Current, (await provider.StagesAsync(credential))[issued.Version.Id]);
            await provider.MoveAsync(issued, VersionStage.Revoked);
            Assert.False(await Estate.WorksAsync(issued.PublicPart, issued.Secret!));
            Assert.Equal(others, await OthersAsync(name));
        }
    }

    [PostgreSqlFact]
    public async Task A_quoted_name_or_text_is_read_back_by_the_server_as_it_was()
    {
        await using var source = NpgsqlDataSource.Create(Estate.Server.AdminConnection);
        foreach (var standard in new[] { "on", "off" })
        {
            await using var connection = await source.OpenConnectionAsync();
            await new NpgsqlCommand($"SET standard_conforming_strings = {standard}", connection).ExecuteNonQueryAsync();
            foreach (var text in Nasty.Sample(200))
            {
                await using var command = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand($"SELECT {Sql.Literal(text)}, 1 AS {Sql.Identifier(text)}") } };
                await using var reader = await command.ExecuteReaderAsync();
                Assert.True(await reader.ReadAsync());
                Assert.Equal((text, text), (reader.GetString(0), reader.GetName(1)));
            }
        }
    }

    [Fact]
    public async Task A_name_no_role_can_have_is_refused_before_anybody_is_asked()
    {
        using var provider = new PostgreSqlCredentialProvider(new PostgreSqlOptions { ConnectionString = "Host=127.0.0.1;Port=1;Username=u", RequireVerifiedServer = false });
        foreach (var name in new[] { "a\0b", "\ud800", new string('x', 64), new string('ä', 32), new string('x', 62) })
        {
            var failure = Steps.Failure(await provider.IssueAsync(new CredentialId(name).ToIssue()));
            Assert.Equal((FailureKind.Invalid, false), (failure.Kind, failure.MayHaveApplied));
            Assert.Empty(await provider.StagesAsync(new CredentialId(name)));
            Assert.IsType<Recovery.NotApplied>(await provider.RecoverAsync(new CredentialId(name).ToIssue()));
        }
    }

    [PostgreSqlFact]
    public async Task The_server_logs_every_statement_and_never_a_password()
    {
        var alternating = Estate.Provider(Estate.Options());
        var single = Estate.Provider(Estate.Options(PostgreSqlRotation.SinglePassword));
        var probe = new PostgreSqlLoginProbe(Estate.Options());
        foreach (var provider in new[] { alternating, single })
        {
            var credential = await Estate.NewCredentialAsync();
            using var issued = await provider.IssueAsync(credential, TimeSpan.FromHours(1));
            await probe.ProbeAsync(issued.Version.Id, issued.Secret!, OperationId.New());
            await provider.MoveAsync(issued, VersionStage.Revoked);
            await probe.ProbeAsync(issued.Version.Id, issued.Secret!, OperationId.New());
            var log = Estate.Server.Log;
            Assert.Contains($"\"{issued.PublicPart}\" LOGIN PASSWORD 'SCRAM-SHA-256$", log);
            var secret = Encoding.UTF8.GetString(issued.Secret!.Reveal());
            Assert.Equal(43, secret.Length);
            Assert.DoesNotContain(secret, log);
            Assert.DoesNotContain(secret[..16], log);
        }
    }

    [PostgreSqlFact]
    public async Task The_verifier_is_what_the_server_itself_would_make()
    {
        await Estate.Server.RunAsync("SET password_encryption = 'scram-sha-256'; CREATE ROLE reckoned LOGIN PASSWORD 'correct horse'");
        var made = (await Estate.Server.AskAsync<string>("SELECT rolpassword FROM pg_authid WHERE rolname = 'reckoned'"))!;
        var salt = Convert.FromBase64String(made.Split('$', ':')[2]);
        Assert.Equal(made, ScramPassword.Verifier("correct horse"u8, salt, 4096));
    }

    private async Task<string?> OthersAsync(string name) => await Estate.Server.AskAsync<string>(
        "SELECT string_agg(rolname || rolcanlogin || rolsuper || coalesce(rolpassword, '') || coalesce(shobj_description(oid, 'pg_authid'), ''), ',' ORDER BY oid) FROM pg_authid WHERE rolname <> ALL ($1)",
        (object)new[] { name, name + "_a", name + "_b" });
}
