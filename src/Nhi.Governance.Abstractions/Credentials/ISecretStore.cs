namespace Nhi.Governance;

/// <summary>A holder of copies: a vault, a variable of a pipeline, a Kubernetes secret, a file. Removing a copy ends no credential.</summary>
/// <remarks>A sketch: its shape is settled by the providers that are built on it, and may change in the next release. Until then implement it only to try it out.</remarks>
public interface ISecretStore
{
    /// <summary>What it can do, needs and changes.</summary>
    StoreDescriptor Descriptor { get; }

    /// <summary>Lists copies without reading their values. Changes nothing.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The copies.</returns>
    IAsyncEnumerable<SecretCopy> ListAsync(CopyQuery query, CancellationToken cancellationToken = default);

    /// <summary>Puts a copy into a slot. Putting the same value again under the same operation makes no second copy.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="value">The secret; stays the caller's to dispose.</param>
    /// <param name="operation">The operation, already journaled.</param>
    /// <param name="cancellationToken">Stops the waiting; the effect may have happened.</param>
    /// <returns>The copy, or why there is none.</returns>
    ValueTask<Outcome<SecretCopy>> PutAsync(SlotId slot, SecretValue value, OperationId operation, CancellationToken cancellationToken = default);

    /// <summary>Removes a copy. Removing one that is gone succeeds.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="operation">The operation, already journaled.</param>
    /// <param name="cancellationToken">Stops the waiting; the effect may have happened.</param>
    /// <returns>The copy that is gone, or why it is not.</returns>
    ValueTask<Outcome<SecretCopy>> RemoveAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default);
}
