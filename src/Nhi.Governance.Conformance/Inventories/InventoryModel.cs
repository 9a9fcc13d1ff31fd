using System.Globalization;

namespace Nhi.Governance.Conformance;

/// <summary>What an inventory must hold after what was committed.</summary>
internal sealed class InventoryModel
{
    private readonly SortedDictionary<string, NonHumanIdentity> _identities = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Finding> _findings = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<Revision, InventoryChange>> _feed = [];
    private int _made;

    public long Revision { get; private set; }

    public IEnumerable<INonHumanIdentity> Identities => _identities.Values;

    public IEnumerable<Finding> Findings => _findings.Values;

    public IEnumerable<KeyValuePair<Revision, InventoryChange>> Feed => _feed;

    /// <summary>Makes changes of edits, without those that would change nothing: what becomes of them the contract leaves open.</summary>
    public InventoryChange[] Changes(IReadOnlyList<InventoryStep.Edit> edits)
    {
        var changes = new List<InventoryChange>();
        var after = new InventoryModel();
        after.CopyFrom(this);
        foreach (var edit in edits)
        {
            if (after.Change(edit, ++_made) is { } change)
            {
                after.Apply(change);
                changes.Add(change);
            }
        }

        return [.. changes];
    }

    public void Commit(IReadOnlyList<InventoryChange> changes)
    {
        Revision++;
        foreach (var change in changes)
        {
            var told = Apply(change);
            if (told is not InventoryChange.Seen)
            {
                _feed.Add(new(new Revision(Revision), told));
            }
        }
    }

    private void CopyFrom(InventoryModel other)
    {
        foreach (var (id, identity) in other._identities)
        {
            _identities.Add(id, identity);
        }

        foreach (var (id, finding) in other._findings)
        {
            _findings.Add(id, finding);
        }
    }

    private InventoryChange? Change(InventoryStep.Edit edit, int number)
    {
        var (id, next) = (Name(edit.Which), Name(edit.Which + 1));
        var identity = _identities.GetValueOrDefault(id);
        var isThere = identity is { Presence.DisappearedAt: null };
        var at = InventoryTrial.Day(number);
        var text = string.Create(CultureInfo.InvariantCulture, $"the {number}th");
        return edit.Do switch
        {
            InventoryStep.Act.Upsert => InventoryTrial.Upsert(id, text, number, "alias of " + id),
            InventoryStep.Act.See when isThere => new InventoryChange.Seen([identity!.Id], at),
            InventoryStep.Act.Disappear when isThere => new InventoryChange.Disappeared(identity!.Id, at),
            InventoryStep.Act.Merge when isThere && identity!.Principal is null => new InventoryChange.Merged(identity.Id, new IdentityId(next)),
            InventoryStep.Act.Open => new InventoryChange.FindingOpened(GeneratedEstate.PlainFinding(id, text)),
            InventoryStep.Act.Close when _findings.TryGetValue(id, out var finding) => new InventoryChange.FindingClosed(finding.Id, finding.Identity),
            _ => null,
        };
    }

    /// <summary>Applies a change, and gives it as the feed must tell it.</summary>
    private InventoryChange Apply(InventoryChange change)
    {
        switch (change)
        {
            case InventoryChange.Upserted upserted:
                var identity = NonHumanIdentity.From(upserted.Identity);
                if (_identities.TryGetValue(identity.Id.Value, out var before))
                {
                    identity = identity with { Presence = identity.Presence with { FirstSeen = before.Presence.FirstSeen } };
                }

                _identities[identity.Id.Value] = identity;
                return new InventoryChange.Upserted(identity);
            case InventoryChange.Seen seen:
                Update(seen.Identities[0], one => one with { Presence = one.Presence with { LastSeen = seen.At } });
                return change;
            case InventoryChange.Disappeared gone:
                Update(gone.Identity, one => one with { Presence = one.Presence with { DisappearedAt = gone.At } });
                return change;
            case InventoryChange.Merged merged:
                Update(merged.Identity, one => one with { Principal = merged.Principal });
                return change;
            case InventoryChange.FindingOpened opened:
                _findings[opened.Finding.Id.Value] = opened.Finding;
                return change;
            case InventoryChange.FindingClosed closed:
                _findings.Remove(closed.Finding.Value);
                return change;
            default:
                return change;
        }
    }

    private void Update(IdentityId id, Func<NonHumanIdentity, NonHumanIdentity> update) => _identities[id.Value] = update(_identities[id.Value]);

    private static string Name(int which) => ((char)('a' + (which % 3))).ToString();
}
