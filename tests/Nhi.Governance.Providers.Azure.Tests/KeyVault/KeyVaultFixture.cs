using System.Text;
using Nhi.Governance.Conformance;
using Nhi.Governance.Providers.Azure.Servers;

namespace Nhi.Governance.Providers.Azure.KeyVault;

/// <summary>A strict fake vault, behind a proxy that loses answers.</summary>
public sealed class KeyVaultFixture : SecretStoreFixture
{
    private readonly FastClock _time = new();
    private FakeKeyVault? _vault;
    private LossyProxy? _loss;
    private ISecretStore? _store;
    private ISecretStore? _other;
    private ISecretStore? _without;

    public override Type Subject => typeof(KeyVaultSecretStore);

    public override ISecretStore Store => _store!;

    public override ISecretStore OtherNode => _other!;

    public override ISecretStore? WithoutRights => _without;

    public override IAnswerLoss? Loss => _loss;

    public override int PageSize => FakeKeyVault.PageSize;

    public override int MaximumLength => 25 * 1024;

    public override TimeProvider Time => _time;

    /// <summary>By the fast clock.</summary>
    public override TimeSpan Grace => TimeSpan.FromSeconds(60);

    public override ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        _vault = new FakeKeyVault(_time);
        _loss = new LossyProxy(_vault.EndPoint);
        _store = new KeyVaultSecretStore(_vault.Options(), FakeKeyVault.Client(new Uri($"http://{_loss.EndPoint}/")), _time);
        _other = new KeyVaultSecretStore(_vault.Options(), FakeKeyVault.Client(_vault.Address), _time);
        _without = new KeyVaultSecretStore(_vault.Options(FakeKeyVault.Reader), FakeKeyVault.Client(_vault.Address), _time);
        return new((string?)null);
    }

    public override ValueTask<SlotId> NewSlotAsync(string below, CancellationToken cancellationToken = default) => new(new SlotId($"{below}{Guid.NewGuid():N}"));

    public override ValueTask<byte[]?> ReadAsync(SlotId slot, VersionStage stage, CancellationToken cancellationToken = default) =>
        new(_vault!.Read(slot.Value) is { } text ? Encoding.UTF8.GetBytes(text) : null);

    public override async ValueTask DisposeAsync()
    {
        await (_loss?.DisposeAsync() ?? default);
        await (_vault?.DisposeAsync() ?? default);
        await base.DisposeAsync();
    }
}
