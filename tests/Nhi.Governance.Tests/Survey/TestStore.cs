using System.Runtime.CompilerServices;

namespace Nhi.Governance.Tests.Survey;

/// <summary>An inventory in memory that does what its interface says, and loses races on demand.</summary>
internal sealed class TestStore : IInventoryStore
{
    private readonly Dictionary<IdentityId, NonHumanIdentity> _identities = [];
    private readonly Dictionary<FindingId, Finding> _findings = [];
    private long _revision = 1;

    /// <summary>How many of the next commits come too late.</summary>
    public int Conflicts { get; set; }

    public int Commits { get; private set; }

    public IReadOnlyList<InventoryChange> Last { get; private set; } = [];

    public IReadOnlyDictionary<IdentityId, NonHumanIdentity> Identities => _identities;

    public IReadOnlyDictionary<FindingId, Finding> Findings => _findings;

    public string Dump => string.Join('\n', _identities.Values.OrderBy(identity => identity.Id).Select(identity => System.Text.Encoding.UTF8.GetString(IdentityCodec.ToBytes(identity)))
        .Concat(_findings.Values.OrderBy(finding => finding.Id).Select(finding => System.Text.Encoding.UTF8.GetString(FindingCodec.ToBytes(finding)))));

    public ValueTask<Revision> GetRevisionAsync(CancellationToken cancellationToken = default) => new(new Revision(_revision));

    public ValueTask<Revision?> CommitAsync(IReadOnlyList<InventoryChange> changes, Revision expected, CancellationToken cancellationToken = default)
    {
        Commits++;
        if (Conflicts > 0)
        {
            Conflicts--;
            _revision++;
            return new((Revision?)null);
        }

        if (expected.Value != _revision)
        {
            return new((Revision?)null);
        }

        Last = changes;
        foreach (var change in changes)
        {
            Apply(change);
        }

        return new(new Revision(++_revision));
    }

    public ValueTask<IReadOnlyList<INonHumanIdentity>> FindAsync(IdentityId idOrAlias, CancellationToken cancellationToken = default) =>
        new([.. _identities.Values.Where(identity => identity.Id == idOrAlias || identity.Aliases.Contains(idOrAlias))]);

    public async IAsyncEnumerable<INonHumanIdentity> ReadIdentitiesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        foreach (var identity in _identities.Values.ToList())
        {
            yield return identity;
        }
    }

    public async IAsyncEnumerable<Finding> ReadFindingsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        foreach (var finding in _findings.Values.ToList())
        {
            yield return finding;
        }
    }

    public IAsyncEnumerable<KeyValuePair<Revision, InventoryChange>> ReadChangesAsync(Revision after = default, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private void Apply(InventoryChange change)
    {
        switch (change)
        {
            case InventoryChange.Seen seen:
                foreach (var id in seen.Identities)
                {
                    _identities[id] = _identities[id] with { Presence = _identities[id].Presence with { LastSeen = seen.At } };
                }

                break;
            case InventoryChange.Upserted upserted:
                _identities[upserted.Identity.Id] = NonHumanIdentity.From(upserted.Identity);
                break;
            case InventoryChange.Disappeared gone:
                _identities[gone.Identity] = _identities[gone.Identity] with { Presence = _identities[gone.Identity].Presence with { DisappearedAt = gone.At } };
                break;
            case InventoryChange.Merged merged:
                _identities[merged.Identity] = _identities[merged.Identity] with { Principal = merged.Principal };
                break;
            case InventoryChange.FindingOpened opened:
                _findings[opened.Finding.Id] = opened.Finding;
                break;
            case InventoryChange.FindingClosed closed:
                Assert.True(_findings.Remove(closed.Finding));
                break;
        }
    }
}
