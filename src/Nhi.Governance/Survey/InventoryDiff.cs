namespace Nhi.Governance;

/// <summary>Holds a survey against what the inventory knew, and says what changes.</summary>
internal sealed class InventoryDiff(EstateReading reading, IReadOnlySet<string> sources, DateTimeOffset asOf, Classifier classifier)
{
    private readonly List<InventoryChange> _changes = [];
    private readonly List<IdentityId> _seen = [];

    public IReadOnlyList<InventoryChange> Changes => _seen.Count == 0 ? _changes : [.. _changes, new InventoryChange.Seen(_seen, asOf)];

    /// <summary>The identities as they stand after the survey: those seen, and those that are still kept.</summary>
    public IReadOnlyList<NonHumanIdentity> Identities(IReadOnlyList<NonHumanIdentity> surveyed, IReadOnlyDictionary<IdentityId, NonHumanIdentity> known)
    {
        var result = new List<NonHumanIdentity>(surveyed.Count);
        var holders = Holders(surveyed);
        var present = surveyed.Select(identity => identity.Id).ToHashSet();
        var keepers = Holders(known.Values.Where(before => before is { Principal: null, Presence.DisappearedAt: null } && !present.Contains(before.Id)));
        foreach (var identity in surveyed)
        {
            if (known.TryGetValue(identity.Id, out var before))
            {
                result.Add(Again(identity, before));
            }
            else if (keepers.TryGetValue(identity.Id, out var keeper))
            {
                // Seen by its name or its key alone this time: it is the one the inventory knows, and not another.
                result.Add(Again(Joined(known[keeper], identity), known[keeper]));
                present.Add(keeper);
            }
            else
            {
                result.Add(New(identity));
            }
        }

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

    /// <summary>Says what opens and closes.</summary>
    /// <returns>Findings that stay open because what they rest on was not read again.</returns>
    public IReadOnlyList<Finding> Findings(IReadOnlyList<Finding> found, IReadOnlyDictionary<FindingId, Finding> known)
    {
        // In the order of identities, as stores keep them.
        foreach (var finding in found.Where(finding => !known.TryGetValue(finding.Id, out var before) || !FindingCodec.SameContent(finding, before)).OrderBy(finding => finding.Identity ?? default))
        {
            _changes.Add(new InventoryChange.FindingOpened(finding));
        }

        var open = found.Select(finding => finding.Id).ToHashSet();
        var rest = known.Values.Where(finding => !open.Contains(finding.Id)).OrderBy(finding => finding.Id).ToLookup(WasReadAgain);
        _changes.AddRange(rest[true].Select(closed => new InventoryChange.FindingClosed(closed.Id, closed.Identity)));
        return [.. rest[false]];
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

    /// <summary>What a sighting by name adds to what is known: nothing is taken back by a list that says less.</summary>
    private static NonHumanIdentity Joined(NonHumanIdentity known, NonHumanIdentity seen)
    {
        var credentials = known.Credentials.ToDictionary(credential => credential.Id);
        foreach (var credential in seen.Credentials)
        {
            credentials[credential.Id] = credentials.TryGetValue(credential.Id, out var before)
                ? before with { Facts = before.Facts.ToBuilder().Merge(credential.Facts).ToFactSet() }
                : credential;
        }

        return known with
        {
            Aliases = [.. known.Aliases.Concat(seen.Aliases).Append(seen.Id).Where(alias => alias != known.Id && !credentials.ContainsKey(new CredentialId(alias.Value))).Distinct().Order()],
            Credentials = [.. credentials.Values.OrderBy(credential => credential.Id)],
            Copies = seen.Copies,
        };
    }

    private NonHumanIdentity New(NonHumanIdentity identity)
    {
        _changes.Add(new InventoryChange.Upserted(identity));
        return identity;
    }

    private NonHumanIdentity Again(NonHumanIdentity identity, NonHumanIdentity before)
    {
        var now = ClassHistory.Since(classifier, identity, before) with
        {
            Copies = [.. identity.Copies.Concat(before.Copies.Where(copy => !sources.Contains(copy.Location.Source)))],
            Presence = identity.Presence with
            {
                FirstSeen = before.Presence.FirstSeen < asOf ? before.Presence.FirstSeen : asOf,
                LastSeen = before.Presence.LastSeen > asOf ? before.Presence.LastSeen : asOf,
            },
        };
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
