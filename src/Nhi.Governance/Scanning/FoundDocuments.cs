namespace Nhi.Governance;

/// <summary>The documents with hits: of too many, the first by name, whatever the order they are met in. Safe for concurrent use.</summary>
internal sealed class FoundDocuments(int mostHits)
{
    private readonly Lock _turn = new();
    private readonly SortedDictionary<string, DocumentHits> _all = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, string> _last = new(Comparer<string>.Create(static (left, right) => string.CompareOrdinal(right, left)));
    private long _kept;

    /// <summary>How many hits were dropped.</summary>
    public long LeftOut { get; private set; }

    /// <summary>What is kept; once nothing is added any more.</summary>
    public SortedDictionary<string, DocumentHits> All => _all;

    public void Add(string document, DocumentHits hits)
    {
        lock (_turn)
        {
            LeftOut += hits.Beyond;
            if (_all.TryGetValue(document, out var same))
            {
                // A source that names two documents alike: they stand at one place.
                _kept -= same.Hits.Count;
                hits = hits with { Hits = [.. same.Hits, .. hits.Hits] };
            }
            else
            {
                _last.Enqueue(document, document);
            }

            _all[document] = hits;
            _kept += hits.Hits.Count;
            while (_last.Count > 1 && _kept - _all[_last.Peek()].Hits.Count >= mostHits)
            {
                _all.Remove(_last.Dequeue(), out var dropped);
                _kept -= dropped!.Hits.Count;
                LeftOut += dropped.Hits.Count;
            }
        }
    }
}
