using System.Runtime.CompilerServices;

namespace Nhi.Governance.Testing;

/// <summary>A store of secrets in memory, with everything a store can do: versions, stages, restoring, operations that happen once.</summary>
/// <remarks>Safe to use from several threads. What is removed can be restored for 30 days by its clock, and is then gone. Nothing is cleared that was never removed.</remarks>
public sealed class InMemorySecretStore : ISecretStore
{
    /// <summary>Everything a store can do.</summary>
    public const StoreCapabilities AllCapabilities =
        StoreCapabilities.List | StoreCapabilities.Put | StoreCapabilities.Remove | StoreCapabilities.Versions | StoreCapabilities.Stages | StoreCapabilities.Restore | StoreCapabilities.KeepsOperation;

    private readonly InMemoryVault _vault;

    /// <summary>Makes an empty store.</summary>
    /// <param name="capabilities">What it can do; everything else it refuses.</param>
    /// <param name="network">The way to it; <see langword="null"/> is one on which nothing fails.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    public InMemorySecretStore(StoreCapabilities capabilities = AllCapabilities, InMemoryNetwork? network = null, TimeProvider? time = null)
        : this(new InMemoryVault(capabilities, time ?? TimeProvider.System), network ?? new InMemoryNetwork(time))
    {
    }

    private InMemorySecretStore(InMemoryVault vault, InMemoryNetwork network)
    {
        _vault = vault;
        Network = network;
        Descriptor = new StoreDescriptor { Name = "memory", Capabilities = vault.Capabilities };
    }

    /// <inheritdoc />
    public StoreDescriptor Descriptor { get; }

    /// <summary>The way to it.</summary>
    public InMemoryNetwork Network { get; }

    /// <summary>The same store, reached another way: as by another node, or by somebody with other rights.</summary>
    /// <param name="network">The way to it.</param>
    /// <returns>A store over the same copies.</returns>
    public InMemorySecretStore Over(InMemoryNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new InMemorySecretStore(_vault, network);
    }

    /// <summary>What a reader of a slot is handed. Reading is no business of <see cref="ISecretStore"/>, and passes no network.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="stage">Which stage it asks for.</param>
    /// <returns>A copy of the secret, which the caller disposes; <see langword="null"/> where there is nothing to hand out.</returns>
    public SecretValue? Read(SlotId slot, VersionStage stage = VersionStage.Current) => _vault.HandOut(slot, stage);

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredCopy> ListAsync(CopyQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var answer = await CallAsync("list", StoreCapabilities.List, changes: false, () => Outcome.Success(_vault.List(query.Below)), cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var copies, out var failure))
        {
            throw new ProviderException(failure);
        }

        foreach (var copy in copies)
        {
            yield return copy;
        }
    }

    /// <inheritdoc />
    public ValueTask<Outcome<StoredCopy>> PutAsync(SlotId slot, SecretValue value, VersionStage stage, OperationId operation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (string.IsNullOrEmpty(slot.Value))
        {
            throw new ArgumentException("A slot has a name.", nameof(slot));
        }

        if (stage is not (VersionStage.Current or VersionStage.Pending))
        {
            return new(Failure("put", FailureKind.Invalid, "a copy is put as Current or Pending"));
        }

        var needed = stage == VersionStage.Pending ? StoreCapabilities.Put | StoreCapabilities.Stages : StoreCapabilities.Put;
        return CallAsync("put", needed, changes: true, () => Outcome.Success(_vault.Put(slot, value, stage, operation)), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<Outcome<StoredCopy>> PromoteAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default) =>
        CallAsync("promote", StoreCapabilities.Stages, changes: true, () => Changed("promote", _vault.Change(copy, isRestore: false, static (slot, found) => slot.Promote(found))), cancellationToken);

    /// <inheritdoc />
    public ValueTask<Outcome<StoredCopy>> RemoveAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default) =>
        CallAsync("remove", StoreCapabilities.Remove, changes: true, () => Outcome.Success(_vault.Remove(copy)), cancellationToken);

    /// <inheritdoc />
    public ValueTask<Outcome<StoredCopy>> RestoreAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default) =>
        CallAsync("restore", StoreCapabilities.Restore, changes: true, () => Changed("restore", _vault.Change(copy, isRestore: true, static (slot, found) => slot.Restore(found))), cancellationToken);

    private async ValueTask<Outcome<T>> CallAsync<T>(string operation, StoreCapabilities needed, bool changes, Func<Outcome<T>> effect, CancellationToken cancellationToken)
        where T : class =>
        (needed & ~Descriptor.Capabilities) is var missing && missing != StoreCapabilities.None
            ? Outcome.Failure<T>(new ProviderFailure(Descriptor.Name, operation, FailureKind.Unsupported, $"it was made without {missing}", MayHaveApplied: false))
            : await Network.ExchangeAsync(Descriptor.Name, operation, changes, effect, cancellationToken).ConfigureAwait(false);

    private Outcome<StoredCopy> Changed(string operation, StoredCopy? copy) => copy is null ? Failure(operation, FailureKind.NotFound, "there is no such copy") : Outcome.Success(copy);

    private Outcome<StoredCopy> Failure(string operation, FailureKind kind, string reason) =>
        Outcome.Failure<StoredCopy>(new ProviderFailure(Descriptor.Name, operation, kind, reason, MayHaveApplied: false));
}
