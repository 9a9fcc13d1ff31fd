using Nhi.Governance.Conformance;
using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql.Conformance;

/// <summary>The source of uses over a real server.</summary>
public sealed class SessionsFixture : UsageSourceFixture
{
    private readonly Dictionary<CredentialId, IssuedVersion> _issued = [];
    private readonly List<NpgsqlConnection> _sessions = [];
    private Estate? _estate;
    private ICredentialProvider? _provider;
    private PostgreSqlUsageSource? _source;

    public override Type Subject => typeof(PostgreSqlUsageSource);

    public override IUsageSource Source => _source!;

    public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        if (PostgreSqlServer.Absent is { } absent)
        {
            return absent;
        }

        _estate = await Estate.StartAsync();
        _provider = _estate.Provider(_estate.Options());
        _source = _estate.Usage(_estate.Options());
        return null;
    }

    public override async ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default)
    {
        var credential = await _estate!.NewCredentialAsync();
        _issued[credential] = await _provider!.IssueCurrentAsync(credential);
        return credential;
    }

    public override async ValueTask UseAsync(CredentialId credential, CancellationToken cancellationToken = default) =>
        _sessions.Add(await _estate!.LogInAsync(_issued[credential].PublicPart, _issued[credential].Secret!));

    public override async ValueTask<IAsyncDisposable?> ProbeAsync(CredentialId credential, CancellationToken cancellationToken = default)
    {
        // As the probe leaves it between logging in and hanging up.
        var session = await _estate!.LogInAsync(_issued[credential].PublicPart, _issued[credential].Secret!);
        await new NpgsqlCommand($"SET application_name = '{PostgreSqlLoginProbe.ApplicationName}{OperationId.New()}'", session).ExecuteNonQueryAsync(cancellationToken);
        return session;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions)
        {
            await session.DisposeAsync();
        }

        foreach (var issued in _issued.Values)
        {
            issued.Dispose();
        }

        if (_estate is not null)
        {
            await _estate.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
