using System.Net;
using System.Net.Sockets;
using Nhi.Governance.Conformance;
using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql.Conformance;

/// <summary>The verifier over a real server, and over servers where something is wrong.</summary>
public sealed class LoginProbeFixture : RevocationVerifierFixture
{
    private readonly List<string> _logins = [];
    private readonly Dictionary<VersionId, IssuedVersion> _issued = [];
    private readonly List<IAsyncDisposable> _worlds = [];
    private readonly List<(PostgreSqlServer Server, string Password)> _servers = [];
    private Estate? _estate;
    private ICredentialProvider? _provider;
    private Verifiers? _verifiers;
    private IRevocationVerifier? _verifier;

    public override Type Subject => typeof(PostgreSqlLoginProbe);

    public override IRevocationVerifier Verifier => _verifier!;

    public override bool NeedsSecret => true;

    public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        if (PostgreSqlServer.Absent is { } absent)
        {
            return absent;
        }

        _estate = await Estate.StartAsync();
        _provider = _estate.Provider(_estate.Options());
        _verifiers = await Verifiers.MakeAsync(_estate);
        _logins.Add(_verifiers.ControlRole);
        _verifier = _verifiers.Of(_estate.Options());
        return null;
    }

    public override async ValueTask<VerificationSubject> NewSubjectAsync(CancellationToken cancellationToken = default)
    {
        var issued = await _provider!.IssueCurrentAsync(await _estate!.NewCredentialAsync());
        _logins.Add(issued.PublicPart);
        foreach (var (server, password) in _servers)
        {
            await server.RunAsync($"CREATE ROLE {issued.PublicPart} LOGIN {password}");
        }

        _issued.Add(issued.Version.Id, issued);
        return new VerificationSubject(issued.Version.Credential, issued.Version.Id, SecretValue.Copy(issued.Secret!.Reveal()));
    }

    public override async ValueTask RevokeAsync(VerificationSubject subject, CancellationToken cancellationToken = default) => await _provider!.MoveAsync(_issued[subject.Version], VersionStage.Revoked);

    public override async ValueTask<IRevocationVerifier?> InAsync(BrokenWorld world, CancellationToken cancellationToken = default) => world switch
    {
        BrokenWorld.Unreachable => At(FreePort()),
        BrokenWorld.BreaksOff => At(Keep(new Hangup()).Port),

        // Nobody's password is the right one there, the control's neither.
        BrokenWorld.RefusesEveryone or BrokenWorld.WrongAuthority => At(await ServerAsync("host all all all scram-sha-256", "PASSWORD 'another'")),
        BrokenWorld.AcceptsEveryone => At(await ServerAsync("host all all all trust", string.Empty)),
        BrokenWorld.WithoutRights => At(await ServerAsync($"host all {PostgreSqlServer.Admin} all scram-sha-256\nhost all all all reject", string.Empty)),
        BrokenWorld.Throttled => At(await FullAsync()),
        BrokenWorld.ClockAhead => _verifiers!.Of(_estate!.Options(), new ShiftedTime(TimeSpan.FromDays(400))),
        BrokenWorld.ClockBehind => _verifiers!.Of(_estate!.Options(), new ShiftedTime(TimeSpan.FromDays(-400))),
        _ => null,
    };

    public override async ValueTask<string?> ObserveAsync(VerificationSubject subject, CancellationToken cancellationToken = default) =>
        await _estate!.Server.AskAsync<string>("SELECT to_jsonb(a)::text || coalesce(shobj_description(oid, 'pg_authid'), '') FROM pg_authid a WHERE rolname = $1", _issued[subject.Version].PublicPart);

    public override ValueTask<int?> AttemptsAsync(VerificationSubject subject, CancellationToken cancellationToken = default) =>
        new(_estate!.Server.Log.Split('\n').Count(line => line.Contains("connection authenticated: identity=\"" + _issued[subject.Version].PublicPart + "\"", StringComparison.Ordinal)
            || line.Contains("password authentication failed for user \"" + _issued[subject.Version].PublicPart + "\"", StringComparison.Ordinal)));

    public override async ValueTask DisposeAsync()
    {
        foreach (var world in _worlds)
        {
            await world.DisposeAsync();
        }

        foreach (var issued in _issued.Values)
        {
            issued.Dispose();
        }

        _verifiers?.Dispose();
        if (_estate is not null)
        {
            await _estate.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private ProbingVerifier At(int port) => _verifiers!.Of(_estate!.Options(through: new IPEndPoint(IPAddress.Loopback, port)));

    private T Keep<T>(T world)
        where T : IAsyncDisposable
    {
        _worlds.Add(world);
        return world;
    }

    /// <summary>Another server that knows the same roles.</summary>
    private async Task<int> ServerAsync(string rules, string password, params string[] settings)
    {
        var server = Keep(await PostgreSqlServer.StartAsync(rules, settings));
        _servers.Add((server, password));
        foreach (var login in _logins)
        {
            await server.RunAsync($"CREATE ROLE {login} LOGIN {password}");
        }

        return server.EndPoint.Port;
    }

    /// <summary>A server whose places are all taken.</summary>
    private async Task<int> FullAsync()
    {
        var server = Keep(await PostgreSqlServer.StartAsync(null, "max_connections=4", "superuser_reserved_connections=0", "max_wal_senders=0"));
        for (var taken = 0; taken < 4; taken++)
        {
            var connection = Keep(new NpgsqlConnection(server.AdminConnection + ";Pooling=false"));
            await connection.OpenAsync();
        }

        return server.EndPoint.Port;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Takes a question and hangs up.</summary>
    private sealed class Hangup : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task _serving;

        public Hangup()
        {
            _listener.Start();
            _serving = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
            _listener.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    _ = await client.GetStream().ReadAsync(new byte[1024]);
                }
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                // Stopped.
            }
        }
    }

    private sealed class ShiftedTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
