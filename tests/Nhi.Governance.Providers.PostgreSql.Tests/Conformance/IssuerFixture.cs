using System.Net;
using Nhi.Governance.Conformance;

namespace Nhi.Governance.Providers.PostgreSql.Conformance;

/// <summary>The issuer over a real server, with answers that can be lost on the way.</summary>
public abstract class IssuerFixture(PostgreSqlRotation rotation) : CredentialProviderFixture
{
    private readonly List<IAsyncDisposable> _sessions = [];
    private Estate? _estate;
    private LossyProxy? _proxy;
    private Verifiers? _verifiers;
    private ICredentialProvider? _provider;
    private ICredentialProvider? _otherNode;
    private ICredentialProvider? _withoutRights;
    private IRevocationVerifier? _verifier;

    public override Type Subject => typeof(PostgreSqlCredentialProvider);

    public override string Name => $"PostgreSqlCredentialProvider ({rotation})";

    public override ICredentialProvider Provider => _provider!;

    public override ICredentialProvider OtherNode => _otherNode!;

    public override ICredentialProvider? WithoutRights => _withoutRights;

    public override IAnswerLoss? Loss => _proxy;

    public override IRevocationVerifier? Verifier => _verifier;

    public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        if (PostgreSqlServer.Absent is { } absent)
        {
            return absent;
        }

        _estate = await Estate.StartAsync();
        _proxy = new LossyProxy(new IPEndPoint(IPAddress.Loopback, _estate.Server.EndPoint.Port));
        _provider = _estate.Provider(_estate.Options(rotation, _proxy.EndPoint));
        _otherNode = _estate.Provider(_estate.Options(rotation));
        _withoutRights = _estate.Provider(_estate.Options(rotation, role: "nhi_reader"));
        _verifiers = await Verifiers.MakeAsync(_estate);
        _verifier = _verifiers.Of(_estate.Options(rotation));
        return null;
    }

    public override async ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default) => await _estate!.NewCredentialAsync();

    public override async ValueTask<bool> WorksAsync(CredentialVersion version, string publicPart, SecretValue? secret, CancellationToken cancellationToken = default) =>
        await _estate!.WorksAsync(publicPart, secret!);

    public override async ValueTask<Func<ValueTask<bool>>?> MintAsync(CredentialVersion version, string publicPart, SecretValue? secret, CancellationToken cancellationToken = default)
    {
        var session = await _estate!.LogInAsync(publicPart, secret!);
        _sessions.Add(session);
        return async () => await Estate.IsOpenAsync(session);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var session in _sessions)
        {
            await session.DisposeAsync();
        }

        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }

        if (_estate is not null)
        {
            await _estate.DisposeAsync();
        }

        _verifiers?.Dispose();
        await base.DisposeAsync();
    }
}
