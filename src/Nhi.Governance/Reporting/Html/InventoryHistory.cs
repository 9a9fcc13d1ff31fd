namespace Nhi.Governance;

/// <summary>Reads the course of an inventory from its change feed.</summary>
public static class InventoryHistory
{
    /// <summary>Reads the whole feed.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>One point for every commit that changed something, the oldest first.</returns>
    /// <exception cref="InventoryException">The inventory cannot be read.</exception>
    public static async Task<IReadOnlyList<InventoryPoint>> ReadAsync(IInventoryStore inventory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        var points = new List<InventoryPoint>();
        var present = new HashSet<IdentityId>();
        var open = new HashSet<FindingId>();
        DateTimeOffset? asOf = null;
        await foreach (var (revision, change) in inventory.ReadChangesAsync(default, cancellationToken).ConfigureAwait(false))
        {
            var at = Apply(change, present, open);
            asOf = at > asOf || asOf is null ? at ?? asOf : asOf;
            var point = new InventoryPoint(revision, asOf, present.Count, open.Count);
            if (points.Count > 0 && points[^1].Revision == revision)
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

    private static DateTimeOffset? Apply(InventoryChange change, HashSet<IdentityId> present, HashSet<FindingId> open)
    {
        switch (change)
        {
            case InventoryChange.Upserted { Identity: var identity }:
                if (identity.Principal is null && identity.Presence.DisappearedAt is null)
                {
                    present.Add(identity.Id);
                }
                else
                {
                    present.Remove(identity.Id);
                }

                return identity.Presence.LastSeen;
            case InventoryChange.Disappeared gone:
                present.Remove(gone.Identity);
                return gone.At;
            case InventoryChange.Merged merged:
                present.Remove(merged.Identity);
                return null;
            case InventoryChange.FindingOpened opened:
                open.Add(opened.Finding.Id);
                return null;
            case InventoryChange.FindingClosed closed:
                open.Remove(closed.Finding);
                return null;
            default:
                return null;
        }
    }
}
