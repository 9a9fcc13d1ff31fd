namespace Nhi.Governance;

/// <summary>Keeps what the last survey read and judged by, beside the inventory that it left.</summary>
/// <remarks>Implementations are safe to call from several threads.</remarks>
public interface ISurveyRecordStore
{
    /// <summary>Reads the record of the last survey.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The record; <see langword="null"/> where no survey left one.</returns>
    /// <exception cref="InventoryException">The store cannot be read.</exception>
    ValueTask<SurveyRecord?> GetSurveyAsync(CancellationToken cancellationToken = default);

    /// <summary>Keeps a record in place of the one before, unless that is of a later revision.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Stops it before anything is kept.</param>
    /// <returns>When it is kept.</returns>
    /// <exception cref="InventoryException">The store cannot be written. It is as it was.</exception>
    ValueTask PutSurveyAsync(SurveyRecord record, CancellationToken cancellationToken = default);
}
