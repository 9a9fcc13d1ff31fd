using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Two nodes at once, and transactions nobody answers for.</summary>
public sealed class LostAnswerTests(EstateFixture fixture) : IClassFixture<EstateFixture>
{
    private Estate Estate => fixture.Estate;

    [PostgreSqlFact]
    public async Task Of_two_nodes_that_rotate_at_once_one_wins_even_where_they_share_no_lock()
    {
        await Estate.Server.RunAsync("CREATE DATABASE elsewhere");
        var here = Estate.Provider(Estate.Options());
        var there = Estate.Provider(Estate.Options(database: "elsewhere"));
        for (var round = 0; round < 10; round++)
        {
            var credential = await Estate.NewCredentialAsync();
            var outcomes = await Task.WhenAll(new[] { here, there, here, there }.Select(provider => Task.Run(() => provider.IssueAsync(credential.ToIssue()).AsTask())));
            var won = Assert.Single(outcomes, outcome => outcome.IsSuccess);
            using var issued = Steps.Value(won);
            Assert.All(outcomes.Where(outcome => !outcome.IsSuccess).Select(Steps.Failure), failure =>
            {
                Assert.Equal(FailureKind.Conflict, failure.Kind);
                Assert.False(failure.MayHaveApplied);
            });
            Assert.True(await Estate.WorksAsync(issued.PublicPart, issued.Secret!));
            Assert.Equal(issued.Version.Id, Assert.Single(await here.StagesAsync(credential)).Key);
        }
    }

    [PostgreSqlFact]
    public async Task Recovery_waits_for_a_transaction_that_is_still_open_and_then_tells_its_end()
    {
        var provider = Estate.Provider(Estate.Options());
        foreach (var commits in new[] { true, false })
        {
            var credential = await Estate.NewCredentialAsync();
            var intent = credential.ToIssue();
            await using var zombie = new NpgsqlConnection(Estate.Server.AdminConnection + ";Pooling=false");
            await zombie.OpenAsync();
            await using var transaction = await zombie.BeginTransactionAsync();
            var key = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("nhi.governance:" + credential.Value)));
            await new NpgsqlCommand($"SELECT pg_advisory_xact_lock({key}); CREATE ROLE {credential}_a LOGIN IN ROLE {credential}; COMMENT ON ROLE {credential}_a IS '{new RoleNote(VersionStage.Pending, intent.Id, DateTimeOffset.UnixEpoch, null)}'", zombie).ExecuteNonQueryAsync();
            var asked = provider.RecoverAsync(intent).AsTask();
            while (await Estate.Server.AskAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 0)
            {
                Assert.False(asked.IsCompleted, "it answers while the transaction is open");
                await Task.Delay(20);
            }

            await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
            Assert.Equal(commits, await asked is Recovery.Applied);
            Assert.Equal(!commits, await asked is Recovery.NotApplied);
        }
    }

    [PostgreSqlFact]
    public async Task Recovery_that_waits_too_long_does_not_guess()
    {
        var credential = await Estate.NewCredentialAsync();
        await using var zombie = new NpgsqlConnection(Estate.Server.AdminConnection + ";Pooling=false");
        await zombie.OpenAsync();
        var key = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("nhi.governance:" + credential.Value)));
        await new NpgsqlCommand($"SELECT pg_advisory_lock({key})", zombie).ExecuteNonQueryAsync();
        var options = new PostgreSqlOptions { ConnectionString = Estate.Options().ConnectionString, RequireVerifiedServer = false, LockTimeout = TimeSpan.FromMilliseconds(200) };
        var provider = Estate.Provider(options);
        Assert.IsType<Recovery.Unknown>(await provider.RecoverAsync(credential.ToIssue()));
        var failure = Steps.Failure(await provider.IssueAsync(credential.ToIssue()));
        Assert.Equal((FailureKind.Conflict, false), (failure.Kind, failure.MayHaveApplied));
    }

    [PostgreSqlFact]
    public async Task The_same_operation_issues_once_and_moves_once()
    {
        var provider = Estate.Provider(Estate.Options());
        var credential = await Estate.NewCredentialAsync();
        var issue = credential.ToIssue();
        using var first = Steps.Value(await provider.IssueAsync(issue));
        var again = Steps.Failure(await provider.IssueAsync(issue));
        Assert.Equal((FailureKind.Conflict, true), (again.Kind, again.MayHaveApplied));

        var promotion = first.ToMove(VersionStage.Current);
        Steps.Value(await provider.MoveAsync(promotion));
        using var second = await provider.IssueCurrentAsync(credential);
        Assert.Equal(VersionStage.Previous, Steps.Value(await provider.MoveAsync(promotion)).Stage);
        Assert.Equal(VersionStage.Current, (await provider.StagesAsync(credential))[second.Version.Id]);
        Assert.Equal(VersionStage.Previous, Assert.IsType<Recovery.Applied>(await provider.RecoverAsync(promotion)).Version.Stage);
    }

    [PostgreSqlFact]
    public async Task A_revocation_whose_sessions_run_on_is_not_told_as_made_and_is_completed_when_sent_again()
    {
        var credential = await Estate.NewCredentialAsync();
        using var issued = await Estate.Provider(Estate.Options()).IssueCurrentAsync(credential);
        await using var session = await Estate.LogInAsync(issued.PublicPart, issued.Secret!);
        var revocation = issued.ToMove(VersionStage.Revoked);

        // As far as one who may change roles but end nobody's session gets.
        await Estate.Server.RunAsync($"REVOKE pg_signal_backend FROM {Estate.Rotator}");
        var provider = Estate.Provider(Estate.Options());
        try
        {
            var failure = Steps.Failure(await provider.MoveAsync(revocation));
            Assert.Equal((FailureKind.Denied, true), (failure.Kind, failure.MayHaveApplied));
            Assert.False(await Estate.WorksAsync(issued.PublicPart, issued.Secret!));
            Assert.True(await Estate.IsOpenAsync(session));
            Assert.IsType<Recovery.NotApplied>(await provider.RecoverAsync(revocation));
        }
        finally
        {
            await Estate.Server.RunAsync($"GRANT pg_signal_backend TO {Estate.Rotator}");
        }

        Steps.Value(await LostAnswer.MakeGoodAsync(provider, revocation));
        Assert.False(await Estate.IsOpenAsync(session));
        Assert.IsType<Recovery.Applied>(await provider.RecoverAsync(revocation));
    }

    [PostgreSqlFact]
    public async Task A_standby_or_a_database_that_takes_no_changes_is_not_mistaken()
    {
        await Estate.Server.RunAsync("CREATE DATABASE sealed; ALTER DATABASE sealed SET default_transaction_read_only = on");
        var failure = Steps.Failure(await Estate.Provider(Estate.Options(database: "sealed")).IssueAsync((await Estate.NewCredentialAsync()).ToIssue()));
        Assert.Equal((FailureKind.Unavailable, false), (failure.Kind, failure.MayHaveApplied));
        var missing = Steps.Failure(await Estate.Provider(Estate.Options(database: "missing")).IssueAsync((await Estate.NewCredentialAsync()).ToIssue()));
        Assert.Equal((FailureKind.Invalid, false), (missing.Kind, missing.MayHaveApplied));
    }
}
