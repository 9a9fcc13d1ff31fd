namespace Nhi.Governance;

/// <summary>Takes the documents of a source. Safe for concurrent use: a source gives it several at once.</summary>
public interface IDocumentReader
{
    /// <summary>Hears how much there will be, so that it can tell how long it takes. Told again when a source learns more.</summary>
    /// <param name="documents">How many documents, as far as known, those included that it does not want.</param>
    /// <param name="bytes">How many bytes of those it wants, as far as known; 0 where that is not.</param>
    void Expect(long documents, long bytes);

    /// <summary>Whether a document that never changes under its name is to be read: not where it was before.</summary>
    /// <param name="document">Its name.</param>
    bool Wants(string document);

    /// <summary>Hears that a document may change under its name, or that something that belongs to it is missing: it is to be read the next time too.</summary>
    /// <param name="document">Its name.</param>
    void Forget(string document);

    /// <summary>Reads a document to its end.</summary>
    /// <param name="document">Its name, by which the source can tell where it stands.</param>
    /// <param name="content">Its bytes, read once from front to back during the call only.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">The content broke off: nothing of the document counts as read, and the source tells so.</exception>
    void Read(string document, Stream content, CancellationToken cancellationToken);
}
