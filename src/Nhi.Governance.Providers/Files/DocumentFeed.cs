using System.Text;

namespace Nhi.Governance.Providers.Files;

/// <summary>Gives documents to a reader from several threads, and keeps count of what became of them.</summary>
internal sealed class DocumentFeed(IDocumentReader reader)
{
    /// <summary>Last part of the name of what holds the names of a folder's files.</summary>
    public const string FileNames = "(file names)";

    /// <summary>Shorter names hold no secret.</summary>
    public const int ShortestSecret = 8;

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

    /// <summary>Gives the names that a folder holds, one a line, where one is long enough for a secret. It counts for no document: nobody wrote it.</summary>
    public void GiveNames(string name, IEnumerable<string> names)
    {
        var text = string.Join('\n', names.Where(one => one.Length >= ShortestSecret).Order(StringComparer.Ordinal).Select(one => one.Replace('\n', ' ')));
        if (text.Length > 0)
        {
            using var content = FileText.StreamOf(Encoding.UTF8.GetBytes(text));
            reader.Read(name, content, CancellationToken.None);
        }
    }

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
