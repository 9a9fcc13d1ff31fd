using System.Buffers;

namespace Nhi.Governance.Providers.Files;

/// <summary>Reads named fields of a file of records: JSON Lines, or comma-, semicolon- or tab-separated rows below a header.</summary>
/// <remarks>
/// <para>Each field of each record is one document, as its text was before it was written as JSON or quoted. It is named by the file and the record's field
/// <c>id</c>, or else the line it starts in: <c>file.jsonl:4711</c>. Where several fields are read, the field's name follows: <c>file.jsonl:4711:body</c>.</para>
/// <para>Dots lead into objects, and through lists to each of their values: <c>comments.body</c> is <c>file.jsonl:4711:comments.body[2]</c> too. A field that is an
/// object or list itself is read as the JSON it is.</para>
/// <para>A record that cannot be read is told with its line, and the rest goes on; so is one longer than 64 MiB. Safe for concurrent use.</para>
/// </remarks>
public sealed class LinesDocumentSource : IDocumentSource
{
    // With byte order marks, and with the NULs that UTF-16 has between its characters.
    private static readonly SearchValues<byte> Blank = SearchValues.Create([0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0, .. " \t\r\n"u8]);

    private readonly IReadOnlyList<string> _fields;
    private readonly Func<Stream> _open;

    /// <summary>Makes a source.</summary>
    /// <param name="path">The file, as the user names it.</param>
    /// <param name="fields">The fields to read.</param>
    /// <exception cref="ArgumentException">No field is named.</exception>
    public LinesDocumentSource(string path, IReadOnlyList<string> fields)
        : this(path, fields, () => ReadableFile.Open(new FileInfo(path)))
    {
    }

    /// <summary>Makes a source of a stream, such as standard input.</summary>
    /// <param name="path">What the user calls it.</param>
    /// <param name="fields">The fields to read.</param>
    /// <param name="open">Opens it, once for each reading; it is closed when it was read.</param>
    /// <exception cref="ArgumentException">No field is named.</exception>
    public LinesDocumentSource(string path, IReadOnlyList<string> fields, Func<Stream> open)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count == 0 || fields.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException("Name at least one field, none of them empty.", nameof(fields));
        }

        Name = path;
        _open = open;
        _fields = [.. fields.Distinct(StringComparer.Ordinal)];
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>The longest record that is read, in bytes. Smaller in tests.</summary>
    internal int MaxRecord { get; init; } = 64 * 1024 * 1024;

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
        var file = Path.GetFileName(Name);
        var records = new FieldFeed(file, _fields, feed, cancellationToken);
        try
        {
            using var stream = _open();
            reader.Expect(0, stream.CanSeek ? stream.Length : 0);
            using var content = new DocumentStream(stream);
            if (IsTable(content.Head()))
            {
                new TableFields(records, feed.Unread, MaxRecord).Read(content);
            }
            else
            {
                new JsonFields(records, feed.Unread, MaxRecord).Read(content);
            }

            records.TellMissing();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            feed.Unread.Add(file, ReadableFile.WhyUnreadable(exception));
        }

        return feed.Summary();
    }

    private static bool IsTable(ReadOnlySpan<byte> head) => head.IndexOfAnyExcept(Blank) is >= 0 and var first && head[first] is not ((byte)'{' or (byte)'[');
}
