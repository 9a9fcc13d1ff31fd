namespace Nhi.Governance;

/// <summary>Reads the course of an inventory from its change feed.</summary>
public static class InventoryHistory
{
    /// <summary>Reads the whole feed.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>One point for every as-of instant at which something changed, the oldest first. What is attested between two surveys counts with the one before it.</returns>
    /// <exception cref="InventoryException">The inventory cannot be read.</exception>
    public static async Task<IReadOnlyList<InventoryPoint>> ReadAsync(IInventoryStore inventory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        var points = new List<InventoryPoint>();
        var standing = new Standings();
        await foreach (var (revision, change) in inventory.ReadChangesAsync(default, cancellationToken).ConfigureAwait(false))
        {
            standing.Apply(change);
            var point = standing.At(revision);
            if (points.Count > 0 && (points[^1].Revision == revision || points[^1].AsOf == point.AsOf))
            {
                points[^1] = point;
            }
            else
            {
                points.Add(point);
            }
        }

        return points;
    }

    /// <summary>What is there and open after the changes so far, counted as it comes and goes.</summary>
    private sealed class Standings
    {
        private readonly Dictionary<IdentityId, (bool Unknown, bool Owned, bool Answered, bool Attested)> _present = [];
        private readonly Dictionary<FindingId, bool> _open = [];
        private DateTimeOffset? _asOf;
        private int _unknown;
        private int _owned;
        private int _answered;
        private int _attested;
        private int _grave;

        public InventoryPoint At(Revision revision) =>
            new(revision, _asOf, _present.Count, _open.Count) { Unknown = _unknown, Grave = _grave, Owned = _owned, Answered = _answered, Attested = _attested };

        public void Apply(InventoryChange change)
        {
            switch (change)
            {
                case InventoryChange.Upserted { Identity: var identity }:
                    Remove(identity.Id);
                    if (identity is { Principal: null, Presence.DisappearedAt: null })
                    {
                        Add(identity);
                    }

                    Tell(identity.Presence.LastSeen);
                    break;
                case InventoryChange.Disappeared gone:
                    Remove(gone.Identity);
                    Tell(gone.At);
                    break;
                case InventoryChange.Merged merged:
                    Remove(merged.Identity);
                    break;
                case InventoryChange.FindingOpened { Finding: var finding }:
                    Close(finding.Id);
                    _open[finding.Id] = finding.Result.Severity >= Severity.High;
                    _grave += _open[finding.Id] ? 1 : 0;
                    break;
                case InventoryChange.FindingClosed closed:
                    Close(closed.Finding);
                    break;
            }
        }

        private void Add(INonHumanIdentity identity)
        {
            var owners = ReportModel.DemandedOwners(identity);
            var isOwned = owners.Count > 0;
            Count(_present[identity.Id] = (ReportModel.IsUnknown(identity), isOwned, isOwned && owners.All(owner => owner.State >= OwnerState.Declared), isOwned && owners.All(owner => owner.State == OwnerState.Attested)), 1);
        }

        private void Remove(IdentityId identity)
        {
            if (_present.Remove(identity, out var before))
            {
                Count(before, -1);
            }
        }

        private void Count((bool Unknown, bool Owned, bool Answered, bool Attested) one, int by)
        {
            _unknown += one.Unknown ? by : 0;
            _owned += one.Owned ? by : 0;
            _answered += one.Answered ? by : 0;
            _attested += one.Attested ? by : 0;
        }

        private void Close(FindingId finding) => _grave -= _open.Remove(finding, out var isGrave) && isGrave ? 1 : 0;

        private void Tell(DateTimeOffset at) => _asOf = at > _asOf || _asOf is null ? at : _asOf;
    }
}
