using System.Net;
using System.Net.Sockets;
using System.Text;
using Nhi.Governance.Conformance;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>What the verifiers of OAuth share: the real server, and worlds in which its endpoints are somebody else's.</summary>
public abstract class OAuthVerifierFixture : RevocationVerifierFixture
{
    private readonly List<LoopbackServer> _worlds = [];
    private IRevocationVerifier? _verifier;

    /// <summary>One for all laws: it counts its attempts.</summary>
    public override IRevocationVerifier Verifier => _verifier ??= Over(Oidc.Reach(Options()), null);

    public override bool NeedsSecret => true;

    internal OidcServer Oidc { get; private set; } = null!;

    internal OidcClient Client { get; private set; } = null!;

    private protected OneKey Keys { get; } = new();

    /// <summary>What a backend says that refuses everyone.</summary>
    private protected abstract string Refusal { get; }

    /// <summary>What a backend says that accepts everyone.</summary>
    private protected abstract string Acceptance { get; }

    public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        if (OidcServer.Missing is { } missing)
        {
            return missing;
        }

        Oidc = await OidcServer.GetAsync();
        Client = await Oidc.RegisterAsync();
        return null;
    }

    public override async ValueTask<IRevocationVerifier?> InAsync(BrokenWorld world, CancellationToken cancellationToken = default) => world switch
    {
        BrokenWorld.Unreachable => Elsewhere(Nobody()),
        BrokenWorld.BreaksOff => Elsewhere(Start(new LoopbackServer((_, to, before) => before % 2 == 0 ? Task.Delay(Timeout.Infinite, CancellationToken.None) : to.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"u8.ToArray()).AsTask()))),
        BrokenWorld.RefusesEveryone => Elsewhere(Start(new LoopbackServer(Refusal))),
        BrokenWorld.AcceptsEveryone => Elsewhere(Start(new LoopbackServer(Acceptance))),
        BrokenWorld.TakesTurns => Elsewhere(Start(new LoopbackServer((_, to, before) => to.WriteAsync(Encoding.Latin1.GetBytes(before % 2 == 0 ? Refusal : Acceptance)).AsTask()))),
        BrokenWorld.Redirects => Elsewhere(Start(new LoopbackServer(LoopbackServer.Answer("302 Found", "", "Location: /login")))),
        BrokenWorld.Throttled => Elsewhere(Start(new LoopbackServer(LoopbackServer.Answer("429 Too Many Requests", "", "Retry-After: 600")))),
        BrokenWorld.ClockAhead => Over(Oidc.Reach(Options(), new ShiftedTime(TimeSpan.FromDays(3650))), new ShiftedTime(TimeSpan.FromDays(3650))),
        BrokenWorld.ClockBehind => Over(Oidc.Reach(Options(), new ShiftedTime(-TimeSpan.FromDays(3650))), new ShiftedTime(-TimeSpan.FromDays(3650))),
        _ => await InOtherAsync(world),
    };

    public override async ValueTask DisposeAsync()
    {
        foreach (var world in _worlds)
        {
            await world.DisposeAsync();
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract IRevocationVerifier Over(OAuthServer server, TimeProvider? time);

    private protected virtual ValueTask<IRevocationVerifier?> InOtherAsync(BrokenWorld world) => new((IRevocationVerifier?)null);

    private protected OAuthOptions Options() => Oidc.OptionsFor(Client);

    private protected async ValueTask<string?> ObserveTokenAsync(VerificationSubject subject) => await Oidc.IntrospectAsync(subject.Secret!);

    private protected async ValueTask<VerificationSubject> NewTokenAsync()
    {
        var issued = OAuthRealServerTests.Issued(await new OAuthTokenProvider(Oidc.Reach(Options())).IssueAsync(OAuthRealServerTests.Issue(Client)));
        return new VerificationSubject(new CredentialId(Client.Id), issued.Version.Id, issued.Secret);
    }

    private protected async ValueTask RevokeTokenAsync(VerificationSubject subject)
    {
        var move = new OperationIntent.Move(OperationId.New(), "oidc", subject.Credential, TimeProvider.System.GetUtcNow(), subject.Version, VersionStage.Revoked);
        Assert.True((await new OAuthTokenProvider(Oidc.Reach(Options())).MoveAsync(move, subject.Secret)).IsSuccess);
    }

    /// <summary>The same with every endpoint at another place.</summary>
    private IRevocationVerifier Elsewhere(Uri place)
    {
        var options = Options();
        options.Endpoints = new OAuthEndpoints(new Uri(place, "token"), new Uri(place, "revoke"), new Uri(place, "introspect"));
        options.ProtectedResource = new Uri(place, "resource");
        var http = new OutboundHttpOptions { TryTimeout = TimeSpan.FromSeconds(1), MaxRetries = 1, RetryPause = TimeSpan.FromMilliseconds(10) };
        options.Pin(http);
        return Over(new OAuthServer("oidc", options, OutboundHttp.CreateClient(http)), null);
    }

    private Uri Start(LoopbackServer world)
    {
        _worlds.Add(world);
        return world.Address;
    }

    private static Uri Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new UriBuilder("http", "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port).Uri;
    }
}
