namespace Nhi.Governance.Providers.Files;

/// <summary>One kind of record of a list of fields.</summary>
/// <param name="Name">What it is, with its article: <c>a role</c>.</param>
/// <param name="Needed">Columns that together no other kind has, in lower case, each by any of its names: an export writes names or labels.</param>
/// <param name="Read">Reads one at its place: it ends as an identity, an attachment or a rejection.</param>
internal sealed record FieldKind(string Name, IReadOnlyList<IReadOnlyList<string>> Needed, Action<FieldRecord, string, ListReading> Read)
{
    /// <summary>A kind whose columns have one name each.</summary>
    public FieldKind(string name, IReadOnlyList<string> needed, Action<FieldRecord, string, ListReading> read)
        : this(name, [.. needed.Select(column => (IReadOnlyList<string>)[column])], read)
    {
    }

    /// <summary>Whether a record of these columns, in lower case, is of this kind.</summary>
    public bool Knows(IReadOnlyCollection<string> columns) => Needed.All(names => names.Any(name => columns.Contains(name, StringComparer.Ordinal)));
}
