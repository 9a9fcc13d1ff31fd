namespace Nhi.Governance;

/// <summary>Keeps which unchanging documents hold nothing a scan looks for, so that the next scan of that recipe reads only what is new.</summary>
/// <remarks>Documents with hits are not marked: they are few, and read again each time, so that nothing of a hit needs to be kept. Implementations are safe to call from several threads.</remarks>
public interface IScanMarkStore
{
    /// <summary>Reads the marks of a recipe.</summary>
    /// <param name="recipe">What is looked for and by which engine, as a digest.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The marks; <see langword="null"/> where there are none.</returns>
    /// <exception cref="InventoryException">The store cannot be read.</exception>
    ValueTask<ScanMarks?> ReadMarksAsync(string recipe, CancellationToken cancellationToken = default);

    /// <summary>Adds marks of a recipe. Recipes that were not used for long may be forgotten.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="added">The marks to add, and the salt of all of them: marks of another salt are forgotten.</param>
    /// <param name="cancellationToken">Stops it before anything is kept.</param>
    /// <returns>When they are kept.</returns>
    /// <exception cref="InventoryException">The store cannot be written. It is as it was.</exception>
    ValueTask AddMarksAsync(string recipe, ScanMarks added, CancellationToken cancellationToken = default);
}
