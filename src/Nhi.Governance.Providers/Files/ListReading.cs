namespace Nhi.Governance.Providers.Files;

/// <summary>The reading of one list: what its records say, and how much of the areas of its identities it covers. Not thread-safe.</summary>
/// <param name="records">Takes what is read.</param>
/// <param name="isCut">Whether the list says that it is a page of more.</param>
internal sealed class ListReading(ExportRecords records, bool isCut)
{
    private readonly SortedSet<string> _areas = new(StringComparer.Ordinal);
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly bool _isCut = isCut;
    private bool _isTorn = isCut;

    /// <summary>The file: the source that facts name.</summary>
    public string Source => records.Path;

    /// <summary>The authorities that exports lack.</summary>
    public EstateScope Scope => records.Scope;

    /// <summary>The instant the survey judges from.</summary>
    public DateTimeOffset AsOf => records.AsOf;

    /// <summary>The tags of a record.</summary>
    public ResourceTags Tags(IEnumerable<(string? Key, string? Value)> tags, bool asked, string place, ClaimTrust trust = ClaimTrust.Tag) => new(tags, asked, records, place, trust);

    /// <summary>Starts the facts of a record.</summary>
    /// <param name="place">Its place.</param>
    public RecordFacts Facts(string place) => new(records, place);

    /// <summary>An instant that may lie ahead, or <see langword="null"/> where there is none that can be read.</summary>
    public DateTimeOffset? Instant(string? text, string place) => records.Instant(text, place, mayLieAhead: true);

    /// <summary>A record that is an identity.</summary>
    /// <param name="observation">What was seen.</param>
    /// <param name="place">The place of the record.</param>
    /// <param name="mayRepeat">Whether several records may be the same identity.</param>
    /// <param name="isWhole">Whether a list of these holds all of its area, so that what is not in it is gone.</param>
    public void Observe(Observation observation, string place, bool mayRepeat = false, bool isWhole = true)
    {
        if (isWhole)
        {
            _areas.Add(observation.Area);
        }

        records.Observe(observation, place, mayRepeat);
    }

    /// <summary>A record that says something of other identities.</summary>
    public void Attach(params IReadOnlyList<Attachment> attachments) => records.Attach(attachments);

    /// <summary>A record that cannot be read: the list is then not whole.</summary>
    public void Reject(string place, string reason)
    {
        _isTorn = true;
        records.Reject(place, reason);
    }

    /// <summary>Something to know of a record that is read all the same.</summary>
    public void Note(string place, string text) => records.Note(place, text);

    /// <summary>Something to know of the whole list, said once however many records give cause for it.</summary>
    public void Say(string text)
    {
        if (_said.Add(text))
        {
            records.Note("$", text);
        }
    }

    /// <summary>An empty list may be one that was not asked for; a list with records is complete unless a page or record is missing.</summary>
    public void Complete()
    {
        if (_isCut)
        {
            Say($"the list {PageMarks.Said}");
        }

        foreach (var area in _areas)
        {
            records.Cover(area, _isTorn ? Coverage.Partial : Coverage.Complete);
        }
    }
}
