using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Which sessions are told, and which are not.</summary>
public sealed class UsageTests(EstateFixture fixture) : IClassFixture<EstateFixture>
{
    private Estate Estate => fixture.Estate;

    [PostgreSqlFact]
    public async Task Open_sessions_are_told_with_version_place_and_purpose()
    {
        var provider = Estate.Provider(Estate.Options());
        var credential = await Estate.NewCredentialAsync();
        using var issued = await provider.IssueCurrentAsync(credential);
        var usage = Estate.Usage(Estate.Options());
        Assert.Empty(await ReadAsync(usage, credential));
        await using var session = await Estate.LogInAsync(issued.PublicPart, issued.Secret!);
        var use = Assert.Single(await ReadAsync(usage, credential));
        Assert.Equal((credential, (VersionId?)issued.Version.Id, UsageKind.OpenSession, "127.0.0.1", "postgres"), (use.Credential, use.Version, use.Kind, use.Origin, use.Purpose));
        Assert.Empty(await usage.ReadAsync(new UsageQuery(credential, DateTimeOffset.MinValue, use.At)).ToListAsync());
        Assert.Single(await usage.ReadAsync(new UsageQuery(credential, use.At, use.At.AddTicks(1))).ToListAsync());
        Assert.Empty(await usage.ReadAsync(new UsageQuery(credential, use.At.AddTicks(1), DateTimeOffset.MaxValue)).ToListAsync());
    }

    [PostgreSqlFact]
    public async Task Nobody_hides_behind_the_name_of_a_probe_for_long()
    {
        var provider = Estate.Provider(Estate.Options());
        var credential = await Estate.NewCredentialAsync();
        using var issued = await provider.IssueCurrentAsync(credential);
        await using var session = await Estate.LogInAsync(issued.PublicPart, issued.Secret!);
        var usage = Estate.Usage(Estate.Options());
        await new NpgsqlCommand($"SET application_name = '{PostgreSqlLoginProbe.ApplicationName}{OperationId.New()}'", session).ExecuteNonQueryAsync();
        Assert.Empty(await ReadAsync(usage, credential));
        foreach (var name in new[] { PostgreSqlLoginProbe.ApplicationName, PostgreSqlLoginProbe.ApplicationName + OperationId.New() + " ", "x" + PostgreSqlLoginProbe.ApplicationName + OperationId.New() })
        {
            await new NpgsqlCommand($"SET application_name = '{name}'", session).ExecuteNonQueryAsync();
            Assert.Single(await ReadAsync(usage, credential));
        }
    }

    [PostgreSqlFact]
    public async Task Sessions_that_may_not_be_looked_at_are_no_empty_answer()
    {
        var provider = Estate.Provider(Estate.Options());
        var credential = await Estate.NewCredentialAsync();
        using var issued = await provider.IssueCurrentAsync(credential);
        await using var session = await Estate.LogInAsync(issued.PublicPart, issued.Secret!);
        var refused = await Assert.ThrowsAsync<ProviderException>(() => ReadAsync(Estate.Usage(Estate.Options(role: "nhi_reader")), credential));
        Assert.Equal(FailureKind.Denied, refused.Failure.Kind);
    }

    private static async Task<List<UsageEvent>> ReadAsync(PostgreSqlUsageSource usage, CredentialId credential) =>
        await usage.ReadAsync(new UsageQuery(credential, DateTimeOffset.MinValue, DateTimeOffset.MaxValue)).ToListAsync();
}
