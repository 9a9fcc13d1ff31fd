namespace Nhi.Governance.Providers.Files;

/// <summary>Facts of one record: what a field does not tell stays unknown, and a date that cannot be right is noted. Not thread-safe.</summary>
/// <param name="records">The file.</param>
/// <param name="place">The place of the record.</param>
internal sealed class RecordFacts(ExportRecords records, string place)
{
    private readonly FactSetBuilder _facts = new();

    /// <summary>A text; left unknown where the field is missing or blank.</summary>
    public RecordFacts Tell(FactKey<string> key, string? value) => string.IsNullOrWhiteSpace(value) ? this : Set(key, value);

    /// <summary>A truth; left unknown where the field is missing.</summary>
    public RecordFacts Tell(FactKey<bool> key, bool? value) => value is { } told ? Set(key, told) : this;

    /// <summary>Names; left unknown where there are none.</summary>
    public RecordFacts Tell(FactKey<NameSet> key, IEnumerable<string> values) => new NameSet(values) is { Count: > 0 } names ? Set(key, names) : this;

    /// <summary>An instant of the past.</summary>
    public RecordFacts Past(FactKey<DateTimeOffset> key, string? text) => records.Instant(text, place) is { } at ? Set(key, at) : this;

    /// <summary>An instant that may lie ahead; the last year that can be written stands for never.</summary>
    public RecordFacts Ahead(FactKey<DateTimeOffset> key, string? text) => InstantText.IsNever(text) ? None(key) : records.Instant(text, place, mayLieAhead: true) is { } at ? Set(key, at) : this;

    /// <summary>The field was asked, and there is none.</summary>
    public RecordFacts None(FactKey key, bool when = true)
    {
        if (when)
        {
            _facts.SetAbsent(key, records.Path);
        }

        return this;
    }

    /// <summary>What tags tell.</summary>
    public RecordFacts Tell(ResourceTags tags)
    {
        tags.Tell(_facts);
        return this;
    }

    /// <summary>The facts.</summary>
    public FactSet ToFactSet() => _facts.ToFactSet();

    private RecordFacts Set<T>(FactKey<T> key, T value)
        where T : notnull
    {
        _facts.Set(key, value, records.Path);
        return this;
    }
}
