namespace Nhi.Governance;

/// <summary>A holder of copies: a vault, a variable of a pipeline, a Kubernetes secret, a file. Removing a copy ends no credential.</summary>
/// <remarks>
/// It is never asked for a value: what it holds is known by what was put and by its metadata. Every call that changes something names its operation and may be
/// repeated with the same arguments after a lost answer: the effect happens once. A slot without a Current copy may refuse a Pending one, and a slot whose copy
/// was removed and can still be restored may refuse another, as <see cref="FailureKind.Conflict"/> or <see cref="FailureKind.Invalid"/>. The laws an implementation keeps are those of the conformance suite.
/// Implementations are safe to call from several threads, throw nothing but <see cref="OperationCanceledException"/>, <see cref="ArgumentException"/> and,
/// where they enumerate, <see cref="ProviderException"/>.
/// </remarks>
public interface ISecretStore
{
    /// <summary>What it can do, needs and changes.</summary>
    StoreDescriptor Descriptor { get; }

    /// <summary>Lists copies without reading their values, inert ones too. Changes nothing.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The copies.</returns>
    /// <exception cref="ProviderException">They cannot be read to the end.</exception>
    IAsyncEnumerable<StoredCopy> ListAsync(CopyQuery query, CancellationToken cancellationToken = default);

    /// <summary>Puts a copy into a slot, which it makes where there is none.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="value">The secret; stays the caller's to dispose.</param>
    /// <param name="stage"><see cref="VersionStage.Current"/>, which makes the Current one Previous, or <see cref="VersionStage.Pending"/> where the store has stages.</param>
    /// <param name="operation">The operation, already journaled.</param>
    /// <param name="cancellationToken">Stops the waiting; the effect may have happened.</param>
    /// <returns>The copy, or why there is none.</returns>
    ValueTask<Outcome<StoredCopy>> PutAsync(SlotId slot, SecretValue value, VersionStage stage, OperationId operation, CancellationToken cancellationToken = default);

    /// <summary>Makes a Pending or Previous copy the Current one of its slot; what was Current becomes Previous.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="operation">The operation, already journaled.</param>
    /// <param name="cancellationToken">Stops the waiting; the effect may have happened.</param>
    /// <returns>The copy as it is now, or why it is not.</returns>
    ValueTask<Outcome<StoredCopy>> PromoteAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default);

    /// <summary>Removes a copy. Removing one that is gone succeeds.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="operation">The operation, already journaled.</param>
    /// <param name="cancellationToken">Stops the waiting; the effect may have happened.</param>
    /// <returns>The copy, <see cref="CopyState.Removed"/> or <see cref="CopyState.Inert"/> with what it waits for, or why it is neither.</returns>
    ValueTask<Outcome<StoredCopy>> RemoveAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default);

    /// <summary>Brings back a copy that is inert because it was removed: as what it was, or a Pending one as Previous where the store keeps no more than that.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="operation">The operation, already journaled.</param>
    /// <param name="cancellationToken">Stops the waiting; the effect may have happened.</param>
    /// <returns>The copy as it is now, or why it is not.</returns>
    ValueTask<Outcome<StoredCopy>> RestoreAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default);
}
