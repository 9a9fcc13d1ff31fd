using System.Runtime.CompilerServices;
using Nhi.Governance.Testing;
using static Nhi.Governance.StoreCapabilities;

namespace Nhi.Governance.Conformance.Matrix.Stores;

/// <summary>One node's way to a <see cref="TwinStore"/>, over a network that can fail.</summary>
internal sealed class TwinStoreNode(TwinStore store, InMemoryNetwork network) : ISecretStore
{
    public InMemoryNetwork Network { get; } = network;

    public StoreDescriptor Descriptor => new() { Name = TwinStore.Name, Capabilities = store.Capabilities };

    public async IAsyncEnumerable<StoredCopy> ListAsync(CopyQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var copy in await store.ListAsync(this, query.Below, cancellationToken))
        {
            yield return copy;
        }
    }

    public ValueTask<Outcome<StoredCopy>> PutAsync(SlotId slot, SecretValue value, VersionStage stage, OperationId operation, CancellationToken cancellationToken = default) =>
        store.PutAsync(this, slot, value, stage, operation, cancellationToken);

    public ValueTask<Outcome<StoredCopy>> PromoteAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(this, Stages, copy, operation, cancellationToken);

    public ValueTask<Outcome<StoredCopy>> RemoveAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(this, Remove, copy, operation, cancellationToken);

    public ValueTask<Outcome<StoredCopy>> RestoreAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(this, Restore, copy, operation, cancellationToken);
}
