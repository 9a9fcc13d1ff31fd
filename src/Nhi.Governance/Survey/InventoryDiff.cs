namespace Nhi.Governance;

/// <summary>Holds a survey against what the inventory knew, and says what changes.</summary>
internal sealed class InventoryDiff(EstateReading reading, IReadOnlySet<string> sources, DateTimeOffset asOf, Classifier classifier)
{
    private readonly List<InventoryChange> _changes = [];
    private readonly List<IdentityId> _seen = [];

    public IReadOnlyList<InventoryChange> Changes => _seen.Count == 0 ? _changes : [.. _changes, new InventoryChange.Seen(_seen, asOf)];

    /// <summary>The identities as they stand after the survey: those seen, and those that are still kept.</summary>
    /// <param name="surveyed">What was seen.</param>
    /// <param name="known">What the inventory knew, read once: of whom was seen again nothing of before is held.</param>
    public async Task<IReadOnlyList<NonHumanIdentity>> IdentitiesAsync(IReadOnlyList<NonHumanIdentity> surveyed, IAsyncEnumerable<INonHumanIdentity> known)
    {
        var numbers = surveyed.Index().ToDictionary(item => item.Item.Id, item => item.Index);
        var (now, changed, rest) = (new NonHumanIdentity?[surveyed.Count], new bool[surveyed.Count], new SortedDictionary<IdentityId, NonHumanIdentity>());
        await foreach (var before in known.ConfigureAwait(false))
        {
            if (numbers.TryGetValue(before.Id, out var number))
            {
                (now[number], changed[number]) = Again(surveyed[number], before);
            }
            else if (before.Principal is null)
            {
                rest[before.Id] = NonHumanIdentity.From(before);
            }
        }

        var holders = Holders(surveyed);
        var keepers = Holders(rest.Values.Where(before => before.Presence.DisappearedAt is null));
        var kept = new HashSet<IdentityId>();
        for (var number = 0; number < surveyed.Count; number++)
        {
            if (now[number] is null && keepers.TryGetValue(surveyed[number].Id, out var keeper))
            {
                // Seen by its name or its key alone this time: it is the one the inventory knows, and not another.
                (now[number], changed[number]) = Again(Joined(rest[keeper], surveyed[number]), rest[keeper]);
                kept.Add(keeper);
            }

            var identity = now[number] ?? surveyed[number];
            if (changed[number] || now[number] is null)
            {
                _changes.Add(new InventoryChange.Upserted(identity));
            }
            else
            {
                _seen.Add(identity.Id);
            }
        }

        var result = now.Select((identity, number) => identity ?? surveyed[number]).ToList();
        foreach (var before in rest.Values.Where(before => !kept.Contains(before.Id)))
        {
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
    /// <param name="found">What was found.</param>
    /// <param name="known">What was open, read once: of what was found again nothing of before is held.</param>
    /// <returns>Findings that stay open because what they rest on was not read again.</returns>
    public async Task<IReadOnlyList<Finding>> FindingsAsync(IReadOnlyList<Finding> found, IAsyncEnumerable<Finding> known)
    {
        // What was open of what was found: where it says the same, the one that was found stands for it.
        var again = new Dictionary<FindingId, (Finding Found, Finding? Open)>(found.Count);
        foreach (var finding in found)
        {
            again.TryAdd(finding.Id, (finding, null));
        }

        var rest = new SortedDictionary<FindingId, Finding>();
        await foreach (var before in known.ConfigureAwait(false))
        {
            if (again.TryGetValue(before.Id, out var item))
            {
                again[before.Id] = (item.Found, FindingCodec.SameContent(item.Found, before) ? item.Found : before);
            }
            else
            {
                rest[before.Id] = before;
            }
        }

        // In the order of identities, as stores keep them.
        foreach (var finding in found.Where(finding => again[finding.Id].Open is not { } before || !FindingCodec.SameContent(finding, before)).OrderBy(finding => finding.Identity ?? default))
        {
            _changes.Add(new InventoryChange.FindingOpened(finding));
        }

        var unread = rest.Values.ToLookup(WasReadAgain);
        _changes.AddRange(unread[true].Select(closed => new InventoryChange.FindingClosed(closed.Id, closed.Identity)));
        return [.. unread[false]];
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

    /// <summary>An identity that was known, as it now is, and whether that is another than before.</summary>
    private (NonHumanIdentity Now, bool IsChanged) Again(NonHumanIdentity identity, INonHumanIdentity before)
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
        return (now, before.Presence.DisappearedAt is not null || before.Principal is not null || !IdentityCodec.SameContent(now, before));
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
