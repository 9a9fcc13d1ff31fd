namespace Nhi.Governance;

/// <summary>Keeps the estate from survey to survey. Safe to call from several threads.</summary>
public interface IInventoryStore
{
    /// <summary>How many commits it has seen.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The revision.</returns>
    /// <exception cref="InventoryException">The store cannot be read.</exception>
    ValueTask<Revision> GetRevisionAsync(CancellationToken cancellationToken = default);

    /// <summary>Applies changes as one: all of them, or none.</summary>
    /// <param name="changes">The changes, in order.</param>
    /// <param name="expected">The revision they were made from.</param>
    /// <param name="cancellationToken">Stops the call; nothing is then applied.</param>
    /// <returns>The new revision, or <see langword="null"/> where somebody else committed in between: read again and retry.</returns>
    /// <exception cref="InventoryException">The store cannot be written, or a change cannot be applied; the store is as it was.</exception>
    ValueTask<Revision?> CommitAsync(IReadOnlyList<InventoryChange> changes, Revision expected, CancellationToken cancellationToken = default);

    /// <summary>Finds identities by id or alias. An alias may name several: a name that was given again, an account name in two clusters.</summary>
    /// <param name="idOrAlias">The id or alias.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What was found, sorted by id; empty where nothing was.</returns>
    /// <exception cref="InventoryException">The store cannot be read.</exception>
    ValueTask<IReadOnlyList<INonHumanIdentity>> FindAsync(IdentityId idOrAlias, CancellationToken cancellationToken = default);

    /// <summary>Reads identities, sorted by id, including those that disappeared or merged.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The identities.</returns>
    /// <exception cref="InventoryException">The store cannot be read.</exception>
    IAsyncEnumerable<INonHumanIdentity> ReadIdentitiesAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads open findings, sorted by id.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The findings.</returns>
    /// <exception cref="InventoryException">The store cannot be read.</exception>
    IAsyncEnumerable<Finding> ReadFindingsAsync(CancellationToken cancellationToken = default);

    /// <summary>The change feed: what happened after a revision, in order, without <see cref="InventoryChange.Seen"/>.</summary>
    /// <param name="after">The last revision the reader knows; the default reads from the start.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Revisions with their changes.</returns>
    /// <exception cref="InventoryException">The store cannot be read.</exception>
    IAsyncEnumerable<KeyValuePair<Revision, InventoryChange>> ReadChangesAsync(Revision after = default, CancellationToken cancellationToken = default);
}
