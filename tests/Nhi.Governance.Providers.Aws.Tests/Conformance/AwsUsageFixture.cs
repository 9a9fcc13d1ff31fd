using System.Collections.Concurrent;
using Nhi.Governance.Conformance;
using Nhi.Governance.Providers.Aws.Servers;

namespace Nhi.Governance.Providers.Aws.Conformance;

/// <summary>Last use of access keys at moto.</summary>
public sealed class AwsUsageFixture : UsageSourceFixture
{
    private readonly ConcurrentDictionary<CredentialId, IssuedAccessKey> _keys = new();
    private MotoServer? _moto;
    private IUsageSource? _source;

    public override Type Subject => typeof(AwsKeyUsageSource);

    public override IUsageSource Source => _source!;

    public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        if (MotoInstallation.Reason is { } reason)
        {
            return reason;
        }

        _moto = await MotoServer.StartAsync();
        _source = new AwsKeyUsageSource(_moto.Options(), _moto.Http);
        return null;
    }

    public override async ValueTask<CredentialId> NewCredentialAsync(CancellationToken cancellationToken = default)
    {
        var user = await _moto!.NewUserAsync();
        _keys[new(user)] = await _moto.NewKeyAsync(user);
        return new(user);
    }

    public override async ValueTask UseAsync(CredentialId credential, CancellationToken cancellationToken = default) =>
        Assert.True(await _moto!.TakesAsync(_keys[credential].Key.Id, _keys[credential].Secret));

    public override async ValueTask<IAsyncDisposable?> ProbeAsync(CredentialId credential, CancellationToken cancellationToken = default)
    {
        await new AwsCredentialProbe(_moto!.Options(), _moto.Http).ProbeAsync(new(_keys[credential].Key.Id), _keys[credential].Secret, OperationId.New(), cancellationToken);
        return new Ended();
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }

        await base.DisposeAsync();
    }

    private sealed class Ended : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
