using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Nhi.Governance.Providers.Http;

/// <summary>The same in a host, and which options are refused.</summary>
public sealed class OutboundHostTests
{
    [Fact]
    public async Task A_host_calls_in_the_same_way()
    {
        await using var elsewhere = new LoopbackServer(LoopbackServer.Answer("200 OK"));
        await using var server = new LoopbackServer(LoopbackServer.Answer("503 Service Unavailable"), LoopbackServer.Answer("307 Temporary Redirect", "", $"Location: {elsewhere.Address}"));
        var services = new ServiceCollection();
        services.AddOutboundHttp("outside", options =>
        {
            options.Endpoints.Add(server.Address);
            options.RetryPause = TimeSpan.FromMilliseconds(10);
        });
        await using var host = services.BuildServiceProvider();
        using var client = host.GetRequiredService<IHttpClientFactory>().CreateClient("outside");
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        using var answer = Outside.Answered(await client.AskAsync(request, "outside", "ask"));
        Assert.Equal((307, 2, 0), ((int)answer.Status, server.Requests, elsewhere.Requests));
    }

    [Fact]
    public async Task A_host_gives_its_clock()
    {
        var time = new SteppedTime();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddOutboundHttp("outside", options => options.Endpoints.Add(new Uri("https://outside.example")));
        await using var host = services.BuildServiceProvider();
        Assert.Same(time, host.GetRequiredService<IOptionsMonitor<OutboundHttpOptions>>().Get("outside").TimeProvider);
    }

    [Theory]
    [InlineData("http://outside.example/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://user@outside.example/")]
    [InlineData("relative")]
    public void Endpoints_that_are_not_safe_are_refused_without_being_repeated_whole(string endpoint)
    {
        var options = new OutboundHttpOptions();
        options.Endpoints.Add(new Uri(endpoint, UriKind.RelativeOrAbsolute));
        Assert.Single(options.Validate());
        Assert.DoesNotContain("user", options.Validate()[0].Replace("user name", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => OutboundHttp.CreateHandler(options));
    }

    [Theory]
    [InlineData("https://outside.example/path")]
    [InlineData("http://127.0.0.1:8080/")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("http://localhost/")]
    public void Endpoints_that_are_safe_are_taken(string endpoint)
    {
        var options = new OutboundHttpOptions();
        options.Endpoints.Add(new Uri(endpoint));
        Assert.Empty(options.Validate());
    }

    [Fact]
    public void Plain_http_is_for_those_who_ask_for_it()
    {
        var options = new OutboundHttpOptions { AllowPlainHttp = true };
        options.Endpoints.Add(new Uri("http://crl.outside.example/"));
        Assert.Empty(options.Validate());
    }

    [Fact]
    public async Task A_host_with_wrong_options_does_not_make_a_client()
    {
        var services = new ServiceCollection();
        services.AddOutboundHttp("outside", _ => { });
        await using var host = services.BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => host.GetRequiredService<IHttpClientFactory>().CreateClient("outside"));
    }
}
