namespace Nhi.Governance;

/// <summary>Everything the sources of one survey reported. Filled by one reader at a time.</summary>
internal sealed class EstateReading
{
    private readonly Dictionary<string, Coverage> _areas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _foldersOfAreas = new(StringComparer.Ordinal);
    private HashSet<string>? _tornFolders;

    /// <summary>Records that are identities.</summary>
    public IList<Observation> Observations { get; } = [];

    /// <summary>What records say of other identities.</summary>
    public IList<Attachment> Attachments { get; } = [];

    /// <summary>Places where secrets lie open.</summary>
    public IList<CopySighting> Copies { get; } = [];

    /// <summary>Secrets that are enrolled: which of them are the same is known without their keys.</summary>
    public IList<Enrolment> Enrolments { get; } = [];

    /// <summary>Records and files that could not be read.</summary>
    public IList<SourceEvent.Rejected> Rejected { get; } = [];

    /// <summary>What a reader should know of records that were read.</summary>
    public IList<SourceEvent.Noted> Notes { get; } = [];

    /// <summary>Structured files that no format knows.</summary>
    public IList<SourceEvent.Unrecognised> Unrecognised { get; } = [];

    /// <summary>What became of each file's records.</summary>
    public IList<SourceSummary> Summaries { get; } = [];

    /// <summary>Areas that were read, and how completely.</summary>
    public IReadOnlyDictionary<string, Coverage> Areas => _areas;

    /// <summary>Takes one event.</summary>
    /// <param name="value">The event.</param>
    public void Add(SourceEvent value)
    {
        _tornFolders = null;
        switch (value)
        {
            case SourceEvent.Observed observed:
                Observations.Add(observed.Value);
                break;
            case SourceEvent.Attached attached:
                foreach (var attachment in attached.Values)
                {
                    Attachments.Add(attachment);
                }

                break;
            case SourceEvent.CopyFound found:
                Copies.Add(found.Value);
                break;
            case SourceEvent.Rejected rejected:
                Rejected.Add(rejected);
                break;
            case SourceEvent.Noted noted:
                Notes.Add(noted);
                break;
            case SourceEvent.Unrecognised unrecognised:
                Unrecognised.Add(unrecognised);
                break;
            case SourceEvent.Completed completed:
                Summaries.Add(completed.Value);
                foreach (var area in completed.Value.Areas)
                {
                    // Two pages of one list: the whole is only as complete as its least complete page.
                    (_foldersOfAreas.TryGetValue(area.Area, out var folders) ? folders : _foldersOfAreas[area.Area] = new(StringComparer.Ordinal)).Add(FolderOf(completed.Value.Path));
                    _areas[area.Area] = _areas.TryGetValue(area.Area, out var before) && before < area.Coverage ? before : area.Coverage;
                }

                break;
        }
    }

    /// <summary>Lets go of what is resolved by now: in a large estate it is as much again as the identities made of it.</summary>
    public void Forget()
    {
        Observations.Clear();
        Attachments.Clear();
        Copies.Clear();
        Enrolments.Clear();
    }

    /// <summary>Whether an area was read completely, so that what was not seen there does not exist.</summary>
    /// <param name="area">The area; complete too when the whole before its slash is.</param>
    /// <returns>Whether it is.</returns>
    public bool IsComplete(string area)
    {
        ArgumentNullException.ThrowIfNull(area);
        var slash = area.LastIndexOf('/');
        return _areas.TryGetValue(area, out var coverage) ? coverage == Coverage.Complete && IsWhole(area)
            : slash > 0 && _areas.GetValueOrDefault(area[..slash]) == Coverage.Complete && IsWhole(area[..slash]);
    }

    /// <summary>A file that could not be read at all may have been the first page of the list that the file beside it ends.</summary>
    private bool IsWhole(string area)
    {
        if (_tornFolders is null)
        {
            var read = Summaries.Select(summary => summary.Path).ToHashSet(StringComparer.Ordinal);
            _tornFolders = Rejected.Where(rejected => !read.Contains(rejected.Where.Path)).Select(rejected => FolderOf(rejected.Where.Path)).ToHashSet(StringComparer.Ordinal);
        }

        return !_foldersOfAreas[area].Overlaps(_tornFolders);
    }

    private static string FolderOf(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];
}
