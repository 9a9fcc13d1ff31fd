using System.Runtime.CompilerServices;

namespace Nhi.Governance.Testing;

/// <summary>An inventory in memory, which behaves as the embedded one does.</summary>
/// <remarks>Safe to use from several threads. A reader sees the estate as it was when it began, whatever is committed meanwhile.</remarks>
public sealed class InMemoryInventoryStore : IInventoryStore, IEvaluationStore
{
    private readonly Lock _lock = new();
    private InMemoryEstate _estate = new();

    /// <inheritdoc />
    public ValueTask<Revision> GetRevisionAsync(CancellationToken cancellationToken = default) => new(Now(cancellationToken).Revision);

    /// <inheritdoc />
    public ValueTask<Revision?> CommitAsync(IReadOnlyList<InventoryChange> changes, Revision expected, CancellationToken cancellationToken = default) =>
        CommitWithAsync(changes, expected, evaluation: null, cancellationToken);

    /// <inheritdoc />
    public ValueTask BeginEvaluationAsync(EvaluationBasis basis, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(basis);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var goesOn = _estate.Basis is { } before && string.Equals(before.Digest, basis.Digest, StringComparison.Ordinal) && before.AsOf <= basis.AsOf;
            _estate = _estate with { Basis = basis, Evaluated = goesOn ? _estate.Evaluated : [] };
        }

        return default;
    }

    /// <inheritdoc />
    public ValueTask<EvaluationBatch> ReadDueAsync(EvaluationBasis basis, IdentityId? after, int most, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var estate = Now(cancellationToken);
        Check(estate, basis);
        var open = estate.Findings.Values.ToLookup(finding => finding.Identity);
        return new(new EvaluationBatch(estate.Revision,
        [
            .. estate.Identities.Values
                .Where(identity => (after is null || identity.Id > after.Value) && !(estate.Evaluated.TryGetValue(identity.Id, out var until) && (until is null || until >= basis.AsOf)))
                .Take(most)
                .Select(identity => new DueIdentity(identity, [.. open[identity.Id]], estate.Closed.TryGetValue(identity.Id, out var closed) ? [.. closed] : [])),
        ]));
    }

    /// <inheritdoc />
    public IAsyncEnumerable<Finding> ReadNobodysFindingsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(estate => estate.Findings.Values.Where(finding => finding.Identity is null), cancellationToken);

    /// <inheritdoc />
    public ValueTask<Revision?> CommitEvaluationAsync(EvaluationBasis basis, IReadOnlyList<InventoryChange> changes, IReadOnlyList<EvaluationMark> marks, Revision expected, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(marks);
        return CommitWithAsync(changes, expected, (basis, marks), cancellationToken);
    }

    private static void Check(InMemoryEstate estate, EvaluationBasis basis)
    {
        if (estate.Basis != basis)
        {
            throw new InventoryException("Another evaluation of the inventory has begun, by another policy or as of another instant. Evaluate again.");
        }
    }

    private ValueTask<Revision?> CommitWithAsync(IReadOnlyList<InventoryChange> changes, Revision expected, (EvaluationBasis Basis, IReadOnlyList<EvaluationMark> Marks)? evaluation, CancellationToken cancellationToken)
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

            if (evaluation is { } evaluated)
            {
                Check(_estate, evaluated.Basis);
                next = next with { Evaluated = next.Evaluated.SetItems(evaluated.Marks.Where(mark => next.Identities.ContainsKey(mark.Identity)).Select(mark => KeyValuePair.Create(mark.Identity, mark.HoldsUntil))) };
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
