using Nhi.Governance;
using Nhi.Governance.Conformance;

namespace CustomProvider;

public sealed class RedisProbeFixture : RevocationVerifierFixture
{
    private const string Refusal = "-WRONGPASS invalid username-password pair or user is disabled.\r\n";

    private const string Acceptance = "*4\r\n$6\r\nserver\r\n$5\r\nredis\r\n$5\r\nproto\r\n:2\r\n";

    private readonly SecretValue _key = EstateKeyFixture.NewKey();
    private readonly List<IAsyncDisposable> _worlds = [];
    private RedisServer _server = null!;

    public override Type Subject => typeof(RedisLoginProbe);

    public override IRevocationVerifier Verifier => Verify(_server.Admin);

    public override bool NeedsSecret => true;

    public override bool CanAskAboutUnknown => false;

    public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        if (await RedisServer.StartAsync(cancellationToken) is not { } server)
        {
            return RedisServer.Absent;
        }

        _server = server;
        await server.DoAsync(cancellationToken, "ACL", "SETUSER", "control", "on", ">control", "-@all");
        return null;
    }

    public override async ValueTask<VerificationSubject> NewSubjectAsync(CancellationToken cancellationToken = default)
    {
        var user = await _server.NewUserAsync(cancellationToken);
        var password = Guid.NewGuid().ToString();
        await _server.DoAsync(cancellationToken, "ACL", "SETUSER", user.Value, ">" + password);
        return new VerificationSubject(user, new RedisVersion(user.Value, "1").Id, SecretValue.CopyText(password));
    }

    public override async ValueTask RevokeAsync(VerificationSubject subject, CancellationToken cancellationToken = default) =>
        await _server.DoAsync(cancellationToken, "ACL", "SETUSER", subject.Credential.Value, "resetpass");

    #region worlds
    public override async ValueTask<IRevocationVerifier?> InAsync(BrokenWorld world, CancellationToken cancellationToken = default) => world switch
    {
        BrokenWorld.Unreachable => Verify(RedisServer.As("nobody", _key, port: 1)),
        BrokenWorld.BreaksOff => Says(string.Empty),
        BrokenWorld.RefusesEveryone => Says(Refusal),
        BrokenWorld.AcceptsEveryone => Says(Acceptance),
        BrokenWorld.TakesTurns => Says(Refusal, Acceptance),
        BrokenWorld.Redirects => Says("-MOVED 3999 127.0.0.1:1\r\n"),
        BrokenWorld.WithoutRights => Says("-NOPERM this user has no permissions to run the 'hello' command\r\n"),
        BrokenWorld.Throttled => Says("-ERR max number of clients reached\r\n"),
        BrokenWorld.WrongAuthority => await AnotherServerAsync(cancellationToken),
        BrokenWorld.ClockAhead => Verify(_server.Admin, new SkewedTime(TimeSpan.FromDays(400))),
        BrokenWorld.ClockBehind => Verify(_server.Admin, new SkewedTime(TimeSpan.FromDays(-400))),
        _ => null, // A login is answered now or not at all: nothing can be stale.
    };
    #endregion

    public override async ValueTask<string?> ObserveAsync(VerificationSubject subject, CancellationToken cancellationToken = default)
    {
        var acl = await _server.DoAsync(cancellationToken, "ACL", "GETUSER", subject.Credential.Value);
        return string.Join(' ', acl.Items!.SelectMany(item => item.Items ?? [item]).Select(item => item.Text));
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var world in _worlds)
        {
            await world.DisposeAsync();
        }

        _key.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private ProbingVerifier Verify(RedisOptions options, TimeProvider? time = null) => new(
        new RedisLoginProbe(RedisServer.As(options.User, options.Password, options.Port, time)),
        _ => new(new ControlCredential(new RedisVersion("control", "1").Id, SecretValue.CopyText("control"))), new EstateKey(_key), time);

    private ProbingVerifier Says(params string[] answers)
    {
        var server = new ScriptedServer(answers);
        _worlds.Add(server);
        return Verify(RedisServer.As("nobody", _key, server.Port));
    }

    private async Task<IRevocationVerifier?> AnotherServerAsync(CancellationToken cancellationToken)
    {
        var other = (await RedisServer.StartAsync(cancellationToken))!;
        _worlds.Add(other);
        await other.DoAsync(cancellationToken, "ACL", "SETUSER", "control", "on", ">another", "-@all");
        return Verify(other.Admin);
    }

    private sealed class SkewedTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
