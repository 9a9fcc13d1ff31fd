namespace Nhi.Governance.Conformance.Tests.InMemory;

/// <summary>A store that keeps one value a slot and nothing else, as a pipeline's variables are.</summary>
public sealed class PlainSecretStoreFixture() : InMemorySecretStoreFixture(StoreCapabilities.List | StoreCapabilities.Put | StoreCapabilities.Remove)
{
    public override string Name => "InMemorySecretStore, plain";
}
