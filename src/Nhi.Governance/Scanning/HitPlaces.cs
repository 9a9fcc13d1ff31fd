namespace Nhi.Governance;

/// <summary>Puts hits where their documents stand. In a history a value is one hit at a path, however many versions hold it.</summary>
internal sealed class HitPlaces(IReadOnlyDictionary<string, DocumentHits> found)
{
    private readonly List<PlacedHit> _plain = [];
    private readonly Dictionary<(string Path, string Kind, string Value), PlacedHit> _history = [];
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);

    /// <summary>Whether the documents are versions of a history.</summary>
    public bool HasHistory => _history.Count > 0;

    public void Add(DocumentPlace place)
    {
        if (!found.TryGetValue(place.Document, out var document))
        {
            return;
        }

        _placed.Add(place.Document);
        if (place.Commit is null && place.AtHead is null)
        {
            _plain.AddRange(document.Hits.Select(hit => new PlacedHit(place.Path, LineOf(hit, place), hit, History: null)));
            return;
        }

        foreach (var hit in document.Hits.DistinctBy(hit => (hit.Kind, hit.Value)))
        {
            var key = (place.Path, hit.Kind, hit.Value);
            var sighting = new PlacedHit(place.Path, LineOf(hit, place), hit, new ScanHistory(place.Commit, place.Commit, place.Until, place.AtHead == true));
            _history[key] = _history.TryGetValue(key, out var before) ? Joined(before, sighting) : sighting;
        }
    }

    /// <summary>All of them in their order. A document nobody could place stands under its own name.</summary>
    public List<PlacedHit> InOrder()
    {
        foreach (var (document, hits) in found)
        {
            if (!_placed.Contains(document))
            {
                _plain.AddRange(hits.Hits.Select(hit => new PlacedHit(document, hit.Line, hit, History: null)));
            }
        }

        List<PlacedHit> all = [.. _plain, .. _history.Values];
        all.Sort(PlacedHit.Compare);
        return all;
    }

    private static int LineOf(RawHit hit, DocumentPlace place) => Math.Max(1, hit.Line - place.LinesBefore);

    private static PlacedHit Joined(PlacedHit one, PlacedHit other)
    {
        var (mine, its) = (one.History!, other.History!);
        var shown = mine.AtHead != its.AtHead ? (mine.AtHead ? one : other)
            : Compare(mine.First, its.First) is var order && order != 0 ? (order < 0 ? one : other)
            : PlacedHit.Compare(one, other) <= 0 ? one : other;
        return shown with
        {
            History = new ScanHistory(
                Compare(mine.First, its.First) <= 0 ? mine.First : its.First,
                Compare(mine.Last, its.Last) >= 0 ? mine.Last : its.Last,
                mine.Removed is null || its.Removed is null ? null : Compare(mine.Removed, its.Removed) >= 0 ? mine.Removed : its.Removed,
                mine.AtHead || its.AtHead),
        };
    }

    // What no commit reaches is older than all.
    private static int Compare(DocumentCommit? left, DocumentCommit? right)
    {
        var order = (left?.Order ?? -1).CompareTo(right?.Order ?? -1);
        return order != 0 ? order : string.CompareOrdinal(left?.Id, right?.Id);
    }
}
