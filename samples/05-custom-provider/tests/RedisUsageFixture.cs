using Nhi.Governance;
using Nhi.Governance.Conformance;

namespace CustomProvider;

public sealed class RedisUsageFixture : UsageSourceFixture
{
    private readonly List<RespClient> _sessions = [];
    private RedisUsageSource _source = null!;
    private RedisServer _server = null!;

    public override Type Subject => typeof(RedisUsageSource);

    public override IUsageSource Source => _source;

    public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        if (await RedisServer.StartAsync(cancellationToken) is not { } server)
        {
            return RedisServer.Absent;
        }

        _server = server;
        _source = new RedisUsageSource(await server.NewUserAsync("reader", new RedisUsageSource(server.Admin).Descriptor.AccessNeeded, server.Port, cancellationToken));
        return null;
    }

    public override async ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default)
    {
        var user = await _server.NewUserAsync(cancellationToken);
        await _server.DoAsync(cancellationToken, "ACL", "SETUSER", user.Value, ">" + user.Value);
        return user;
    }

    public override async ValueTask UseAsync(CredentialId credential, CancellationToken cancellationToken = default) =>
        _sessions.Add(await OpenAsync(credential, "consumer", cancellationToken));

    public override async ValueTask<IAsyncDisposable?> ProbeAsync(CredentialId credential, CancellationToken cancellationToken = default) =>
        await OpenAsync(credential, RedisLoginProbe.ConnectionPrefix + OperationId.New(), cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions)
        {
            await session.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private async Task<RespClient> OpenAsync(CredentialId credential, string name, CancellationToken cancellationToken)
    {
        using var password = SecretValue.CopyText(credential.Value);
        var redis = await RespClient.ConnectAsync(_server.Admin, cancellationToken);
        (await redis.LoginAsync(credential.Value, password, name, cancellationToken)).OrThrow();
        return redis;
    }
}
