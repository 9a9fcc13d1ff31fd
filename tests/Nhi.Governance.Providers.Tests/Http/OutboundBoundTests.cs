using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Nhi.Governance.Providers.Http;

/// <summary>What a hostile or broken other side cannot make us do.</summary>
public sealed class OutboundBoundTests
{
    [Fact]
    public async Task A_redirect_is_an_answer()
    {
        await using var elsewhere = new LoopbackServer(LoopbackServer.Answer("200 OK", "ok"));
        await using var server = new LoopbackServer(LoopbackServer.Answer("302 Found", "", $"Location: {elsewhere.Address}"));
        using var answer = Outside.Answered(await Outside.AskAsync(server, configure: options => options.Endpoints.Add(elsewhere.Address)));
        var failure = answer.ToFailure("outside", "ask");
        Assert.Equal((FailureKind.Unknown, false), (failure.Kind, failure.MayHaveApplied));
        Assert.Contains("redirect", failure.Reason, StringComparison.Ordinal);
        Assert.Equal(0, elsewhere.Requests);
    }

    [Fact]
    public async Task A_redirect_may_be_how_a_form_says_that_it_is_done()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("303 See Other"));
        using var answer = Outside.Answered(await Outside.AskAsync(server, HttpMethod.Post));
        Assert.True(answer.ToFailure("outside", "ask").MayHaveApplied);
    }

    [Theory]
    [InlineData("https://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://127.0.0.1.example:{0}/")]
    public async Task Another_origin_is_not_called(string address)
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("200 OK"));
        var failure = Outside.Failed(await Outside.AskAsync(server, HttpMethod.Post, address: new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, server.Address.Port))));
        Assert.Equal((FailureKind.Denied, false, 0), (failure.Kind, failure.MayHaveApplied, server.Requests));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public async Task A_body_has_a_limit_when_its_length_is_told(int length, bool fits)
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("200 OK", new string('x', length)));
        var outcome = await Outside.AskAsync(server, configure: options => options.MaxResponseBytes = 64);
        Assert.Equal(fits, outcome.IsSuccess);
    }

    [Theory]
    [InlineData(5000, true)]
    [InlineData(5001, false)]
    public async Task A_body_has_a_limit_when_its_length_is_not_told(int length, bool fits)
    {
        await using var server = new LoopbackServer("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + new string('x', length));
        var outcome = await Outside.AskAsync(server, HttpMethod.Post, options => options.MaxResponseBytes = 5000);
        if (fits)
        {
            using var answer = Outside.Answered(outcome);
            Assert.Equal(length, answer.Body.Length);
        }
        else
        {
            var failure = Outside.Failed(outcome);
            Assert.Equal((FailureKind.Unknown, true), (failure.Kind, failure.MayHaveApplied));
            Assert.Contains("larger", failure.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_small_archive_of_much_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var mebibyte = 0; mebibyte < 64; mebibyte++)
            {
                await gzip.WriteAsync(zeros);
            }
        }

        await using var server = new LoopbackServer(async (_, to, _) =>
        {
            await to.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"));
            await to.WriteAsync(packed.ToArray());
        });
        Assert.InRange(packed.Length, 1, 1 << 18);
        Assert.Contains("larger", Outside.Failed(await Outside.AskAsync(server)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_packed_is_handed_over_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync("""{"error":"slow_down"}"""u8.ToArray());
        }

        await using var server = new LoopbackServer(async (_, to, _) =>
        {
            await to.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 400 Bad Request\r\nContent-Type: application/json; charset=utf-8\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"));
            await to.WriteAsync(packed.ToArray());
        });
        using var answer = Outside.Answered(await Outside.AskAsync(server));
        Assert.Equal("slow_down", answer.Word("error", ["slow_down"]));
    }

    [Fact]
    public async Task A_body_that_trickles_runs_out_of_time()
    {
        var time = new SteppedTime();
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(async (_, to, _) =>
        {
            await to.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"u8.ToArray());
            half.SetResult();
            await Task.Delay(Timeout.Infinite);
        });
        var asking = Outside.AskAsync(server, HttpMethod.Post, options => options.TimeProvider = time);
        await half.Task;
        time.Step(TimeSpan.FromSeconds(9));
        Assert.False(asking.IsCompleted);
        time.Step(TimeSpan.FromSeconds(1));
        var failure = Outside.Failed(await asking);
        Assert.Equal((FailureKind.Unavailable, true, "no answer in time"), (failure.Kind, failure.MayHaveApplied, failure.Reason));
    }

    [Fact]
    public async Task Headers_have_a_limit()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("200 OK", "", "X-Long: " + new string('x', 40_000)));
        Assert.False((await Outside.AskAsync(server)).IsSuccess);
    }

    [Fact]
    public async Task Cookies_and_trace_headers_stay_here()
    {
        var seen = new List<string>();
        await using var server = new LoopbackServer(async (request, to, _) =>
        {
            seen.Add(request);
            await to.WriteAsync(Encoding.ASCII.GetBytes(LoopbackServer.Answer("200 OK", "", "Set-Cookie: session=1; Path=/")));
        });
        var options = new OutboundHttpOptions();
        options.Endpoints.Add(server.Address);
        using var activity = new System.Diagnostics.Activity("outer").AddBaggage("customer", "somebody").Start();
        using var client = OutboundHttp.CreateClient(options);
        for (var call = 0; call < 2; call++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
            using var answer = Outside.Answered(await client.AskAsync(request, "outside", "ask"));
        }

        Assert.Equal(2, seen.Count);
        Assert.All(seen, request =>
        {
            Assert.DoesNotContain("session", request, StringComparison.Ordinal);
            Assert.DoesNotContain("somebody", request, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Words_of_the_other_side_are_repeated_only_where_known()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("400 Bad Request", """{"error":"the-secret","hint":"slow_down"}""", "Content-Type: application/json"));
        using var answer = Outside.Answered(await Outside.AskAsync(server));
        Assert.Null(answer.Word("error", ["slow_down"]));
        Assert.Equal("400", answer.ToFailure("outside", "ask", answer.Word("error", ["slow_down"])).Reason);
        Assert.Equal("400 slow_down", answer.ToFailure("outside", "ask", answer.Word("hint", ["slow_down"])).Reason);
    }

    [Fact]
    public async Task A_body_is_cleared_with_its_answer()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("200 OK", "the-secret"));
        var answer = Outside.Answered(await Outside.AskAsync(server));
        var body = answer.Body;
        Assert.Equal("the-secret", Encoding.ASCII.GetString(body.Span));
        answer.Dispose();
        Assert.All(body.ToArray(), left => Assert.Equal(0, left));
        Assert.Equal(0, answer.Body.Length);
    }

    [Theory]
    [InlineData("this is no HTTP\r\n\r\n", FailureKind.Unknown)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", FailureKind.Unavailable)]
    [InlineData("", FailureKind.Unavailable)]
    public async Task A_broken_answer_is_a_failure_that_may_have_had_its_effect(string said, FailureKind kind)
    {
        await using var server = new LoopbackServer(said);
        var failure = Outside.Failed(await Outside.AskAsync(server, HttpMethod.Post));
        Assert.Equal((kind, true), (failure.Kind, failure.MayHaveApplied));
        Assert.DoesNotContain("this is no", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_cancels_is_told_so()
    {
        await using var server = new LoopbackServer((_, _, _) => Task.Delay(Timeout.Infinite));
        var options = new OutboundHttpOptions();
        options.Endpoints.Add(server.Address);
        using var client = OutboundHttp.CreateClient(options);
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.AskAsync(request, "outside", "ask", stop.Token));
    }

    [Fact]
    public async Task Another_client_is_refused()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("200 OK"));
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await client.AskAsync(request, "outside", "ask"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_private_authority_counts_where_it_is_given(bool given)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = new CertificateRequest("CN=loopback", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        asked.CertificateExtensions.Add(names.Build());
        using var made = asked.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        await using var server = new LoopbackServer(async (_, _, _) => await Task.CompletedTask);
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync();
        var address = new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        var outcome = await Outside.AskAsync(server, HttpMethod.Post, options =>
        {
            options.Endpoints.Add(address);
            if (given)
            {
                options.TrustedRoots.Add(certificate);
            }
        }, address);
        listener.Stop();
        await serving;
        if (given)
        {
            using var answer = Outside.Answered(outcome);
            Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        }
        else
        {
            var failure = Outside.Failed(outcome);
            Assert.Equal((FailureKind.Unavailable, false), (failure.Kind, failure.MayHaveApplied));
        }

        async Task ServeAsync()
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var tls = new System.Net.Security.SslStream(client.GetStream());
            try
            {
                await tls.AuthenticateAsServerAsync(certificate);
                var buffer = new byte[4096];
                if (await tls.ReadAsync(buffer) > 0)
                {
                    await tls.WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray());
                }
            }
            catch (Exception refused) when (refused is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client did not trust us, as it should.
            }
        }
    }
}
