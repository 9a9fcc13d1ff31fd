using System.Runtime.CompilerServices;

namespace Nhi.Governance.Testing;

/// <summary>An inventory in memory, which behaves as the embedded one does.</summary>
/// <remarks>Safe to use from several threads. A reader sees the estate as it was when it began, whatever is committed meanwhile.</remarks>
public sealed class InMemoryInventoryStore : IInventoryStore
{
    private readonly Lock _lock = new();
    private InMemoryEstate _estate = new();

    /// <inheritdoc />
    public ValueTask<Revision> GetRevisionAsync(CancellationToken cancellationToken = default) => new(Now(cancellationToken).Revision);

    /// <inheritdoc />
    public ValueTask<Revision?> CommitAsync(IReadOnlyList<InventoryChange> changes, Revision expected, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_estate.Revision != expected)
            {
                return new((Revision?)null);
            }

            // Until the last change is applied nobody sees any of them.
            var next = _estate;
            foreach (var change in changes)
            {
                next = next.With(change, expected.Value + 1);
            }

            cancellationToken.ThrowIfCancellationRequested();
            _estate = next with { Revision = new Revision(expected.Value + 1) };
            return new(_estate.Revision);
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<INonHumanIdentity>> FindAsync(IdentityId idOrAlias, CancellationToken cancellationToken = default) =>
        new([.. Now(cancellationToken).Identities.Values.Where(identity => identity.Id == idOrAlias || identity.Aliases.Contains(idOrAlias))]);

    /// <inheritdoc />
    public IAsyncEnumerable<INonHumanIdentity> ReadIdentitiesAsync(CancellationToken cancellationToken = default) => ReadAsync(estate => estate.Identities.Values, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Finding> ReadFindingsAsync(CancellationToken cancellationToken = default) => ReadAsync(estate => estate.Findings.Values, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<KeyValuePair<Revision, InventoryChange>> ReadChangesAsync(Revision after = default, CancellationToken cancellationToken = default) =>
        ReadAsync(estate => estate.Changes.Where(change => change.Key.Value > after.Value), cancellationToken);

    private async IAsyncEnumerable<T> ReadAsync<T>(Func<InMemoryEstate, IEnumerable<T>> what, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var item in what(Now(cancellationToken)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private InMemoryEstate Now(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return _estate;
        }
    }
}
