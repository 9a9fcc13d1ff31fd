namespace Nhi.Governance;

/// <summary>Remembers beside an inventory what its findings rest on, so that only what changed since, or what time has made due, is evaluated again.</summary>
/// <remarks>
/// <para>An identity is due until it was evaluated, and again when its content changes, when it appears, disappears or merges, when a commit of another kind opens or closes a finding of it, and when its mark no longer holds.</para>
/// <para>Implementations are safe to call from several threads.</para>
/// </remarks>
public interface IEvaluationStore
{
    /// <summary>Begins an evaluation, or goes on with one that stopped. Where the digest is another one than before, or the instant an earlier one, all identities become due.</summary>
    /// <param name="basis">What it rests on.</param>
    /// <param name="cancellationToken">Stops it before anything is kept.</param>
    /// <returns>When it is kept.</returns>
    /// <exception cref="InventoryException">The store cannot be written. It is as it was.</exception>
    ValueTask BeginEvaluationAsync(EvaluationBasis basis, CancellationToken cancellationToken = default);

    /// <summary>Reads identities that are due, in an order of the store's own that stays.</summary>
    /// <param name="basis">What <see cref="BeginEvaluationAsync"/> was given.</param>
    /// <param name="after">The last identity of the batch before; <see langword="null"/> begins.</param>
    /// <param name="most">The most to read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The identities.</returns>
    /// <exception cref="InventoryException">The store cannot be read, or an evaluation on another basis began since.</exception>
    ValueTask<EvaluationBatch> ReadDueAsync(EvaluationBasis basis, IdentityId? after, int most, CancellationToken cancellationToken = default);

    /// <summary>Reads the open findings that are nobody's.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The findings.</returns>
    /// <exception cref="InventoryException">The store cannot be read.</exception>
    IAsyncEnumerable<Finding> ReadNobodysFindingsAsync(CancellationToken cancellationToken = default);

    /// <summary>Applies changes, and then marks, as one: all of them, or none.</summary>
    /// <param name="basis">What <see cref="BeginEvaluationAsync"/> was given.</param>
    /// <param name="changes">The changes, in order.</param>
    /// <param name="marks">What was evaluated.</param>
    /// <param name="expected">The revision they were made from.</param>
    /// <param name="cancellationToken">Stops the call; nothing is then applied.</param>
    /// <returns>The new revision, or <see langword="null"/> where somebody else committed in between: read again and retry.</returns>
    /// <exception cref="InventoryException">The store cannot be written, or an evaluation on another basis began since; the store is as it was.</exception>
    ValueTask<Revision?> CommitEvaluationAsync(EvaluationBasis basis, IReadOnlyList<InventoryChange> changes, IReadOnlyList<EvaluationMark> marks, Revision expected, CancellationToken cancellationToken = default);
}
