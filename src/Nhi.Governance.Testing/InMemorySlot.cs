namespace Nhi.Governance.Testing;

/// <summary>What an in-memory store keeps in one slot. Its owner holds the lock.</summary>
internal sealed class InMemorySlot(SlotId name)
{
    private readonly List<InMemoryCopy> _copies = [];

    public SlotId Name { get; } = name;

    public IEnumerable<StoredCopy> Tell() => _copies.Select(copy => copy.Tell(Name));

    public InMemoryCopy? Find(CopyId id) => _copies.Find(copy => copy.Id == id);

    public InMemoryCopy? Find(OperationId putBy) => _copies.Find(copy => copy.PutBy == putBy);

    public InMemoryCopy? HandOut(VersionStage stage) => _copies.Find(copy => copy.Stage == stage && copy.GoneAt is null);

    public void Put(InMemoryCopy copy, VersionStage stage, bool keepsVersions)
    {
        if (stage == VersionStage.Pending)
        {
            Drop(HandOut(VersionStage.Pending));
        }
        else
        {
            Displace(keepsVersions);
        }

        copy.Stage = stage;
        _copies.Add(copy);
    }

    public void Promote(InMemoryCopy copy)
    {
        if (copy.Stage != VersionStage.Current)
        {
            copy.Stage = VersionStage.Unknown;
            Displace(keepsVersions: true);
            copy.Stage = VersionStage.Current;
        }
    }

    public void Remove(InMemoryCopy copy, DateTimeOffset? goneAt)
    {
        if (goneAt is null)
        {
            Drop(copy);
        }
        else
        {
            copy.GoneAt ??= goneAt;
        }
    }

    public void Restore(InMemoryCopy copy)
    {
        // Another may have taken its place meanwhile.
        copy.Stage = copy.Stage is VersionStage.Current or VersionStage.Pending && HandOut(copy.Stage) is { } other && other != copy ? VersionStage.Previous : copy.Stage;
        copy.GoneAt = null;
    }

    public void DropWhatIsGone(DateTimeOffset now)
    {
        foreach (var copy in _copies.FindAll(copy => copy.GoneAt <= now))
        {
            Drop(copy);
        }
    }

    private void Displace(bool keepsVersions)
    {
        foreach (var current in _copies.FindAll(copy => copy.Stage == VersionStage.Current))
        {
            current.Stage = VersionStage.Previous;
            if (!keepsVersions && current.GoneAt is null)
            {
                Drop(current);
            }
        }
    }

    private void Drop(InMemoryCopy? copy)
    {
        if (copy is not null)
        {
            _copies.Remove(copy);
            copy.Dispose();
        }
    }
}
