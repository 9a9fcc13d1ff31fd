namespace Nhi.Governance;

/// <summary>Keeps the enrolled secrets of an estate.</summary>
/// <remarks>Implementations are safe to call from several threads.</remarks>
public interface IEnrolmentStore
{
    /// <summary>Where it keeps them, for messages.</summary>
    string Name { get; }

    /// <summary>Reads them, oldest first.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The enrolments.</returns>
    /// <exception cref="InventoryException">The store cannot be read.</exception>
    IAsyncEnumerable<Enrolment> ReadEnrolmentsAsync(CancellationToken cancellationToken = default);

    /// <summary>Keeps enrolments, all of them or none; one of the same id is replaced.</summary>
    /// <param name="enrolments">The enrolments.</param>
    /// <param name="cancellationToken">Stops it before anything is kept.</param>
    /// <returns>When they are kept.</returns>
    /// <exception cref="InventoryException">The store cannot be written. It is as it was.</exception>
    ValueTask PutEnrolmentsAsync(IReadOnlyList<Enrolment> enrolments, CancellationToken cancellationToken = default);

    /// <summary>Forgets an enrolment.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops it before anything is forgotten.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="InventoryException">The store cannot be written. It is as it was.</exception>
    ValueTask<bool> RemoveEnrolmentAsync(string id, CancellationToken cancellationToken = default);
}
