namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>What a login says of a credential, and what it does not.</summary>
public sealed class ProbeTests(EstateFixture fixture) : IClassFixture<EstateFixture>
{
    private static readonly VersionId Role = RoleVersionId.Of("probed", new OperationId(Guid.Empty));

    private Estate Estate => fixture.Estate;

    [PostgreSqlFact]
    public async Task A_refusal_is_of_the_password_or_the_role()
    {
        var provider = Estate.Provider(Estate.Options());
        using var issued = await provider.IssueCurrentAsync(await Estate.NewCredentialAsync());
        var probe = new PostgreSqlLoginProbe(Estate.Options());
        await SeesAsync(Verdict.Alive, "logged in", probe, issued);
        await Estate.Server.RunAsync($"ALTER ROLE {issued.PublicPart} NOLOGIN");
        await SeesAsync(Verdict.Refused, "28000", probe, issued);
        await Estate.Server.RunAsync($"ALTER ROLE {issued.PublicPart} LOGIN VALID UNTIL '2020-01-01'");
        await SeesAsync(Verdict.Refused, "28P01", probe, issued);
        await provider.MoveAsync(issued, VersionStage.Revoked);
        await SeesAsync(Verdict.Refused, "28P01", probe, issued);
    }

    [PostgreSqlFact]
    public async Task What_is_not_about_the_credential_is_indeterminate()
    {
        var provider = Estate.Provider(Estate.Options());
        using var issued = await provider.IssueCurrentAsync(await Estate.NewCredentialAsync());
        await SeesAsync(Verdict.Indeterminate, "3D000", new PostgreSqlLoginProbe(Estate.Options(database: "missing")), issued);
        await Estate.Server.RunAsync("CREATE DATABASE closed; REVOKE CONNECT ON DATABASE closed FROM PUBLIC");
        await SeesAsync(Verdict.Indeterminate, "42501", new PostgreSqlLoginProbe(Estate.Options(database: "closed")), issued);
        await Estate.Server.RunAsync($"ALTER ROLE {issued.PublicPart} CONNECTION LIMIT 0");
        await SeesAsync(Verdict.Indeterminate, "53300", new PostgreSqlLoginProbe(Estate.Options()), issued);
        await Estate.Server.RunAsync($"ALTER ROLE {issued.PublicPart} CONNECTION LIMIT -1");
        await SeesAsync(Verdict.Alive, "logged in", new PostgreSqlLoginProbe(Estate.Options()), issued);
    }

    [PostgreSqlFact]
    public Task Rules_that_refuse_before_they_look_are_indeterminate() => InAsync("host all all all reject", Verdict.Indeterminate, "28000");

    [PostgreSqlFact]
    public Task No_rule_at_all_is_indeterminate() => InAsync($"host all {PostgreSqlServer.Admin} all trust", Verdict.Indeterminate, "28000");

    [PostgreSqlFact]
    public Task A_server_that_asks_for_no_password_proves_nothing() => InAsync("host all all all trust", Verdict.Indeterminate, "does not keep to SCRAM");

    [PostgreSqlFact]
    public Task A_server_that_wants_the_password_in_clear_does_not_get_it() => InAsync("host all all all password", Verdict.Indeterminate, "does not keep to SCRAM");

    [PostgreSqlFact]
    public async Task A_probe_is_named_in_the_servers_log_and_leaves_no_session()
    {
        var provider = Estate.Provider(Estate.Options());
        using var issued = await provider.IssueCurrentAsync(await Estate.NewCredentialAsync());
        var probe = OperationId.New();
        await new PostgreSqlLoginProbe(Estate.Options()).ProbeAsync(issued.Version.Id, issued.Secret!, probe);
        Assert.Contains($"application_name=nhi-probe/{probe}", Estate.Server.Log);
        while (await Estate.Server.AskAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE usename = $1", issued.PublicPart) > 0)
        {
            await Task.Delay(20);
        }
    }

    [Fact]
    public void A_server_that_need_not_prove_itself_is_chosen_aloud()
    {
        var options = new PostgreSqlOptions { ConnectionString = "Host=db.example;Username=u;SSL Mode=Require" };
        Assert.Throws<ArgumentException>(() => new PostgreSqlLoginProbe(options));
        Assert.Throws<ArgumentException>(() => new PostgreSqlCredentialProvider(options));
        _ = new PostgreSqlLoginProbe(new PostgreSqlOptions { ConnectionString = "Host=db.example;Username=u;SSL Mode=VerifyFull" });
        Assert.Throws<ArgumentException>(() => new PostgreSqlLoginProbe(new PostgreSqlOptions { ConnectionString = "Host=a,b;Username=u;SSL Mode=VerifyFull" }));
        Assert.Throws<ArgumentException>(() => new PostgreSqlLoginProbe(new PostgreSqlOptions()));
    }

    private static async Task SeesAsync(Verdict verdict, string answer, PostgreSqlLoginProbe probe, IssuedVersion issued)
    {
        var seen = await probe.ProbeAsync(issued.Version.Id, issued.Secret!, OperationId.New());
        Assert.Equal(verdict, seen.Seen);
        Assert.Contains(answer, seen.Answer);
    }

    /// <summary>Logs in to a server of its own, whose superuser gets in by rules of their own.</summary>
    private static async Task InAsync(string rules, Verdict verdict, string answer)
    {
        await using var server = await PostgreSqlServer.StartAsync(rules);
        using var secret = ScramPassword.New();
        var probe = new PostgreSqlLoginProbe(new PostgreSqlOptions { ConnectionString = server.AdminConnection, RequireVerifiedServer = false });
        var seen = await probe.ProbeAsync(Role, secret, OperationId.New());
        Assert.Equal(verdict, seen.Seen);
        Assert.Contains(answer, seen.Answer);
        if (rules.Contains("password", StringComparison.Ordinal))
        {
            Assert.DoesNotContain(System.Text.Encoding.UTF8.GetString(secret.Reveal()), server.Log);
        }
    }
}
