namespace Nhi.Governance.Testing;

/// <summary>What several in-memory stores over the same thing share.</summary>
internal sealed class InMemoryVault(StoreCapabilities capabilities, TimeProvider time)
{
    private static readonly TimeSpan Restorable = TimeSpan.FromDays(30);

    private readonly Lock _lock = new();
    private readonly SortedDictionary<SlotId, InMemorySlot> _slots = [];
    private int _copies;

    public StoreCapabilities Capabilities { get; } = capabilities;

    public IReadOnlyList<StoredCopy> List(string below) =>
        Locked(() => (IReadOnlyList<StoredCopy>)[.. _slots.Values.Where(slot => slot.Name.Value.StartsWith(below, StringComparison.Ordinal)).SelectMany(slot => slot.Tell())]);

    public SecretValue? HandOut(SlotId slot, VersionStage stage) =>
        Locked(() => _slots.GetValueOrDefault(slot)?.HandOut(stage) is { } copy ? SecretValue.Copy(copy.Value.Reveal()) : null);

    public StoredCopy Put(SlotId name, SecretValue value, VersionStage stage, OperationId operation) => Locked(() =>
    {
        if (!_slots.TryGetValue(name, out var slot))
        {
            _slots[name] = slot = new InMemorySlot(name);
        }

        if (slot.Find(operation) is not { } copy)
        {
            copy = new InMemoryCopy(new CopyId($"{name.Value}#{++_copies}"), SecretValue.Copy(value.Reveal()), time.GetUtcNow(), operation);
            slot.Put(copy, stage, Capabilities.HasFlag(StoreCapabilities.Versions));
        }

        return copy.Tell(name);
    });

    /// <summary>Changes a copy that is there; <see langword="null"/> where it is not.</summary>
    public StoredCopy? Change(CopyId id, bool isRestore, Action<InMemorySlot, InMemoryCopy> change) => Locked(() =>
    {
        foreach (var slot in _slots.Values)
        {
            if (slot.Find(id) is { } copy && (isRestore || copy.GoneAt is null))
            {
                change(slot, copy);
                return copy.Tell(slot.Name);
            }
        }

        return null;
    });

    public StoredCopy Remove(CopyId id) => Locked(() =>
    {
        foreach (var slot in _slots.Values)
        {
            if (slot.Find(id) is { } copy)
            {
                slot.Remove(copy, Capabilities.HasFlag(StoreCapabilities.Restore) ? time.GetUtcNow() + Restorable : null);
                return slot.Find(id)?.Tell(slot.Name) ?? copy.Tell(slot.Name) with { State = CopyState.Removed };
            }
        }

        // Ids begin with their slot, so that a copy which is gone can still be told of.
        var slotOf = id.ToString()[..Math.Max(0, id.ToString().LastIndexOf('#'))];
        return new StoredCopy(id, new SlotId(slotOf), VersionStage.Unknown, CopyState.Removed);
    });

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            foreach (var slot in _slots.Values)
            {
                slot.DropWhatIsGone(now);
            }

            return work();
        }
    }
}
