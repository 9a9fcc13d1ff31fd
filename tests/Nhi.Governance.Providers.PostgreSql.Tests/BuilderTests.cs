using Microsoft.Extensions.DependencyInjection;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>What a host gets.</summary>
public sealed class BuilderTests(EstateFixture fixture) : IClassFixture<EstateFixture>
{
    private Estate Estate => fixture.Estate;

    [PostgreSqlFact]
    public async Task Writing_is_off_until_it_is_switched_on()
    {
        var credential = await Estate.NewCredentialAsync();
        await using (var services = Services(Estate.Options()))
        {
            Assert.Equal(FailureKind.WritesOff, Steps.Failure(await services.GetRequiredService<ICredentialProvider>().IssueAsync(credential.ToIssue())).Kind);
            Assert.Empty(await services.GetRequiredService<ICredentialProvider>().StagesAsync(credential));
            Assert.Null(services.GetService<IRevocationVerifier>());
        }

        using var verifiers = await Verifiers.MakeAsync(Estate);
        await using var writing = Services(new PostgreSqlOptions { ConnectionString = Estate.Options().ConnectionString, RequireVerifiedServer = false, AllowWrites = true, Control = verifiers.ControlAsync });
        var provider = writing.GetRequiredService<ICredentialProvider>();
        using var issued = await provider.IssueCurrentAsync(credential);
        await using var session = await Estate.LogInAsync(issued.PublicPart, issued.Secret!);
        Assert.Single(await writing.GetRequiredService<IUsageSource>().ReadAsync(new UsageQuery(credential, DateTimeOffset.MinValue, DateTimeOffset.MaxValue)).ToListAsync());

        var verifier = writing.GetRequiredService<IRevocationVerifier>();
        var alive = await verifier.VerifyAsync(new VerificationRequest(credential, issued.Version.Id, OperationId.New()), issued.Secret);
        Assert.Equal(Verdict.Alive, alive.Verdict);
        await provider.MoveAsync(issued, VersionStage.Revoked);
        var refused = await verifier.VerifyAsync(new VerificationRequest(credential, issued.Version.Id, OperationId.New(), alive.SeenAlive), issued.Secret);
        Assert.Equal((Verdict.Refused, EvidenceStrength.LiveProbe), (refused.Verdict, refused.Strength));
    }

    [PostgreSqlFact]
    public async Task Two_servers_stand_side_by_side_in_one_host()
    {
        var services = new ServiceCollection();
        services.AddNhiGovernance(builder => builder.AddPostgreSql(Estate.Options()).AddPostgreSql(new PostgreSqlOptions { Name = "other", ConnectionString = Estate.Options().ConnectionString, RequireVerifiedServer = false }));
        await using var host = services.BuildServiceProvider();
        Assert.Equal(["postgresql", "other"], host.GetServices<ICredentialProvider>().Select(provider => provider.Descriptor.Name));
    }

    private static ServiceProvider Services(PostgreSqlOptions options)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IFingerprintKeyProvider>(new FixedKeys());
        services.AddNhiGovernance(builder => builder.AddPostgreSql(options));
        return services.BuildServiceProvider();
    }
}
