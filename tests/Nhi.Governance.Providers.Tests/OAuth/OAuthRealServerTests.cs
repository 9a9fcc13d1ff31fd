using System.Text;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>Against a real authorization server.</summary>
public sealed class OAuthRealServerTests
{
    private static readonly OneKey Keys = new();

    [OidcFact]
    public async Task A_token_works_until_it_is_revoked_and_both_verifiers_see_it()
    {
        var oidc = await OidcServer.GetAsync();
        var client = await oidc.RegisterAsync();
        var server = oidc.Reach(oidc.OptionsFor(client));
        var provider = new OAuthTokenProvider(server);
        using var issued = Issued(await provider.IssueAsync(Issue(client, new IssueRequest { Scopes = ["api:read"] })));
        Assert.True(await oidc.WorksAsync(issued.Secret!));
        Assert.True(issued.Version.Facts.Get(OAuthTokenFacts.Scopes).TryGet(out var scopes));
        Assert.Equal(["api:read"], scopes);

        var verifiers = new[] { Probing(new OAuthIntrospectionProbe(server), oidc), Probing(new OAuthResourceProbe(server), oidc) };
        var before = new List<AliveEvidence>();
        foreach (var verifier in verifiers)
        {
            var seen = await verifier.VerifyAsync(Look(client, issued.Version.Id), issued.Secret);
            Assert.Equal((Verdict.Alive, verifier.Descriptor.Strongest), (seen.Verdict, seen.Strength));
            before.Add(seen.SeenAlive!);
        }

        Assert.True((await provider.MoveAsync(Revoke(client, issued.Version.Id), issued.Secret)).IsSuccess);
        Assert.False(await oidc.WorksAsync(issued.Secret!));
        for (var at = 0; at < verifiers.Length; at++)
        {
            var seen = await verifiers[at].VerifyAsync(Look(client, issued.Version.Id) with { SeenAlive = before[at] }, issued.Secret);
            Assert.Equal(Verdict.Refused, seen.Verdict);
            Assert.NotEmpty(seen.LeftOpen);
        }
    }

    [OidcFact]
    public async Task A_deleted_client_leaves_tokens_alive_and_the_verifier_says_so()
    {
        var oidc = await OidcServer.GetAsync();
        var client = await oidc.RegisterAsync();
        var server = oidc.Reach(oidc.OptionsFor(client));
        var provider = new OAuthTokenProvider(server);
        using var live = Issued(await provider.IssueAsync(Issue(client)));
        using var ended = Issued(await provider.IssueAsync(Issue(client)));
        await provider.MoveAsync(Revoke(client, ended.Version.Id), ended.Secret);
        var known = ClientVerifier(oidc, server, [live.Secret!, ended.Secret!]);
        var unknown = ClientVerifier(oidc, server, null);
        using var secret = client.Secret();
        var look = Look(client, new VersionId(client.Id));
        var alive = await known.VerifyAsync(look, secret);
        Assert.Equal((Verdict.Alive, "a token was minted, and revoked"), (alive.Verdict, alive.Evidence.Answer));

        await oidc.DeleteAsync(client);
        Assert.True(await oidc.WorksAsync(live.Secret!));
        var refused = await known.VerifyAsync(look with { SeenAlive = alive.SeenAlive }, secret);
        Assert.Equal((Verdict.Refused, "401 invalid_client"), (refused.Verdict, refused.Evidence.Answer));
        Assert.StartsWith("of 2 known tokens minted from the client 1 are still active, 1 are not, and of 0 it cannot be told", refused.LeftOpen[^1], StringComparison.Ordinal);

        var blind = await unknown.VerifyAsync(look with { SeenAlive = alive.SeenAlive }, secret);
        Assert.Equal(Verdict.Refused, blind.Verdict);
        Assert.StartsWith("no token minted from the client is known here", blind.LeftOpen[^1], StringComparison.Ordinal);
    }

    [OidcFact]
    public async Task A_deleted_client_is_denied_a_token()
    {
        var oidc = await OidcServer.GetAsync();
        var client = await oidc.RegisterAsync();
        await oidc.DeleteAsync(client);
        var failure = Failed(await new OAuthTokenProvider(oidc.Reach(oidc.OptionsFor(client))).IssueAsync(Issue(client)));
        Assert.Equal((FailureKind.Denied, false, "401 invalid_client"), (failure.Kind, failure.MayHaveApplied, failure.Reason));
    }

    [OidcFact]
    public async Task A_jwt_is_named_by_its_jti_and_this_server_does_not_revoke_it()
    {
        var oidc = await OidcServer.GetAsync();
        var client = await oidc.RegisterAsync();
        var options = oidc.OptionsFor(client);
        options.Resource = "https://api.example/";
        var provider = new OAuthTokenProvider(oidc.Reach(options));
        using var issued = Issued(await provider.IssueAsync(Issue(client, new IssueRequest { Scopes = ["api:write"] })));
        var payload = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromUtf8(issued.Secret!.Reveal()[..issued.Secret.Reveal().LastIndexOf((byte)'.')][(issued.Secret.Reveal().IndexOf((byte)'.') + 1)..]));
        Assert.Contains($"\"jti\":\"{issued.Version.Id}\"", payload, StringComparison.Ordinal);
        Assert.True(issued.Version.Facts.Get(OAuthTokenFacts.Audience).TryGet(out var audience));
        Assert.Equal(["https://api.example/"], audience);

        var other = Failed(await provider.MoveAsync(Revoke(client, new VersionId("another")), issued.Secret));
        Assert.Equal((FailureKind.Invalid, false), (other.Kind, other.MayHaveApplied));
        var failure = Failed(await provider.MoveAsync(Revoke(client, issued.Version.Id), issued.Secret));
        Assert.Equal((FailureKind.Unsupported, false, "400 unsupported_token_type"), (failure.Kind, failure.MayHaveApplied, failure.Reason));
    }

    [OidcFact]
    public async Task A_lifetime_is_kept_or_refused()
    {
        var oidc = await OidcServer.GetAsync();
        var client = await oidc.RegisterAsync();
        var provider = new OAuthTokenProvider(oidc.Reach(oidc.OptionsFor(client)));
        using var issued = Issued(await provider.IssueAsync(Issue(client, new IssueRequest { Lifetime = TimeSpan.FromHours(1) })));
        Assert.True(issued.Version.Facts.Get(CredentialFacts.ExpiresAt).TryGet(out var ends) && issued.Version.Facts.Get(CredentialFacts.CreatedAt).TryGet(out var made) && ends - made == TimeSpan.FromHours(1));
        var failure = Failed(await provider.IssueAsync(Issue(client, new IssueRequest { Lifetime = TimeSpan.FromMinutes(5) })));
        Assert.Equal((FailureKind.Invalid, false), (failure.Kind, failure.MayHaveApplied));
        Assert.EndsWith("the token was revoked", failure.Reason, StringComparison.Ordinal);
    }

    [OidcFact]
    public async Task A_client_may_show_its_secret_in_the_body()
    {
        var oidc = await OidcServer.GetAsync();
        var client = await oidc.RegisterAsync();
        var options = oidc.OptionsFor(client);
        options.Client = client.ToClient(OAuthClientAuthentication.SecretPost);
        using var issued = Issued(await new OAuthTokenProvider(oidc.Reach(options)).IssueAsync(Issue(client)));
        Assert.True(await oidc.WorksAsync(issued.Secret!));
    }

    [OidcFact]
    public async Task Another_issuer_is_not_believed()
    {
        var oidc = await OidcServer.GetAsync();
        var client = await oidc.RegisterAsync();
        var options = oidc.OptionsFor(client);
        options.Issuer += "/";
        var failure = Failed(await new OAuthTokenProvider(oidc.Reach(options)).IssueAsync(Issue(client)));
        Assert.Equal((FailureKind.Unknown, false, "its metadata names another issuer than the one configured"), (failure.Kind, failure.MayHaveApplied, failure.Reason));
    }

    [OidcFact]
    public async Task A_scope_the_server_does_not_give_is_invalid()
    {
        var oidc = await OidcServer.GetAsync();
        var client = await oidc.RegisterAsync();
        var failure = Failed(await new OAuthTokenProvider(oidc.Reach(oidc.OptionsFor(client))).IssueAsync(Issue(client, new IssueRequest { Scopes = ["api:read", "api:admin"] })));
        Assert.Equal((FailureKind.Invalid, false), (failure.Kind, failure.MayHaveApplied));
        Assert.EndsWith("the token was revoked", failure.Reason, StringComparison.Ordinal);
    }

    internal static OperationIntent.Issue Issue(OidcClient client, IssueRequest? request = null) => new(OperationId.New(), "oidc", new CredentialId(client.Id), TimeProvider.System.GetUtcNow(), [], request);

    private static OperationIntent.Move Revoke(OidcClient client, VersionId version) => new(OperationId.New(), "oidc", new CredentialId(client.Id), TimeProvider.System.GetUtcNow(), version, VersionStage.Revoked);

    private static VerificationRequest Look(OidcClient client, VersionId version) => new(new CredentialId(client.Id), version, OperationId.New());

    internal static IssuedVersion Issued(Outcome<IssuedVersion> outcome)
    {
        Assert.True(outcome.TryGet(out var issued, out var failure), failure?.Reason);
        return issued;
    }

    private static ProviderFailure Failed<T>(Outcome<T> outcome)
        where T : class
    {
        Assert.False(outcome.TryGet(out _, out var failure));
        return failure;
    }

    private static ProbingVerifier Probing(ICredentialProbe probe, OidcServer oidc) => new(probe, _ => OAuthControl.TokenAsync(oidc), Keys);

    private static OAuthClientVerifier ClientVerifier(OidcServer oidc, OAuthServer server, IReadOnlyList<SecretValue>? minted) => new(
        new ProbingVerifier(new OAuthClientProbe(server), _ => OAuthControl.ClientAsync(oidc), Keys),
        new OAuthIntrospectionProbe(server),
        _ => OAuthControl.TokenAsync(oidc),
        (_, _) => new(minted?.Select(token => SecretValue.Copy(token.Reveal())).ToList()));
}
