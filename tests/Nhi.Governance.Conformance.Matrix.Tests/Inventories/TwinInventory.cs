using System.Runtime.CompilerServices;

namespace Nhi.Governance.Conformance.Matrix.Inventories;

/// <summary>An inventory written apart from the others. It keeps every law, and each thing it does can be done wrong by overriding it.</summary>
internal class TwinInventory : IInventoryStore
{
    public TwinDisk Disk { get; private set; } = null!;

    protected virtual long Revision
    {
        get => Disk.Revision;
        set => Disk.Revision = value;
    }

    protected virtual Dictionary<FindingId, Finding> Findings => Disk.Findings;

    protected virtual StringComparer Order => StringComparer.Ordinal;

    /// <summary>Opens what another has left, or still uses.</summary>
    public virtual void Open(TwinDisk disk) => Disk = disk;

    public ValueTask<Revision> GetRevisionAsync(CancellationToken cancellationToken = default)
    {
        HeedReading(cancellationToken);
        return new(Locked(() => new Revision(Revision)));
    }

    public ValueTask<Revision?> CommitAsync(IReadOnlyList<InventoryChange> changes, Revision expected, CancellationToken cancellationToken = default)
    {
        HeedCommit(cancellationToken);
        return new(Locked<Revision?>(() =>
        {
            if (IsWrong(expected.Value))
            {
                return null;
            }

            Check(changes);
            var next = new Revision(Next(changes));
            var told = Told([.. changes.SelectMany(Apply)]).Select(change => KeyValuePair.Create(next, change)).ToList();
            Revision = next.Value;
            Disk.Feed.AddRange(told);
            return next;
        }));
    }

    public ValueTask<IReadOnlyList<INonHumanIdentity>> FindAsync(IdentityId idOrAlias, CancellationToken cancellationToken = default)
    {
        HeedReading(cancellationToken);
        return new(Locked(() => Found(Sorted().Where(identity => IsNamed(identity, idOrAlias))).ToList()));
    }

    public IAsyncEnumerable<INonHumanIdentity> ReadIdentitiesAsync(CancellationToken cancellationToken = default) => ReadAsync(Read, cancellationToken);

    public IAsyncEnumerable<Finding> ReadFindingsAsync(CancellationToken cancellationToken = default) => ReadAsync(() => Findings.Values.OrderBy(finding => finding.Id.Value, Order), cancellationToken);

    public IAsyncEnumerable<KeyValuePair<Revision, InventoryChange>> ReadChangesAsync(Revision after = default, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Disk.Feed.Where(change => Follows(change.Key.Value, after.Value)), cancellationToken);

    protected virtual void HeedCommit(CancellationToken cancellationToken) => cancellationToken.ThrowIfCancellationRequested();

    protected virtual void HeedReading(CancellationToken cancellationToken) => cancellationToken.ThrowIfCancellationRequested();

    protected virtual bool IsWrong(long expected) => expected != Revision;

    protected virtual void Check(IReadOnlyList<InventoryChange> changes)
    {
        if (changes.Any(static change => change is null))
        {
            throw new ArgumentException("a change is none", nameof(changes));
        }
    }

    protected virtual long Next(IReadOnlyList<InventoryChange> changes) => Revision + 1;

    /// <summary>Applies a change, and gives what the feed tells of it.</summary>
    protected virtual IEnumerable<InventoryChange> Apply(InventoryChange change)
    {
        switch (change)
        {
            case InventoryChange.Upserted upserted:
                return [new InventoryChange.Upserted(Upsert(NonHumanIdentity.From(upserted.Identity)))];
            case InventoryChange.Seen seen:
                See(seen);
                return [];
            case InventoryChange.Disappeared gone:
                Disappear(gone);
                return [gone];
            case InventoryChange.Merged merged:
                Merge(merged);
                return [merged];
            case InventoryChange.FindingOpened opened:
                OpenFinding(opened.Finding);
                return [opened];
            case InventoryChange.FindingClosed closed:
                CloseFinding(closed.Finding);
                return [closed];
            default:
                throw new ArgumentException("a change is none", nameof(change));
        }
    }

    protected virtual NonHumanIdentity Upsert(NonHumanIdentity identity)
    {
        if (Disk.Identities.GetValueOrDefault(identity.Id) is { } before)
        {
            identity = identity with { Presence = identity.Presence with { FirstSeen = before.Presence.FirstSeen } };
        }

        Disk.Identities[identity.Id] = identity;
        return identity;
    }

    protected virtual void See(InventoryChange.Seen seen)
    {
        foreach (var id in seen.Identities)
        {
            Update(id, identity => identity with { Presence = identity.Presence with { LastSeen = seen.At } });
        }
    }

    protected virtual void Disappear(InventoryChange.Disappeared gone) => Update(gone.Identity, identity => identity with { Presence = identity.Presence with { DisappearedAt = gone.At } });

    protected virtual void Merge(InventoryChange.Merged merged) => Update(merged.Identity, identity => identity with { Principal = merged.Principal });

    protected virtual void OpenFinding(Finding finding) => Findings[finding.Id] = finding;

    protected virtual void CloseFinding(FindingId finding) => Findings.Remove(finding);

    protected virtual IEnumerable<InventoryChange> Told(IReadOnlyList<InventoryChange> changes) => changes;

    protected virtual bool IsNamed(INonHumanIdentity identity, IdentityId name) => identity.Id == name || identity.Aliases.Contains(name);

    protected virtual IEnumerable<INonHumanIdentity> Found(IEnumerable<INonHumanIdentity> identities) => identities;

    protected virtual IEnumerable<INonHumanIdentity> Read() => Sorted();

    protected virtual bool Follows(long revision, long after) => revision > after;

    private void Update(IdentityId id, Func<NonHumanIdentity, NonHumanIdentity> update)
    {
        if (Disk.Identities.TryGetValue(id, out var identity))
        {
            Disk.Identities[id] = update(identity);
        }
    }

    private IEnumerable<INonHumanIdentity> Sorted() => Disk.Identities.Values.OrderBy(identity => identity.Id.Value, Order);

    private async IAsyncEnumerable<T> ReadAsync<T>(Func<IEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HeedReading(cancellationToken);
        await Task.CompletedTask;
        foreach (var item in Locked(() => read().ToList()))
        {
            yield return item;
        }
    }

    private T Locked<T>(Func<T> work)
    {
        lock (Disk.Lock)
        {
            return work();
        }
    }
}
