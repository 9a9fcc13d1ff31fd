using Nhi.Governance.Conformance;
using Nhi.Governance.Providers.Aws.Servers;

namespace Nhi.Governance.Providers.Aws.Conformance;

/// <summary>Secrets Manager at moto, behind a proxy that loses answers.</summary>
public sealed class AwsStoreFixture : SecretStoreFixture
{
    private MotoServer? _moto;
    private LossyProxy? _loss;
    private ISecretStore? _store;
    private ISecretStore? _other;
    private ISecretStore? _without;

    public override Type Subject => typeof(AwsSecretStore);

    public override ISecretStore Store => _store!;

    public override ISecretStore OtherNode => _other!;

    public override ISecretStore? WithoutRights => _without;

    public override IAnswerLoss? Loss => _loss;

    public override int PageSize => _moto!.Options().PageSize;

    public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        if (MotoInstallation.Reason is { } reason)
        {
            return reason;
        }

        _moto = await MotoServer.StartAsync();
        _loss = new LossyProxy(_moto.EndPoint);
        var via = MotoServer.AddressOf(_loss.EndPoint);
        _store = new AwsSecretStore(_moto.Options(via: via), MotoServer.Client(via));
        _other = new AwsSecretStore(_moto.Options(), _moto.Http);
        _without = new AwsSecretStore(_moto.Options(await _moto.NewPrincipalAsync("secretsmanager:DescribeSecret", "secretsmanager:List*")), _moto.Http);
        return null;
    }

    public override ValueTask<SlotId> NewSlotAsync(string below, CancellationToken cancellationToken = default) => new(new SlotId($"{below}{Guid.NewGuid():N}"));

    public override async ValueTask<byte[]?> ReadAsync(SlotId slot, VersionStage stage, CancellationToken cancellationToken = default) =>
        await _moto!.ReadSecretAsync(slot.Value, stage switch
        {
            VersionStage.Current => AwsSecretVersion.Current,
            VersionStage.Pending => AwsSecretVersion.Pending,
            VersionStage.Previous => AwsSecretVersion.Previous,
            _ => throw new ArgumentOutOfRangeException(nameof(stage)),
        });

    public override async ValueTask DisposeAsync()
    {
        if (_loss is not null)
        {
            await _loss.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
