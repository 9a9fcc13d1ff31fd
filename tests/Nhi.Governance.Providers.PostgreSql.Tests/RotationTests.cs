using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Rotations as consumers and owners of a database see them.</summary>
public sealed class RotationTests(EstateFixture fixture) : IClassFixture<EstateFixture>
{
    private Estate Estate => fixture.Estate;

    [PostgreSqlFact]
    public async Task A_rotation_moves_consumers_over_then_refuses_the_old_and_ends_its_sessions()
    {
        var provider = Estate.Provider(Estate.Options());
        var credential = await Estate.NewCredentialAsync();
        using var old = await provider.IssueCurrentAsync(credential);
        await using var session = await Estate.LogInAsync(old.PublicPart, old.Secret!);

        using var next = await provider.IssueAsync(credential);
        Assert.Equal((credential.Value + "_a", credential.Value + "_b"), (old.PublicPart, next.PublicPart));
        Assert.True(await Estate.WorksAsync(next.PublicPart, next.Secret!));
        await provider.MoveAsync(next, VersionStage.Current);
        Assert.True(await Estate.WorksAsync(old.PublicPart, old.Secret!));
        Assert.True(await Estate.IsOpenAsync(session));

        await provider.MoveAsync(old, VersionStage.Revoked);
        Assert.False(await Estate.WorksAsync(old.PublicPart, old.Secret!));
        Assert.False(await Estate.IsOpenAsync(session));
        Assert.True(await Estate.WorksAsync(next.PublicPart, next.Secret!));
        Assert.False(await Estate.Server.AskAsync<bool>("SELECT rolpassword IS NOT NULL FROM pg_authid WHERE rolname = $1", old.PublicPart));

        using var third = await provider.IssueAsync(credential);
        Assert.Equal(old.PublicPart, third.PublicPart);
        Assert.NotEqual(old.Version.Id, third.Version.Id);
        Assert.False(await Estate.WorksAsync(old.PublicPart, old.Secret!));
    }

    [PostgreSqlFact]
    public async Task Disabling_ends_sessions_and_enabling_lets_the_same_password_in_again()
    {
        var provider = Estate.Provider(Estate.Options());
        using var issued = await provider.IssueCurrentAsync(await Estate.NewCredentialAsync());
        await using var session = await Estate.LogInAsync(issued.PublicPart, issued.Secret!);
        await provider.MoveAsync(issued, VersionStage.Disabled);
        Assert.False(await Estate.IsOpenAsync(session));
        Assert.False(await Estate.WorksAsync(issued.PublicPart, issued.Secret!));
        await provider.MoveAsync(issued, VersionStage.Previous);
        Assert.True(await Estate.WorksAsync(issued.PublicPart, issued.Secret!));
    }

    [PostgreSqlFact]
    public async Task Privileges_and_what_was_made_outlive_the_login_that_used_them()
    {
        var provider = Estate.Provider(Estate.Options());
        var credential = await Estate.NewCredentialAsync();
        await Estate.Server.RunAsync($"CREATE SCHEMA {credential}s AUTHORIZATION {credential}; CREATE TABLE {credential}s.given (n int); GRANT SELECT ON {credential}s.given TO {credential}");
        using var old = await provider.IssueCurrentAsync(credential);
        await using (var session = await Estate.LogInAsync(old.PublicPart, old.Secret!))
        {
            await new NpgsqlCommand($"CREATE TABLE {credential}s.made (n int); INSERT INTO {credential}s.made VALUES (1); SELECT * FROM {credential}s.given", session).ExecuteNonQueryAsync();
        }

        Assert.Equal(credential.Value, await Estate.Server.AskAsync<string>("SELECT tableowner::text FROM pg_tables WHERE schemaname = $1 AND tablename = 'made'", credential + "s"));
        using var next = await provider.IssueCurrentAsync(credential);
        await provider.MoveAsync(old, VersionStage.Revoked);
        await using var after = await Estate.LogInAsync(next.PublicPart, next.Secret!);
        await new NpgsqlCommand($"SELECT * FROM {credential}s.given; DROP TABLE {credential}s.made", after).ExecuteNonQueryAsync();
    }

    [PostgreSqlFact]
    public async Task One_login_keeps_its_name_and_revoking_the_password_before_ends_only_its_sessions()
    {
        var provider = Estate.Provider(Estate.Options(PostgreSqlRotation.SinglePassword));
        var credential = await Estate.NewCredentialAsync();
        using var old = await provider.IssueCurrentAsync(credential);
        await using var before = await Estate.LogInAsync(old.PublicPart, old.Secret!);
        await Task.Delay(TimeSpan.FromSeconds(2.1));

        using var next = await provider.IssueAsync(credential);
        Assert.Equal(credential.Value, next.PublicPart);
        Assert.False(await Estate.WorksAsync(old.PublicPart, old.Secret!));
        Assert.True(await Estate.WorksAsync(next.PublicPart, next.Secret!));
        Assert.True(await Estate.IsOpenAsync(before));
        Assert.Equal([next.Version.Id], (await provider.StagesAsync(credential)).Keys);

        await Task.Delay(TimeSpan.FromSeconds(3.1));
        await using var session = await Estate.LogInAsync(next.PublicPart, next.Secret!);
        Assert.Equal(VersionStage.Revoked, (await provider.MoveAsync(old, VersionStage.Revoked)).Stage);
        Assert.False(await Estate.IsOpenAsync(before));
        Assert.True(await Estate.IsOpenAsync(session));
    }

    [PostgreSqlFact]
    public async Task A_lifetime_is_kept_by_the_server_and_does_not_pass_to_the_next_version()
    {
        var provider = Estate.Provider(Estate.Options());
        var credential = await Estate.NewCredentialAsync();
        using var brief = await provider.IssueAsync(credential, TimeSpan.FromSeconds(2));
        Assert.True(await Estate.WorksAsync(brief.PublicPart, brief.Secret!));
        while (await Estate.WorksAsync(brief.PublicPart, brief.Secret!))
        {
            await Task.Delay(100);
        }

        Assert.True(await Estate.Server.AskAsync<bool>("SELECT rolvaliduntil <= clock_timestamp() FROM pg_roles WHERE rolname = $1", brief.PublicPart));
        await provider.MoveAsync(brief, VersionStage.Revoked);
        using var lasting = await provider.IssueAsync(credential);
        Assert.Equal(brief.PublicPart, lasting.PublicPart);
        Assert.True(lasting.Version.Facts.Get(CredentialFacts.ExpiresAt).IsAbsent);
        Assert.True(await Estate.WorksAsync(lasting.PublicPart, lasting.Secret!));
    }

    [PostgreSqlFact]
    public async Task What_people_wrote_in_a_comment_stays()
    {
        const string Written = "Owned by team 'billing'\r\n\\ see the runbook; -- nhi/1 stage=pending\n";
        var provider = Estate.Provider(Estate.Options());
        var credential = await Estate.NewCredentialAsync();
        using var first = await provider.IssueAsync(credential);
        var line = await CommentAsync(first.PublicPart);
        await Estate.Server.RunAsync((await Estate.Server.AskAsync<string>($"SELECT format('COMMENT ON ROLE {first.PublicPart} IS %L', $1)", Written + "\n" + line))!);
        await provider.MoveAsync(first, VersionStage.Current);
        await provider.MoveAsync(first, VersionStage.Revoked);
        using var second = await provider.IssueAsync(credential);
        var comment = await CommentAsync(second.PublicPart);
        Assert.Equal(Written, RoleNote.HumanPart(comment));
        Assert.Equal(VersionStage.Pending, RoleNote.Find(comment)!.Stage);
    }

    [PostgreSqlFact]
    public async Task A_login_somebody_else_made_is_unknown_until_it_is_taken_over()
    {
        var provider = Estate.Provider(Estate.Options());
        var credential = await Estate.NewCredentialAsync();
        await Estate.Server.RunAsync($"CREATE ROLE {credential}_a LOGIN PASSWORD 'by hand' IN ROLE {credential}; CREATE ROLE {credential}_b LOGIN");
        await GrantFromSixteenAsync($"{credential}_a");
        var found = Assert.Single(await provider.StagesAsync(credential));
        Assert.Equal(VersionStage.Unknown, found.Value);
        var full = Steps.Failure(await provider.IssueAsync(credential.ToIssue()));
        Assert.Equal((FailureKind.LimitReached, false), (full.Kind, full.MayHaveApplied));

        var move = new OperationIntent.Move(OperationId.New(), "postgresql", credential, TimeProvider.System.GetUtcNow(), found.Key, VersionStage.Current);
        Assert.Equal((found.Key, VersionStage.Current), (Steps.Value(await provider.MoveAsync(move)).Id, (await provider.StagesAsync(credential))[found.Key]));
        using var hand = SecretValue.CopyText("by hand");
        Assert.True(await Estate.WorksAsync($"{credential}_a", hand));
        Steps.Value(await provider.MoveAsync(new OperationIntent.Move(OperationId.New(), "postgresql", credential, TimeProvider.System.GetUtcNow(), found.Key, VersionStage.Revoked)));
        Assert.False(await Estate.WorksAsync($"{credential}_a", hand));
    }

    [PostgreSqlFact]
    public async Task A_role_changed_by_hand_is_told_as_the_server_has_it()
    {
        var provider = Estate.Provider(Estate.Options());
        var credential = await Estate.NewCredentialAsync();
        using var issued = await provider.IssueCurrentAsync(credential);
        await Estate.Server.RunAsync($"ALTER ROLE {issued.PublicPart} NOLOGIN");
        Assert.Equal(VersionStage.Disabled, (await provider.StagesAsync(credential))[issued.Version.Id]);
        await provider.MoveAsync(issued, VersionStage.Revoked);
        await Estate.Server.RunAsync($"ALTER ROLE {issued.PublicPart} LOGIN PASSWORD 'by hand'");
        Assert.Equal(VersionStage.Unknown, (await provider.StagesAsync(credential))[issued.Version.Id]);
    }

    [PostgreSqlFact]
    public async Task A_role_that_logs_in_itself_is_no_group_to_alternate_in()
    {
        var provider = Estate.Provider(Estate.Options());
        var credential = await Estate.NewCredentialAsync();
        await Estate.Server.RunAsync($"ALTER ROLE {credential} LOGIN");
        Assert.Equal(FailureKind.Invalid, Steps.Failure(await provider.IssueAsync(credential.ToIssue())).Kind);
        Assert.Equal(FailureKind.NotFound, Steps.Failure(await provider.IssueAsync(new CredentialId("nobody").ToIssue())).Kind);
    }

    private async Task GrantFromSixteenAsync(string role)
    {
        if (int.Parse((await Estate.Server.AskAsync<string>("SHOW server_version_num"))!, System.Globalization.CultureInfo.InvariantCulture) >= 160000)
        {
            await Estate.Server.RunAsync($"GRANT {role} TO {Estate.Rotator} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE");
        }
    }

    private Task<string?> CommentAsync(string role) => Estate.Server.AskAsync<string>("SELECT shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = $1", role);
}
