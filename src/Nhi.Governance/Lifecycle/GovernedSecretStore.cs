namespace Nhi.Governance;

/// <summary>Stands before a store: refuses to change anything unless writing was switched on, and tells telemetry of each call. What the builder registers.</summary>
/// <param name="inner">The store.</param>
/// <param name="allowWrites">Whether it may put, promote, remove and restore. Reading is always allowed.</param>
/// <param name="time">The clock; <see langword="null"/> is the system's.</param>
public sealed class GovernedSecretStore(ISecretStore inner, bool allowWrites = false, TimeProvider? time = null) : ISecretStore, IDisposable
{
    private readonly ISecretStore _inner = inner ?? throw new ArgumentNullException(nameof(inner));
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <inheritdoc />
    public StoreDescriptor Descriptor => _inner.Descriptor;

    /// <inheritdoc />
    public IAsyncEnumerable<StoredCopy> ListAsync(CopyQuery query, CancellationToken cancellationToken = default) => _inner.ListAsync(query, cancellationToken);

    /// <inheritdoc />
    public ValueTask<Outcome<StoredCopy>> PutAsync(SlotId slot, SecretValue value, VersionStage stage, OperationId operation, CancellationToken cancellationToken = default) =>
        WriteAsync("put", () => _inner.PutAsync(slot, value, stage, operation, cancellationToken));

    /// <inheritdoc />
    public ValueTask<Outcome<StoredCopy>> PromoteAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default) =>
        WriteAsync("promote", () => _inner.PromoteAsync(copy, operation, cancellationToken));

    /// <inheritdoc />
    public ValueTask<Outcome<StoredCopy>> RemoveAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default) =>
        WriteAsync("remove", () => _inner.RemoveAsync(copy, operation, cancellationToken));

    /// <inheritdoc />
    public ValueTask<Outcome<StoredCopy>> RestoreAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default) =>
        WriteAsync("restore", () => _inner.RestoreAsync(copy, operation, cancellationToken));

    /// <summary>Disposes the store it stands before, where that can be.</summary>
    public void Dispose() => (_inner as IDisposable)?.Dispose();

    private ValueTask<Outcome<StoredCopy>> WriteAsync(string operation, Func<ValueTask<Outcome<StoredCopy>>> call) =>
        GovernanceTelemetry.MeasureAsync(Descriptor.Name, operation, allowWrites ? call : () => new(Off(operation)), _time);

    private Outcome<StoredCopy> Off(string operation) =>
        Outcome.Failure<StoredCopy>(new ProviderFailure(Descriptor.Name, operation, FailureKind.WritesOff, "writing to the outside was not switched on", MayHaveApplied: false));
}
