using Microsoft.Extensions.DependencyInjection;

namespace Nhi.Governance.Providers.Azure.KeyVault;

public sealed class KeyVaultRegistrationTests
{
    [Fact]
    public async Task A_host_has_the_store_and_writing_is_off()
    {
        await using var host = new ServiceCollection().AddNhiGovernance(builder => builder.AddKeyVault(new KeyVaultOptions { Vault = new Uri("https://estate.vault.azure.net"), Name = "estate" })).BuildServiceProvider();

        var store = host.GetRequiredService<ISecretStore>();
        using var value = SecretValue.CopyText("one");

        Assert.Equal("estate", store.Descriptor.Name);
        Assert.False((await store.PutAsync(new SlotId("a"), value, VersionStage.Current, OperationId.New())).TryGet(out _, out var failure));
        Assert.Equal((FailureKind.WritesOff, false), (failure.Kind, failure.MayHaveApplied));
    }
}
