namespace Nhi.Governance;

/// <summary>Something to know of what a scan read, or of many documents that have it in common.</summary>
/// <param name="Source">The source, as the user named it; empty for the whole scan.</param>
/// <param name="Path">The document below it, or the folder or object that holds them; empty for the whole source.</param>
/// <param name="Reason">What, in words that hold no secret.</param>
/// <param name="Count">How many documents it is said of.</param>
public sealed record ScanNote(string Source, string Path, string Reason, long Count = 1)
{
    /// <summary>Source and path as one name, as a person would write it; empty for the whole scan.</summary>
    public string Place
    {
        get
        {
            if (Path.Length == 0 || Source.Length == 0)
            {
                return Source.Length == 0 ? Path : Source;
            }

            // A source that is a file names its documents by itself: the file, a member of it, a record.
            var file = Source[(Source.LastIndexOf('/') + 1)..];
            var isFileItself = Path.StartsWith(file, StringComparison.Ordinal) && (Path.Length == file.Length || Path[file.Length] is '!' or ':');
            return isFileItself ? Source + Path[file.Length..] : $"{Source.TrimEnd('/')}/{Path}";
        }
    }

    internal static ScanNote Of(string source, DocumentNote note) => new(source, note.Path, note.Reason, note.Count);
}
