using System.Net;
using Nhi.Governance;
using Nhi.Governance.Conformance;

namespace CustomProvider;

public sealed class RedisProviderFixture : CredentialProviderFixture
{
    private readonly SecretValue _key = EstateKeyFixture.NewKey();
    private readonly List<RespClient> _sessions = [];
    private RedisServer _server = null!;
    private LossyProxy _proxy = null!;
    private RedisCredentialProvider _provider = null!;
    private RedisCredentialProvider _otherNode = null!;
    private RedisCredentialProvider _withoutRights = null!;
    private ProbingVerifier _verifier = null!;

    public override Type Subject => typeof(RedisCredentialProvider);

    #region fixture
    public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        if (await RedisServer.StartAsync(cancellationToken) is not { } server)
        {
            return RedisServer.Absent;
        }

        _server = server;
        _proxy = new LossyProxy(new IPEndPoint(IPAddress.Loopback, server.Port));

        // The rights are those the descriptor names, and not one more.
        var rights = new RedisCredentialProvider(server.Admin).Descriptor.AccessNeeded;
        _provider = new RedisCredentialProvider(await server.NewUserAsync("governor", rights, _proxy.EndPoint.Port, cancellationToken));
        _otherNode = new RedisCredentialProvider(await server.NewUserAsync("governor-2", rights, server.Port, cancellationToken));
        _withoutRights = new RedisCredentialProvider(await server.NewUserAsync("reader", ["~*", "+acl|getuser", "+hgetall", "+watch", "+multi", "+exec"], server.Port, cancellationToken));

        await server.DoAsync(cancellationToken, "ACL", "SETUSER", "control", "on", ">control", "-@all");
        _verifier = new ProbingVerifier(
            new RedisLoginProbe(server.Admin), _ => new(new ControlCredential(new RedisVersion("control", "1").Id, SecretValue.CopyText("control"))), new EstateKey(_key));
        return null;
    }
    #endregion

    public override ICredentialProvider Provider => _provider;

    public override ICredentialProvider OtherNode => _otherNode;

    public override ICredentialProvider? WithoutRights => _withoutRights;

    public override IAnswerLoss? Loss => _proxy;

    public override IRevocationVerifier? Verifier => _verifier;

    public override TimeSpan? Lifetime => null;

    public override int Cases => 60;

    public override async ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default) => await _server.NewUserAsync(cancellationToken);

    public override async ValueTask<bool> WorksAsync(CredentialVersion version, string publicPart, SecretValue? secret, CancellationToken cancellationToken = default)
    {
        await using var session = await _server.OpenAsync(publicPart, secret!, cancellationToken);
        return session is not null;
    }

    public override async ValueTask<Func<ValueTask<bool>>?> MintAsync(CredentialVersion version, string publicPart, SecretValue? secret, CancellationToken cancellationToken = default)
    {
        var session = await _server.OpenAsync(publicPart, secret!, cancellationToken) ?? throw new RespErrorException("WRONGPASS");
        _sessions.Add(session);
        return async () =>
        {
            try
            {
                session.Add("PING");
                return (await session.SendAsync(CancellationToken.None))[0].Error is null;
            }
            catch (IOException)
            {
                return false;
            }
        };
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions)
        {
            await session.DisposeAsync();
        }

        _key.Dispose();
        if (_server is not null)
        {
            await _proxy.DisposeAsync();
            await _server.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
