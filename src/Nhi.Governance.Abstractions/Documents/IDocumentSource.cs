namespace Nhi.Governance;

/// <summary>A place where people and programs leave text: a folder, a repository's history, an export of tickets or chat.</summary>
/// <remarks>Reading changes nothing outside. Implementations may be read several times at once: each reading is whole by itself.</remarks>
public interface IDocumentSource
{
    /// <summary>Where it reads, as the user named it.</summary>
    string Name { get; }

    /// <summary>Gives every document to a reader once. What cannot be read is told in the summary, never thrown; the reading goes on.</summary>
    /// <param name="reader">Takes the documents, from several threads at once.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What was read, and what was not.</returns>
    Task<DocumentSummary> ReadAsync(IDocumentReader reader, CancellationToken cancellationToken = default);

    /// <summary>Tells where documents stand: asked once about those in which something was found.</summary>
    /// <param name="documents">Names of documents that were given to a reader, by this or an earlier reading. A name that says nothing here has no place.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The places, and what could not be read to find them.</returns>
    Task<DocumentPlaces> LocateAsync(IReadOnlyCollection<string> documents, CancellationToken cancellationToken = default);
}
