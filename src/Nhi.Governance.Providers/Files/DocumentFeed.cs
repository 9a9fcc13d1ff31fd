namespace Nhi.Governance.Providers.Files;

/// <summary>Gives documents to a reader from several threads, and keeps count of what became of them.</summary>
internal sealed class DocumentFeed(IDocumentReader reader)
{
    private const int UnreadPaths = 1000;
    private const int PassedPaths = 20;

    private long _documents;
    private long _bytes;

    /// <summary>What could not be read.</summary>
    public DocumentNotes Unread { get; } = new(UnreadPaths);

    /// <summary>What was left out on purpose.</summary>
    public DocumentNotes Passed { get; } = new(PassedPaths);

    /// <summary>The places of documents that stand where their names say.</summary>
    public static DocumentPlaces PlacesOf(IEnumerable<string> documents) =>
        new([.. documents.Order(StringComparer.Ordinal).Select(document => new DocumentPlace(document, document))], []);

    /// <summary>Gives one document. What broke off is told, and does not count.</summary>
    public void Give(string name, DocumentStream content, CancellationToken cancellationToken)
    {
        try
        {
            reader.Read(name, content, cancellationToken);
            Interlocked.Increment(ref _documents);
            Interlocked.Add(ref _bytes, content.Count);
        }
        catch (IOException exception)
        {
            Unread.Add(name, ReadableFile.WhyUnreadable(exception));
        }
    }

    /// <summary>What became of all.</summary>
    public DocumentSummary Summary() => new(Interlocked.Read(ref _documents), Interlocked.Read(ref _bytes), 0, Unread.ToList(), Passed.ToList());
}
