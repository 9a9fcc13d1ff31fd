namespace Nhi.Governance.Providers.Files;

/// <summary>Reads one stream, such as standard input, as a document; an archive member by member.</summary>
/// <remarks>Archives are opened as in a <see cref="FolderDocumentSource"/>; a zip archive is held in memory for it and may have 64 MiB. Safe for concurrent use where opening is.</remarks>
public sealed class StreamDocumentSource : IDocumentSource
{
    private readonly Func<Stream> _open;

    /// <summary>Makes a source.</summary>
    /// <param name="name">What the user calls it: the name of its document.</param>
    /// <param name="open">Opens it, once for each reading; it is closed when it was read.</param>
    public StreamDocumentSource(string name, Func<Stream> open)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(open);
        Name = name;
        _open = open;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public Task<DocumentSummary> ReadAsync(IDocumentReader reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Task.Run(() => Read(reader, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    /// <remarks>A document stands where its name says.</remarks>
    public Task<DocumentPlaces> LocateAsync(IReadOnlyCollection<string> documents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return Task.FromResult(DocumentFeed.PlacesOf(documents));
    }

    private DocumentSummary Read(IDocumentReader reader, CancellationToken cancellationToken)
    {
        var feed = new DocumentFeed(reader);
        try
        {
            using var stream = _open();
            using var content = new DocumentStream(stream);
            new Unpacker(feed, cancellationToken).Read(Name, content, length: null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            feed.Unread.Add(Name, ReadableFile.WhyUnreadable(exception));
        }

        return feed.Summary();
    }
}
