using Microsoft.Extensions.DependencyInjection;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.OAuth;

public sealed class OAuthHostTests
{
    [Fact]
    public async Task A_host_gets_the_provider_with_writing_off_and_the_verifiers_its_options_name()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("200 OK", """{"active":true}""", "Content-Type: application/json"));
        var services = new ServiceCollection();
        services.AddSingleton<IFingerprintKeyProvider>(new OneKey());
        services.AddNhiGovernance(builder => builder
            .AddOAuth("full", options =>
            {
                var from = OAuthAnswerTests.OptionsFor(server);
                (options.Issuer, options.Client, options.Endpoints, options.ProtectedResource) = (from.Issuer, from.Client, from.Endpoints, from.ProtectedResource);
                options.ControlClient = _ => new((ControlCredential?)null);
            })
            .AddOAuth("small", options => (options.Issuer, options.Client) = ("https://login.example", new OAuthClient("c", _ => new(SecretValue.CopyText("s"))))));
        await using var host = services.BuildServiceProvider();
        Assert.Equal(["full", "small"], host.GetServices<ICredentialProvider>().Select(provider => provider.Descriptor.Name));
        Assert.Equal(["full:introspection", "full:resource", "full:client", "small:introspection"], host.GetServices<IRevocationVerifier>().Select(verifier => verifier.Descriptor.Name));

        var intent = new OperationIntent.Issue(OperationId.New(), "full", new CredentialId("client one"), TimeProvider.System.GetUtcNow(), []);
        Assert.False((await host.GetServices<ICredentialProvider>().First().IssueAsync(intent)).TryGet(out _, out var failure));
        Assert.Equal((FailureKind.WritesOff, 0), (failure.Kind, server.Requests));

        using var token = SecretValue.CopyText("token");
        var seen = await host.GetServices<IRevocationVerifier>().First().VerifyAsync(new VerificationRequest(new CredentialId("client one"), new VersionId("v"), OperationId.New()), token);
        Assert.Equal((Verdict.Alive, 1), (seen.Verdict, server.Requests));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("relative", true)]
    [InlineData("https://login.example?tenant=1", true)]
    [InlineData("https://user@login.example", true)]
    [InlineData("https://login.example", false)]
    public void Options_that_cannot_work_are_refused_at_once(string issuer, bool withClient) =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddNhiGovernance(builder => builder.AddOAuth("server", options =>
        {
            options.Issuer = issuer;
            options.Client = withClient ? new OAuthClient("c", _ => new(SecretValue.CopyText("s"))) : null;
        })));
}
