using System.Globalization;
using Nhi.Governance.Testing;
using static Nhi.Governance.StoreCapabilities;

namespace Nhi.Governance.Conformance.Matrix.Stores;

/// <summary>
/// A store written apart from the one in memory, and forgetful where that remembers: a Pending copy that was removed comes back as Previous, or not at all beside
/// one. It keeps every law, and each thing it does can be done wrong by overriding it. A change is named by the capability it needs.
/// </summary>
internal class TwinStore
{
    public const string Name = "twin";

    private readonly Lock _lock = new();
    private int _made;

    public virtual StoreCapabilities Capabilities => InMemorySecretStore.AllCapabilities;

    public HastyClock Clock { get; } = new();

    protected List<TwinCopy> Copies { get; } = [];

    // What only readers see.
    public byte[]? Read(SlotId slot, VersionStage stage) => Locked(() => HandOut(slot, stage));

    // The node's side.
    public async ValueTask<IReadOnlyList<StoredCopy>> ListAsync(TwinStoreNode node, string below, CancellationToken cancellationToken)
    {
        var listed = Undeclared(List) is { } refusal
            ? Outcome.Failure<List<StoredCopy>>(refusal)
            : await node.Network.ExchangeAsync(Name, "list", changes: false, () => Outcome.Success(Locked(() => Listed(node, below).ToList())), cancellationToken);
        return listed.TryGet(out var copies, out var failure) ? copies : throw new ProviderException(failure);
    }

    public virtual async ValueTask<Outcome<StoredCopy>> PutAsync(TwinStoreNode node, SlotId slot, SecretValue value, VersionStage stage, OperationId operation, CancellationToken cancellationToken)
    {
        var refusal = stage is not (VersionStage.Current or VersionStage.Pending) ? Refusal(FailureKind.Invalid, "a copy is put as Current or Pending")
            : Undeclared(Put) ?? (stage == VersionStage.Pending ? Undeclared(Stages) : null);
        if (refusal is not null)
        {
            return Outcome.Failure<StoredCopy>(refusal);
        }

        var bytes = value.Reveal().ToArray();
        return Told(Put, await node.Network.ExchangeAsync(Name, "put", changes: true, () => Locked(() => Outcome.Success(Apply(node, slot, bytes, stage, operation))), cancellationToken));
    }

    public virtual async ValueTask<Outcome<StoredCopy>> ChangeAsync(TwinStoreNode node, StoreCapabilities change, CopyId copy, OperationId operation, CancellationToken cancellationToken) =>
        Undeclared(change) is { } refusal
            ? Outcome.Failure<StoredCopy>(refusal)
            : Told(change, await node.Network.ExchangeAsync(Name, "change", changes: true, () => Locked(() => Apply(change, copy, operation)), cancellationToken));

    // The store's side.
    protected virtual byte[]? HandOut(SlotId slot, VersionStage stage) => Of(slot).FirstOrDefault(copy => copy.Stage == stage && copy.RemovedBy is null)?.Value;

    protected virtual IEnumerable<StoredCopy> Listed(TwinStoreNode node, string below) => Copies.Where(copy => copy.Slot.Value.StartsWith(below, StringComparison.Ordinal)).Select(Told);

    protected virtual StoredCopy Told(TwinCopy copy) => new(
        copy.Id,
        copy.Slot,
        copy.RemovedBy is null || copy.Stage == VersionStage.Current ? copy.Stage : VersionStage.Unknown,
        copy.RemovedBy is null ? CopyState.Live : CopyState.Inert,
        copy.PutAt,
        PutBy: copy.PutBy);

    protected virtual StoredCopy Answer(StoreCapabilities change, StoredCopy told) => told;

    protected virtual ProviderFailure Told(StoreCapabilities change, ProviderFailure failure) => failure;

    protected virtual ProviderFailure? Undeclared(StoreCapabilities needed) => Capabilities.HasFlag(needed) ? null : Refusal(FailureKind.Unsupported, $"it does not declare {needed}");

    protected virtual byte[] Kept(byte[] value) => value;

    protected virtual TwinCopy? Repeated(TwinStoreNode node, SlotId slot, byte[] value, OperationId operation) => Of(slot).FirstOrDefault(copy => copy.PutBy == operation);

    protected virtual StoredCopy Apply(TwinStoreNode node, SlotId slot, byte[] value, VersionStage stage, OperationId operation)
    {
        if (Repeated(node, slot, value, operation) is { } repeated)
        {
            return AnswerAgain(Told(repeated));
        }

        var made = new TwinCopy(new CopyId(string.Create(CultureInfo.InvariantCulture, $"c{++_made}-")), slot, Kept(value), stage, operation, node, Clock.GetUtcNow());
        if (stage == VersionStage.Pending)
        {
            Copies.RemoveAll(copy => copy.Slot == slot && copy.Stage == VersionStage.Pending && copy.RemovedBy is null);
        }
        else
        {
            Displace(made);
        }

        Copies.Add(made);
        return Answer(Put, Told(made));
    }

    protected virtual StoredCopy AnswerAgain(StoredCopy told) => told;

    protected virtual void Displace(TwinCopy by)
    {
        foreach (var displaced in Of(by.Slot).Where(copy => copy.Stage == VersionStage.Current && copy != by).ToList())
        {
            displaced.Stage = VersionStage.Previous;
            if (!Capabilities.HasFlag(Versions))
            {
                Copies.Remove(displaced);
            }
        }
    }

    protected virtual Outcome<StoredCopy> Apply(StoreCapabilities change, CopyId id, OperationId operation)
    {
        if (Find(change, id) is not { } copy || (change == Stages && copy.RemovedBy is not null))
        {
            return change == Remove
                ? Outcome.Success(new StoredCopy(id, default, VersionStage.Unknown, CopyState.Removed))
                : Outcome.Failure<StoredCopy>(WhereUnknown(change));
        }

        var before = Told(copy);
        if (Refuses(change, copy, operation) is { } refusal)
        {
            return Outcome.Failure<StoredCopy>(refusal);
        }

        switch (change)
        {
            case Stages:
                Promote(copy);
                break;
            case Remove:
                Take(copy, operation);
                break;
            default:
                BringBack(copy);
                break;
        }

        return Outcome.Success(Answer(change, Told(copy), before));
    }

    protected virtual TwinCopy? Find(StoreCapabilities change, CopyId id) => Copies.Find(copy => copy.Id == id);

    protected virtual ProviderFailure WhereUnknown(StoreCapabilities change) => Refusal(FailureKind.NotFound, "there is no such copy");

    protected virtual ProviderFailure? Refuses(StoreCapabilities change, TwinCopy copy, OperationId operation) =>
        change == Restore && copy is { RemovedBy: not null, Stage: VersionStage.Pending } && Of(copy.Slot).Any(other => other.Stage == VersionStage.Previous)
            ? Refusal(FailureKind.Conflict, "it could come back as Previous alone, and another copy is that")
            : null;

    protected virtual StoredCopy Answer(StoreCapabilities change, StoredCopy told, StoredCopy before) => told;

    protected virtual void Promote(TwinCopy copy)
    {
        Displace(copy);
        copy.Stage = VersionStage.Current;
    }

    protected virtual void Take(TwinCopy copy, OperationId operation) => copy.RemovedBy ??= operation;

    protected virtual void BringBack(TwinCopy copy)
    {
        copy.Stage = copy.RemovedBy is not null && copy.Stage == VersionStage.Pending ? VersionStage.Previous : copy.Stage;
        copy.RemovedBy = null;
    }

    protected IEnumerable<TwinCopy> Of(SlotId slot) => Copies.Where(copy => copy.Slot == slot);

    protected static ProviderFailure Refusal(FailureKind kind, string reason) => new(Name, "asked", kind, reason, MayHaveApplied: false);

    private Outcome<StoredCopy> Told(StoreCapabilities change, Outcome<StoredCopy> outcome) => outcome.TryGet(out _, out var failure) ? outcome : Outcome.Failure<StoredCopy>(Told(change, failure));

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }
}
