using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Nhi.Governance.Providers.Http;

/// <summary>When a request is sent again, and what is known of its effect then.</summary>
public sealed class OutboundRetryTests
{
    private static readonly string Ok = LoopbackServer.Answer("200 OK", "ok");

    [Theory]
    [InlineData("429 Too Many Requests", "GET", null, false, 2)]
    [InlineData("429 Too Many Requests", "POST", null, false, 1)]
    [InlineData("429 Too Many Requests", "POST", null, true, 2)]
    [InlineData("429 Too Many Requests", "POST", true, false, 2)]
    [InlineData("503 Service Unavailable", "GET", null, false, 2)]
    [InlineData("503 Service Unavailable", "GET", false, false, 1)]
    [InlineData("503 Service Unavailable", "POST", null, true, 1)]
    [InlineData("503 Service Unavailable", "POST", true, false, 2)]
    [InlineData("500 Internal Server Error", "GET", null, false, 1)]
    [InlineData("404 Not Found", "GET", null, false, 1)]
    public async Task What_may_be_sent_twice_is_sent_again_after_an_answer_that_passes(string first, string method, bool? repeatable, bool throttledWrites, int requests)
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer(first), Ok);
        using var answer = Outside.Answered(await Outside.AskAsync(server, new HttpMethod(method), options => options.RetryThrottledWrites = throttledWrites, repeatable: repeatable));
        Assert.Equal((requests, requests == 2), (server.Requests, answer.IsSuccess));
    }

    [Fact]
    public async Task What_is_not_repeatable_is_not_sent_again_after_a_lost_answer()
    {
        await using var server = new LoopbackServer("", Ok);
        var failure = Outside.Failed(await Outside.AskAsync(server, HttpMethod.Post, options => options.RetryThrottledWrites = true));
        Assert.Equal((1, true, FailureKind.Unavailable), (server.Requests, failure.MayHaveApplied, failure.Kind));
    }

    [Fact]
    public async Task What_is_repeatable_is_sent_again_after_a_lost_answer_with_its_body()
    {
        var bodies = new List<string>();
        await using var server = new LoopbackServer(async (request, to, before) =>
        {
            bodies.Add(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
            await to.WriteAsync(System.Text.Encoding.ASCII.GetBytes(before == 0 ? "" : Ok));
        });
        using var answer = Outside.Answered(await Outside.AskAsync(server, HttpMethod.Post, repeatable: true));
        Assert.Equal(["grant_type=client_credentials", "grant_type=client_credentials"], bodies);
    }

    [Fact]
    public async Task A_refusal_after_a_lost_answer_does_not_undo_what_that_may_have_done()
    {
        await using var server = new LoopbackServer("", LoopbackServer.Answer("400 Bad Request"));
        using var answer = Outside.Answered(await Outside.AskAsync(server, HttpMethod.Post, repeatable: true));
        Assert.Equal(2, server.Requests);
        Assert.True(answer.ToFailure("outside", "ask").MayHaveApplied);
    }

    [Fact]
    public async Task Tries_end()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("503 Service Unavailable"));
        using var answer = Outside.Answered(await Outside.AskAsync(server, configure: options => options.MaxRetries = 2));
        var failure = answer.ToFailure("outside", "ask");
        Assert.Equal((3, FailureKind.Unavailable), (server.Requests, failure.Kind));
    }

    [Theory]
    [InlineData("Retry-After: 7", null)]
    [InlineData("Retry-After: Sun, 01 Mar 2026 12:00:07 GMT", null)]
    [InlineData("Retry-After: Fri, 02 Jan 1998 00:00:07 GMT", "Date: Fri, 02 Jan 1998 00:00:00 GMT")]
    public async Task The_other_side_is_left_alone_as_long_as_it_asks(string header, string? date)
    {
        var time = new SteppedTime();
        await using var server = new LoopbackServer(LoopbackServer.Answer("429 Too Many Requests", "", [header, .. date is null ? Array.Empty<string>() : [date]]), Ok);
        var asking = Outside.AskAsync(server, configure: options => options.TimeProvider = time);
        await time.WaitedForAsync(TimeSpan.FromSeconds(7));
        time.Step(TimeSpan.FromSeconds(6.9));
        Assert.Equal((1, false), (server.Requests, asking.IsCompleted));
        time.Step(TimeSpan.FromSeconds(0.2));
        using var answer = Outside.Answered(await asking);
        Assert.Equal((2, HttpStatusCode.OK), (server.Requests, answer.Status));
    }

    [Fact]
    public async Task Who_asks_for_longer_than_we_wait_is_handed_over()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("429 Too Many Requests", "", "Retry-After: 3600"), Ok);
        using var answer = Outside.Answered(await Outside.AskAsync(server));
        var failure = answer.ToFailure("outside", "ask");
        Assert.Equal((1, FailureKind.Throttled, TimeSpan.FromHours(1), false), (server.Requests, failure.Kind, failure.RetryAfter, failure.MayHaveApplied));
    }

    [Fact]
    public async Task All_tries_have_an_end_together()
    {
        var time = new SteppedTime();
        await using var server = new LoopbackServer(LoopbackServer.Answer("503 Service Unavailable", "", "Retry-After: 9"));
        var asking = Outside.AskAsync(server, configure: options => options.TimeProvider = time);
        for (var pause = 0; pause < 3; pause++)
        {
            await time.WaitedForAsync(TimeSpan.FromSeconds(9));
            time.Step(TimeSpan.FromSeconds(9));
        }

        using var answer = Outside.Answered(await asking);
        Assert.Equal((4, HttpStatusCode.ServiceUnavailable), (server.Requests, answer.Status));

        var again = Outside.AskAsync(server, configure: options => (options.TimeProvider, options.MaxRetries) = (time, 9));
        for (var pause = 0; pause < 3; pause++)
        {
            await time.WaitedForAsync(TimeSpan.FromSeconds(9));
            time.Step(TimeSpan.FromSeconds(9));
        }

        await time.WaitedForAsync(TimeSpan.FromSeconds(9));
        time.Step(TimeSpan.FromSeconds(3));
        Assert.Equal("no answer in time", Outside.Failed(await again).Reason);
    }

    [Fact]
    public async Task Nobody_there_has_done_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var nobody = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        listener.Stop();
        await using var server = new LoopbackServer(Ok);
        var failure = Outside.Failed(await Outside.AskAsync(server, HttpMethod.Post, options => options.Endpoints.Add(nobody), nobody));
        Assert.Equal((FailureKind.Unavailable, false, "it cannot be reached"), (failure.Kind, failure.MayHaveApplied, failure.Reason));
    }

    [Theory]
    [InlineData(400, FailureKind.Invalid, false)]
    [InlineData(401, FailureKind.Denied, false)]
    [InlineData(403, FailureKind.Denied, false)]
    [InlineData(404, FailureKind.NotFound, false)]
    [InlineData(408, FailureKind.Unavailable, true)]
    [InlineData(409, FailureKind.Conflict, false)]
    [InlineData(412, FailureKind.Conflict, false)]
    [InlineData(429, FailureKind.Throttled, false)]
    [InlineData(500, FailureKind.Unavailable, true)]
    [InlineData(501, FailureKind.Unsupported, true)]
    [InlineData(503, FailureKind.Unavailable, true)]
    public async Task Statuses_are_read_in_one_way(int status, FailureKind kind, bool mayHaveApplied)
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer(status.ToString(CultureInfo.InvariantCulture) + " Whatever"));
        using var answer = Outside.Answered(await Outside.AskAsync(server, HttpMethod.Post));
        var failure = answer.ToFailure("outside", "ask");
        Assert.Equal((kind, mayHaveApplied, "outside", "ask"), (failure.Kind, failure.MayHaveApplied, failure.Provider, failure.Operation));
    }
}
