namespace Nhi.Governance;

/// <summary>Everything the sources of one survey reported. Filled by one reader at a time.</summary>
internal sealed class EstateReading
{
    private readonly Dictionary<string, Coverage> _areas = new(StringComparer.Ordinal);

    /// <summary>Records that are identities.</summary>
    public IList<Observation> Observations { get; } = [];

    /// <summary>What records say of other identities.</summary>
    public IList<Attachment> Attachments { get; } = [];

    /// <summary>Places where secrets lie open.</summary>
    public IList<CopySighting> Copies { get; } = [];

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
                    _areas[area.Area] = _areas.TryGetValue(area.Area, out var before) && before < area.Coverage ? before : area.Coverage;
                }

                break;
        }
    }

    /// <summary>Whether an area was read completely, so that what was not seen there does not exist.</summary>
    /// <param name="area">The area; complete too when the whole before its slash is.</param>
    /// <returns>Whether it is.</returns>
    public bool IsComplete(string area)
    {
        ArgumentNullException.ThrowIfNull(area);
        if (_areas.TryGetValue(area, out var coverage))
        {
            return coverage == Coverage.Complete;
        }

        var slash = area.LastIndexOf('/');
        return slash > 0 && _areas.GetValueOrDefault(area[..slash]) == Coverage.Complete;
    }
}
