namespace Nhi.Governance;

/// <summary>Holds a survey against what the inventory knew, and says what changes.</summary>
internal sealed class InventoryDiff(EstateReading reading, IReadOnlySet<string> sources, DateTimeOffset asOf)
{
    private readonly List<InventoryChange> _changes = [];
    private readonly List<IdentityId> _seen = [];

    public IReadOnlyList<InventoryChange> Changes => _seen.Count == 0 ? _changes : [.. _changes, new InventoryChange.Seen(_seen, asOf)];

    /// <summary>The identities as they stand after the survey: those seen, and those that are still kept.</summary>
    public IReadOnlyList<NonHumanIdentity> Identities(IReadOnlyList<NonHumanIdentity> surveyed, IReadOnlyDictionary<IdentityId, NonHumanIdentity> known)
    {
        var result = new List<NonHumanIdentity>(surveyed.Count);
        var holders = Holders(surveyed);
        foreach (var identity in surveyed)
        {
            result.Add(known.TryGetValue(identity.Id, out var before) ? Again(identity, before) : New(identity));
        }

        var present = surveyed.Select(identity => identity.Id).ToHashSet();
        foreach (var before in known.Values.Where(before => !present.Contains(before.Id)).OrderBy(before => before.Id))
        {
            if (before.Principal is not null)
            {
                continue;
            }

            if (holders.TryGetValue(before.Id, out var principal))
            {
                // A bearer-only key whose user appeared, or a user whose immutable id did: kept, and counted there from now on.
                _changes.Add(new InventoryChange.Merged(before.Id, principal));
            }
            else
            {
                result.Add(Missing(before));
            }
        }

        return [.. result.OrderBy(identity => identity.Id)];
    }

    public void Findings(IReadOnlyList<Finding> found, IReadOnlyDictionary<FindingId, Finding> known)
    {
        foreach (var finding in found.Where(finding => !known.TryGetValue(finding.Id, out var before) || !FindingCodec.SameContent(finding, before)))
        {
            _changes.Add(new InventoryChange.FindingOpened(finding));
        }

        var open = found.Select(finding => finding.Id).ToHashSet();
        foreach (var closed in known.Values.Where(finding => !open.Contains(finding.Id) && WasReadAgain(finding)).OrderBy(finding => finding.Id))
        {
            _changes.Add(new InventoryChange.FindingClosed(closed.Id));
        }
    }

    /// <summary>A copy or binding that nobody's identity has is only gone when the place that told of it was read again.</summary>
    private bool WasReadAgain(Finding finding) => finding.Identity is not null || sources.Contains(finding.Result.Source);

    private static Dictionary<IdentityId, IdentityId> Holders(IEnumerable<NonHumanIdentity> surveyed)
    {
        var holders = new Dictionary<IdentityId, IdentityId>();
        foreach (var identity in surveyed)
        {
            foreach (var name in identity.Aliases.Concat(identity.Credentials.Select(credential => new IdentityId(credential.Id.Value))))
            {
                holders.TryAdd(name, identity.Id);
            }
        }

        return holders;
    }

    private NonHumanIdentity New(NonHumanIdentity identity)
    {
        _changes.Add(new InventoryChange.Upserted(identity));
        return identity;
    }

    private NonHumanIdentity Again(NonHumanIdentity identity, NonHumanIdentity before)
    {
        var now = identity with { Presence = identity.Presence with { FirstSeen = before.Presence.FirstSeen < asOf ? before.Presence.FirstSeen : asOf } };
        if (before.Presence.DisappearedAt is not null || before.Principal is not null || !IdentityCodec.SameContent(now, before))
        {
            _changes.Add(new InventoryChange.Upserted(now));
        }
        else
        {
            _seen.Add(now.Id);
        }

        return now;
    }

    private NonHumanIdentity Missing(NonHumanIdentity before)
    {
        if (before.Presence.DisappearedAt is not null || !reading.IsComplete(before.Presence.Area))
        {
            return before;
        }

        _changes.Add(new InventoryChange.Disappeared(before.Id, asOf));
        return before with { Presence = before.Presence with { DisappearedAt = asOf } };
    }
}
