namespace Nhi.Governance.Providers.Files;

/// <summary>Gives the fields of records to a reader, under their names.</summary>
internal sealed class FieldFeed(string file, IReadOnlyList<string> fields, DocumentFeed feed, CancellationToken cancellationToken)
{
    /// <summary>The field that names a record.</summary>
    public const string Id = "id";

    // A longer one, or one of several lines, is no name.
    private const int MaxId = 200;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private long _records;

    /// <summary>The fields asked for.</summary>
    public IReadOnlyList<string> Fields => fields;

    /// <summary>Begins a record.</summary>
    /// <param name="id">What it calls itself, if it does.</param>
    /// <param name="line">The line it starts in.</param>
    /// <returns>The name of its documents.</returns>
    public string Begin(string? id, long line)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _records++;
        return string.IsNullOrWhiteSpace(id) || id.Length > MaxId || id.Any(char.IsControl) ? LineName(line) : $"{file}:{id}";
    }

    /// <summary>Names a line of the file.</summary>
    public string LineName(long line) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}:{line}");

    /// <summary>Gives a field of a record.</summary>
    /// <param name="record">The record's name.</param>
    /// <param name="field">The field.</param>
    /// <param name="index">Which of its values, where it leads through lists: <c>[2]</c>.</param>
    /// <param name="text">Its text.</param>
    public void Give(string record, string field, string index, ReadOnlyMemory<byte> text)
    {
        _seen.Add(field);
        if (!text.IsEmpty)
        {
            using var content = new DocumentStream(FileText.StreamOf(text));
            feed.Give(fields.Count == 1 ? record + index : $"{record}:{field}{index}", content, cancellationToken);
        }
    }

    /// <summary>Tells which fields no record had: they are misspelt, most likely.</summary>
    public void TellMissing()
    {
        foreach (var field in fields.Where(field => _records > 0 && !_seen.Contains(field)))
        {
            feed.Unread.Add(file, $"has no record with a field {field}");
        }
    }
}
