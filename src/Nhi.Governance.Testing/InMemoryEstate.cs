using System.Collections.Immutable;

namespace Nhi.Governance.Testing;

/// <summary>What an in-memory inventory holds at one revision. Immutable.</summary>
internal sealed record InMemoryEstate
{
    public Revision Revision { get; init; }

    public ImmutableSortedDictionary<IdentityId, NonHumanIdentity> Identities { get; init; } = ImmutableSortedDictionary<IdentityId, NonHumanIdentity>.Empty;

    public ImmutableSortedDictionary<FindingId, Finding> Findings { get; init; } = ImmutableSortedDictionary<FindingId, Finding>.Empty;

    public ImmutableList<KeyValuePair<Revision, InventoryChange>> Changes { get; init; } = [];

    /// <summary>What evaluations rest on.</summary>
    public EvaluationBasis? Basis { get; init; }

    /// <summary>The identities that are evaluated, and until when that holds.</summary>
    public ImmutableDictionary<IdentityId, DateTimeOffset?> Evaluated { get; init; } = ImmutableDictionary<IdentityId, DateTimeOffset?>.Empty;

    /// <summary>Findings that were open once, by their identity.</summary>
    public ImmutableDictionary<IdentityId, ImmutableHashSet<FindingId>> Closed { get; init; } = ImmutableDictionary<IdentityId, ImmutableHashSet<FindingId>>.Empty;

    public InMemoryEstate With(InventoryChange change, long revision) => change switch
    {
        InventoryChange.Seen seen => seen.Identities.Aggregate(this, (estate, id) => estate.WithSeen(id, seen.At, revision)),
        InventoryChange.Upserted upserted => WithUpserted(NonHumanIdentity.From(upserted.Identity), revision),
        InventoryChange.Disappeared gone when Identities.TryGetValue(gone.Identity, out var identity) && identity.Presence.DisappearedAt is null =>
            With(identity with { Presence = identity.Presence with { DisappearedAt = gone.At } }).Told(gone, revision),
        InventoryChange.Merged merged when Identities.TryGetValue(merged.Identity, out var identity) && identity.Principal != merged.Principal =>
            With(identity with { Principal = merged.Principal }).Told(merged, revision),
        InventoryChange.FindingOpened opened when !(Findings.TryGetValue(opened.Finding.Id, out var before) && FindingCodec.SameContent(before, opened.Finding)) =>
            (this with { Findings = Findings.SetItem(opened.Finding.Id, opened.Finding) }).WithDue(opened.Finding.Identity).Told(opened, revision),
        InventoryChange.FindingClosed closed when Findings.TryGetValue(closed.Finding, out var before) && before.Identity == closed.Identity =>
            (this with { Findings = Findings.Remove(closed.Finding), Closed = before.Identity is { } identity ? Closed.SetItem(identity, Closed.GetValueOrDefault(identity, []).Add(closed.Finding)) : Closed })
                .WithDue(before.Identity).Told(closed, revision),
        null => throw new ArgumentException("A commit holds no change in one place.", nameof(change)),
        _ => this,
    };

    private InMemoryEstate WithSeen(IdentityId id, DateTimeOffset at, long revision)
    {
        if (!Identities.TryGetValue(id, out var identity))
        {
            return this;
        }

        var presence = identity.Presence;
        var seen = identity with { Presence = presence with { LastSeen = at > presence.LastSeen ? at : presence.LastSeen, DisappearedAt = at >= presence.DisappearedAt ? null : presence.DisappearedAt } };

        // Being back is news; being there still is not.
        return presence.DisappearedAt == seen.Presence.DisappearedAt ? With(seen) : With(seen).Told(new InventoryChange.Upserted(seen), revision);
    }

    private InMemoryEstate WithUpserted(NonHumanIdentity identity, long revision)
    {
        if (!Identities.TryGetValue(identity.Id, out var before))
        {
            return With(identity).Told(new InventoryChange.Upserted(identity), revision);
        }

        var (old, now) = (before.Presence, identity.Presence);
        var merged = identity with
        {
            Presence = now with { FirstSeen = old.FirstSeen < now.FirstSeen ? old.FirstSeen : now.FirstSeen, LastSeen = old.LastSeen > now.LastSeen ? old.LastSeen : now.LastSeen },
        };
        return old.DisappearedAt == now.DisappearedAt && IdentityCodec.SameContent(before, merged) ? With(merged) : With(merged).Told(new InventoryChange.Upserted(merged), revision);
    }

    /// <summary>An identity as it is now. Seen at another time it is judged as before; only from when it was first seen some deadlines count.</summary>
    private InMemoryEstate With(NonHumanIdentity identity)
    {
        var next = this with { Identities = Identities.SetItem(identity.Id, identity) };
        return Identities.TryGetValue(identity.Id, out var before) && before.Presence.FirstSeen == identity.Presence.FirstSeen && before.Presence.DisappearedAt == identity.Presence.DisappearedAt && IdentityCodec.SameContent(before, identity)
            ? next
            : next.WithDue(identity.Id);
    }

    private InMemoryEstate WithDue(IdentityId? identity) => identity is { } id ? this with { Evaluated = Evaluated.Remove(id) } : this;

    private InMemoryEstate Told(InventoryChange change, long revision) => this with { Changes = Changes.Add(new(new Revision(revision), change)) };
}
