using Microsoft.Extensions.DependencyInjection;
using Nhi.Governance.Providers.Aws.Servers;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.Aws;

public sealed class AwsOptionsTests
{
    [Theory]
    [InlineData("eu-central-1", "https://iam.amazonaws.com/", "https://sts.eu-central-1.amazonaws.com/", "https://secretsmanager.eu-central-1.amazonaws.com/", "us-east-1")]
    [InlineData("cn-northwest-1", "https://iam.cn-north-1.amazonaws.com.cn/", "https://sts.cn-northwest-1.amazonaws.com.cn/", "https://secretsmanager.cn-northwest-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("us-gov-east-1", "https://iam.us-gov.amazonaws.com/", "https://sts.us-gov-east-1.amazonaws.com/", "https://secretsmanager.us-gov-east-1.amazonaws.com/", "us-gov-west-1")]
    public void Addresses_follow_the_region(string region, string iam, string sts, string secrets, string leading)
    {
        var options = new AwsOptions { Region = region };
        var http = new OutboundHttpOptions();
        options.Pin(http);
        Assert.Equal([iam, sts, secrets], http.Endpoints.Select(endpoint => endpoint.AbsoluteUri));
        Assert.Empty(http.Validate());
        Assert.Equal(leading, AwsService.Iam(options).SigningRegion.SystemName);
    }

    [Fact]
    public void What_is_out_of_bounds_is_refused()
    {
        var good = new AwsOptions { Region = "eu-central-1" };
        AwsOptions[] bad =
        [
            good with { Region = "" }, good with { RecoveryWindowDays = 6 }, good with { RecoveryWindowDays = 31 }, good with { PageSize = 0 }, good with { AccountId = "12345678901" },
            good with { AccountId = "12345678901a" }, good with { StageTag = "" }, good with { StageTag = "aws:x" }, good with { StageTag = "a;b" }, good with { IamPropagationWindow = TimeSpan.FromTicks(-1) },
            good with { StsEndpoint = new Uri("http://sts.example.com/") }, good with { IamEndpoint = new Uri("https://user@iam.example.com/") }, good with { SecretsManagerEndpoint = new Uri("/here", UriKind.Relative) },
        ];
        Assert.All(bad, options => Assert.ThrowsAny<ArgumentException>(() => options.Pin(new OutboundHttpOptions())));
    }

    [Fact]
    public async Task What_the_builder_adds_writes_nothing_unless_it_was_switched_on()
    {
        await using var aws = new FakeAws(_ => throw new InvalidOperationException("asked"));
        var services = new ServiceCollection();
        services.AddNhiGovernance(builder => builder.AddAws(aws.Options with { AllowWrites = false }, (_, _) => new((ControlCredential?)null)));
        services.AddSingleton<IFingerprintKeyProvider, TestKeys>();
        await using var host = services.BuildServiceProvider();
        var issued = await host.GetRequiredService<ICredentialProvider>().IssueAsync(new OperationIntent.Issue(OperationId.New(), "aws-iam", new("svc"), TimeProvider.System.GetUtcNow(), []));
        Assert.False(issued.TryGet(out _, out var failure));
        Assert.Equal(FailureKind.WritesOff, failure.Kind);
        using var value = SecretValue.CopyText("one");
        Assert.False((await host.GetRequiredService<ISecretStore>().PutAsync(new("slot"), value, VersionStage.Current, OperationId.New())).TryGet(out _, out failure));
        Assert.Equal(FailureKind.WritesOff, failure.Kind);
        Assert.Equal("aws-last-used", host.GetRequiredService<IUsageSource>().Descriptor.Name);
        Assert.Equal("aws-sts", host.GetRequiredService<IRevocationVerifier>().Descriptor.Name);
        Assert.NotNull(host.GetRequiredService<AwsSessionDenial>());
        Assert.Empty(aws.Calls);
    }
}
