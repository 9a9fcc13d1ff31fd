using System.Globalization;
using System.Text;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>What is made of answers that a good server gives seldom, byte for byte.</summary>
public sealed class OAuthAnswerTests
{
    private const string Json = "Content-Type: application/json";
    private const string Token = "MDEyMzQ1Njc4OWFiY2RlZg.token-of-these-tests";

    [Theory]
    [InlineData("200 OK", """{"active":true}""", Json, Verdict.Alive)]
    [InlineData("200 OK", """{"active":false}""", Json, Verdict.Refused)]
    [InlineData("200 OK", """{"active":false}""", "Content-Type: application/json;charset=utf-8", Verdict.Refused)]
    [InlineData("200 OK", """{"active":"false"}""", Json, Verdict.Indeterminate)]
    [InlineData("200 OK", """{"active":false,"active":true}""", Json, Verdict.Indeterminate)]
    [InlineData("200 OK", """{}""", Json, Verdict.Indeterminate)]
    [InlineData("200 OK", """[{"active":false}]""", Json, Verdict.Indeterminate)]
    [InlineData("200 OK", """{"active":false""", Json, Verdict.Indeterminate)]
    [InlineData("200 OK", """{"active":false}""", "Content-Type: text/html", Verdict.Indeterminate)]
    [InlineData("200 OK", "<html>please log in</html>", "Content-Type: text/html", Verdict.Indeterminate)]
    [InlineData("201 Created", """{"active":false}""", Json, Verdict.Indeterminate)]
    [InlineData("401 Unauthorized", """{"active":false,"error":"invalid_client"}""", Json, Verdict.Indeterminate)]
    [InlineData("403 Forbidden", """{"active":false}""", Json, Verdict.Indeterminate)]
    [InlineData("302 Found", """{"active":false}""", Json, Verdict.Indeterminate)]
    [InlineData("500 Internal Server Error", """{"active":false}""", Json, Verdict.Indeterminate)]
    public async Task Introspection_is_believed_where_it_says_yes_or_no(string status, string body, string header, Verdict verdict)
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer(status, body, header));
        using var token = SecretValue.CopyText(Token);
        var seen = await new OAuthIntrospectionProbe(Reach(server)).ProbeAsync(new VersionId("v"), token, OperationId.New());
        Assert.Equal(verdict, seen.Seen);
    }

    [Theory]
    [InlineData("200 OK", "X: y", Verdict.Alive)]
    [InlineData("204 No Content", "X: y", Verdict.Alive)]
    [InlineData("401 Unauthorized", "WWW-Authenticate: Bearer error=\"invalid_token\"", Verdict.Refused)]
    [InlineData("401 Unauthorized", "WWW-Authenticate: Basic realm=\"a, Bearer\", Bearer realm=\"x, y\", error=invalid_token", Verdict.Refused)]
    [InlineData("401 Unauthorized", "WWW-Authenticate: bearer realm=\"a \\\"quoted\\\" one\", ERROR=\"invalid_token\", error_description=\"gone\"", Verdict.Refused)]
    [InlineData("401 Unauthorized", "WWW-Authenticate: Bearer", Verdict.Indeterminate)]
    [InlineData("401 Unauthorized", "WWW-Authenticate: Bearer error=\"insufficient_scope\"", Verdict.Indeterminate)]
    [InlineData("401 Unauthorized", "WWW-Authenticate: Bearer realm=\"error=invalid_token\"", Verdict.Indeterminate)]
    [InlineData("401 Unauthorized", "WWW-Authenticate: DPoP error=\"invalid_token\"", Verdict.Indeterminate)]
    [InlineData("401 Unauthorized", "X: y", Verdict.Indeterminate)]
    [InlineData("403 Forbidden", "WWW-Authenticate: Bearer error=\"invalid_token\"", Verdict.Indeterminate)]
    [InlineData("400 Bad Request", "WWW-Authenticate: Bearer error=\"invalid_token\"", Verdict.Indeterminate)]
    [InlineData("302 Found", "Location: /login", Verdict.Indeterminate)]
    [InlineData("503 Service Unavailable", "Retry-After: 1000", Verdict.Indeterminate)]
    public async Task A_resource_refuses_a_token_only_by_saying_so(string status, string header, Verdict verdict)
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer(status, "", header));
        using var token = SecretValue.CopyText(Token);
        var seen = await new OAuthResourceProbe(Reach(server)).ProbeAsync(new VersionId("v"), token, OperationId.New());
        Assert.Equal(verdict, seen.Seen);
    }

    [Theory]
    [InlineData("401 Unauthorized", """{"error":"invalid_client"}""", Verdict.Refused)]
    [InlineData("400 Bad Request", """{"error":"invalid_client"}""", Verdict.Refused)]
    [InlineData("400 Bad Request", """{"error":"unauthorized_client"}""", Verdict.Indeterminate)]
    [InlineData("401 Unauthorized", "", Verdict.Indeterminate)]
    [InlineData("403 Forbidden", """{"error":"invalid_client"}""", Verdict.Indeterminate)]
    [InlineData("500 Internal Server Error", """{"error":"invalid_client"}""", Verdict.Indeterminate)]
    [InlineData("200 OK", """{"error":"invalid_client"}""", Verdict.Indeterminate)]
    [InlineData("200 OK", "<html/>", Verdict.Indeterminate)]
    public async Task A_client_is_refused_only_by_name(string status, string body, Verdict verdict)
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer(status, body, Json));
        using var secret = SecretValue.CopyText("secret");
        var seen = await new OAuthClientProbe(Reach(server)).ProbeAsync(new VersionId("client"), secret, OperationId.New());
        Assert.Equal(verdict, seen.Seen);
    }

    [Fact]
    public async Task A_token_minted_by_looking_that_cannot_be_given_back_is_told()
    {
        await using var server = new LoopbackServer(
            LoopbackServer.Answer("200 OK", $$"""{"access_token":"{{Token}}","token_type":"bearer","expires_in":90}""", Json), LoopbackServer.Answer("403 Forbidden", """{"error":"access_denied"}""", Json));
        using var secret = SecretValue.CopyText("secret");
        var seen = await new OAuthClientProbe(Reach(server)).ProbeAsync(new VersionId("client"), secret, OperationId.New());
        Assert.Equal((Verdict.Alive, "a token was minted and could not be revoked (403 access_denied); it lives 90 s"), (seen.Seen, seen.Answer));
    }

    [Fact]
    public async Task Secrets_are_sent_as_RFC_6749_wants_them_and_a_probe_is_named()
    {
        var requests = new List<string>();
        await using var server = new LoopbackServer(async (request, to, _) =>
        {
            requests.Add(request);
            await to.WriteAsync(Encoding.ASCII.GetBytes(LoopbackServer.Answer("200 OK", """{"active":true}""", Json)));
        });
        var options = OptionsFor(server, "se:cret+ü");
        using var token = SecretValue.CopyText("a+b/c==");
        var named = OperationId.New();
        await new OAuthIntrospectionProbe(Reach(server, options)).ProbeAsync(new VersionId("v"), token, named);
        Assert.Contains("Authorization: Basic " + Convert.ToBase64String("client%20one:se%3Acret%2B%C3%BC"u8), requests[0], StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/x-www-form-urlencoded", requests[0], StringComparison.Ordinal);
        Assert.Contains($"X-Request-Id: {named}", requests[0], StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("token=a%2Bb%2Fc%3D%3D&token_type_hint=access_token", requests[0], StringComparison.Ordinal);

        options.Client = new OAuthClient("client one", _ => new(SecretValue.CopyText("se:cret+ü")), OAuthClientAuthentication.SecretPost);
        await new OAuthIntrospectionProbe(Reach(server, options)).ProbeAsync(new VersionId("v"), token, named);
        Assert.DoesNotContain("Authorization", requests[1], StringComparison.Ordinal);
        Assert.EndsWith("&client_id=client%20one&client_secret=se%3Acret%2B%C3%BC", requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("line\r\nX-Injected: yes")]
    [InlineData("ünicode")]
    [InlineData("")]
    public async Task What_is_no_token_is_not_presented(string secret)
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("200 OK"));
        using var token = SecretValue.CopyText(secret);
        var resource = await new OAuthResourceProbe(Reach(server)).ProbeAsync(new VersionId("v"), token, OperationId.New());
        var introspected = await new OAuthIntrospectionProbe(Reach(server)).ProbeAsync(new VersionId("v"), token, OperationId.New());
        Assert.Equal((Verdict.Indeterminate, Verdict.Indeterminate, 0), (resource.Seen, introspected.Seen, server.Requests));
    }

    [Theory]
    [InlineData("""{"access_token":"abc","token_type":"Bearer","expires_in":60}""", true)]
    [InlineData("""{"token_type":"bearer","expires_in":60,"nested":{"access_token":"x"},"access_token":"a\u0062c"}""", true)]
    [InlineData("""{"access_token":"abc","token_type":"Bearer","expires_in":"60"}""", true)]
    [InlineData("""{"access_token":"abc","token_type":"DPoP"}""", false)]
    [InlineData("""{"access_token":"abc"}""", false)]
    [InlineData("""{"token_type":"Bearer"}""", false)]
    [InlineData("""{"access_token":"","token_type":"Bearer"}""", false)]
    [InlineData("""{"access_token":"a b","token_type":"Bearer"}""", false)]
    [InlineData("""{"access_token":"a\r\nb","token_type":"Bearer"}""", false)]
    [InlineData("""{"access_token":1,"token_type":"Bearer"}""", false)]
    [InlineData("""{"access_token":"abc","token_type":"Bearer"} trailing""", false)]
    [InlineData("""{"access_token":"abc","token_type":"Bearer""", false)]
    [InlineData("""["abc"]""", false)]
    [InlineData("", false)]
    public async Task A_token_answer_is_one_or_is_none(string body, bool issued)
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("200 OK", body, Json));
        var outcome = await new OAuthTokenProvider(Reach(server)).IssueAsync(Issue());
        Assert.Equal(issued, outcome.TryGet(out var version, out var failure));
        if (issued)
        {
            Assert.Equal("abc"u8, version!.Secret!.Reveal());
            version.Dispose();
        }
        else
        {
            Assert.DoesNotContain("abc", failure!.ToString(), StringComparison.Ordinal);
            Assert.True(failure.MayHaveApplied || failure.Kind == FailureKind.Unsupported);
        }
    }

    [Theory]
    [InlineData(60, "200 OK", false)]
    [InlineData(60, "503 Service Unavailable", true)]
    [InlineData(null, "200 OK", false)]
    public async Task A_token_of_the_wrong_lifetime_is_revoked_itself(int? lifetime, string revocation, bool mayLive)
    {
        var forms = new List<string>();
        await using var server = new LoopbackServer(async (request, to, before) =>
        {
            forms.Add(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
            var expires = lifetime is { } seconds ? string.Create(CultureInfo.InvariantCulture, $",\"expires_in\":{seconds}") : "";
            await to.WriteAsync(Encoding.ASCII.GetBytes(before == 0 ? LoopbackServer.Answer("200 OK", $$"""{"access_token":"{{Token}}","token_type":"Bearer"{{expires}}}""", Json) : LoopbackServer.Answer(revocation)));
        });
        var outcome = await new OAuthTokenProvider(Reach(server)).IssueAsync(Issue(new IssueRequest { Lifetime = TimeSpan.FromHours(1) }));
        Assert.False(outcome.TryGet(out _, out var failure));
        Assert.Equal((FailureKind.Invalid, mayLive), (failure.Kind, failure.MayHaveApplied));
        Assert.Equal($"token={Token}&token_type_hint=access_token", forms[1]);
        Assert.DoesNotContain(Token, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""read write""", true)]
    [InlineData("""write read""", true)]
    [InlineData("""read""", false)]
    [InlineData("""read write admin""", false)]
    [InlineData("", false)]
    public async Task A_token_of_other_scopes_is_revoked_itself(string granted, bool fits)
    {
        await using var server = new LoopbackServer(
            LoopbackServer.Answer("200 OK", $$"""{"access_token":"{{Token}}","token_type":"Bearer","scope":"{{granted}}"}""", Json), LoopbackServer.Answer("200 OK"));
        var outcome = await new OAuthTokenProvider(Reach(server)).IssueAsync(Issue(new IssueRequest { Scopes = ["read", "write"] }));
        Assert.Equal((fits, fits ? 1 : 2), (outcome.TryGet(out var issued, out var failure), server.Requests));
        Assert.True(fits ? issued!.Version.Facts.Get(OAuthTokenFacts.Scopes).TryGet(out var scopes) && scopes.Count == 2 : failure is { Kind: FailureKind.Invalid, MayHaveApplied: false });
        issued?.Dispose();
    }

    [Fact]
    public async Task Scopes_the_server_does_not_tell_are_unknown()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("200 OK", $$"""{"access_token":"{{Token}}","token_type":"Bearer"}""", Json));
        Assert.True((await new OAuthTokenProvider(Reach(server)).IssueAsync(Issue(new IssueRequest { Scopes = ["read"] }))).TryGet(out var issued, out _));
        Assert.Equal(FactState.Unknown, issued.Version.Facts.Get(OAuthTokenFacts.Scopes).State);
        issued.Dispose();
    }

    [Fact]
    public async Task A_lost_token_is_not_asked_for_again_and_said_to_live_until_it_expires()
    {
        var time = new SteppedTime();
        await using var server = new LoopbackServer("");
        var options = OptionsFor(server);
        options.LongestTokenLifetime = TimeSpan.FromHours(2);
        var provider = new OAuthTokenProvider(Reach(server, options, time));
        var intent = new OperationIntent.Issue(OperationId.New(), "scripted", new CredentialId("client one"), time.GetUtcNow(), []);
        Assert.False((await provider.IssueAsync(intent)).TryGet(out _, out var failure));
        Assert.Equal((FailureKind.Unavailable, true, 1), (failure.Kind, failure.MayHaveApplied, server.Requests));
        Assert.EndsWith("at the latest on 2026-03-01T14:05:00Z", Assert.IsType<Recovery.Unknown>(await provider.RecoverAsync(intent)).Reason, StringComparison.Ordinal);
        time.Step(TimeSpan.FromMinutes(125));
        Assert.IsType<Recovery.NotApplied>(await provider.RecoverAsync(intent));

        options.LongestTokenLifetime = null;
        Assert.IsType<Recovery.Unknown>(await provider.RecoverAsync(intent));
    }

    [Fact]
    public async Task A_lost_revocation_is_sent_again()
    {
        await using var server = new LoopbackServer("", LoopbackServer.Answer("200 OK"));
        using var token = SecretValue.CopyText(Token);
        var move = new OperationIntent.Move(OperationId.New(), "scripted", new CredentialId("client one"), TimeProvider.System.GetUtcNow(), new VersionId("v"), VersionStage.Revoked);
        Assert.True((await new OAuthTokenProvider(Reach(server)).MoveAsync(move, token)).TryGet(out var moved, out _));
        Assert.Equal((VersionStage.Revoked, 2), (moved.Stage, server.Requests));
    }

    [Fact]
    public async Task Metadata_is_looked_for_in_both_places_and_kept()
    {
        var asked = new List<string>();
        LoopbackServer? server = null;
        server = new LoopbackServer(async (request, to, _) =>
        {
            var path = request.Split(' ')[1];
            asked.Add(path);
            var issuer = server!.Address + "tenant";
            await to.WriteAsync(Encoding.ASCII.GetBytes(path switch
            {
                "/.well-known/oauth-authorization-server/tenant" => LoopbackServer.Answer("404 Not Found"),
                "/tenant/.well-known/openid-configuration" => LoopbackServer.Answer("200 OK", $$"""{"issuer":"{{issuer}}","token_endpoint":"{{issuer}}/t","introspection_endpoint":"{{issuer}}/i"}""", Json),
                _ => LoopbackServer.Answer("200 OK", """{"active":true}""", Json),
            }));
        });
        await using (server)
        {
            var options = OptionsFor(server);
            (options.Endpoints, options.Issuer) = (null, server.Address + "tenant");
            var probe = new OAuthIntrospectionProbe(Reach(server, options));
            using var token = SecretValue.CopyText(Token);
            for (var look = 0; look < 2; look++)
            {
                Assert.Equal(Verdict.Alive, (await probe.ProbeAsync(new VersionId("v"), token, OperationId.New())).Seen);
            }

            Assert.Equal(["/.well-known/oauth-authorization-server/tenant", "/tenant/.well-known/openid-configuration", "/tenant/i", "/tenant/i"], asked);
        }
    }

    [Fact]
    public async Task Metadata_does_not_lead_elsewhere()
    {
        await using var elsewhere = new LoopbackServer(LoopbackServer.Answer("200 OK", """{"access_token":"abc","token_type":"Bearer"}""", Json));
        LoopbackServer? server = null;
        server = new LoopbackServer((_, to, _) => to.WriteAsync(Encoding.ASCII.GetBytes(LoopbackServer.Answer("200 OK", $$"""{"issuer":"{{server!.Address}}","token_endpoint":"{{elsewhere.Address}}"}""", Json))).AsTask());
        await using (server)
        {
            var options = OptionsFor(server);
            options.Endpoints = null;
            Assert.False((await new OAuthTokenProvider(Reach(server, options)).IssueAsync(Issue())).TryGet(out _, out var failure));
            Assert.Equal((FailureKind.Denied, false, 0), (failure.Kind, failure.MayHaveApplied, elsewhere.Requests));
        }
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_is_a_failure_with_nothing_sent()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answer("200 OK"));
        var options = OptionsFor(server);
        options.Client = new OAuthClient("client one", _ => throw new ProviderException(new ProviderFailure("vault", "read", FailureKind.Unavailable, "sealed")));
        Assert.False((await new OAuthTokenProvider(Reach(server, options)).IssueAsync(Issue())).TryGet(out _, out var failure));
        Assert.Equal(("vault", FailureKind.Unavailable, false, 0), (failure.Provider, failure.Kind, failure.MayHaveApplied, server.Requests));
    }

    internal static OAuthOptions OptionsFor(LoopbackServer server, string secret = "secret") => new()
    {
        Issuer = server.Address.ToString(),
        Client = new OAuthClient("client one", _ => new(SecretValue.CopyText(secret))),
        Endpoints = new OAuthEndpoints(new Uri(server.Address, "token"), new Uri(server.Address, "revoke"), new Uri(server.Address, "introspect")),
        ProtectedResource = new Uri(server.Address, "resource"),
    };

    private static OAuthServer Reach(LoopbackServer server, OAuthOptions? options = null, TimeProvider? time = null)
    {
        options ??= OptionsFor(server);
        var http = new OutboundHttpOptions { RetryPause = TimeSpan.FromMilliseconds(10) };
        options.Pin(http);
        return new OAuthServer("scripted", options, OutboundHttp.CreateClient(http), time);
    }

    private static OperationIntent.Issue Issue(IssueRequest? request = null) => new(OperationId.New(), "scripted", new CredentialId("client one"), TimeProvider.System.GetUtcNow(), [], request);
}
