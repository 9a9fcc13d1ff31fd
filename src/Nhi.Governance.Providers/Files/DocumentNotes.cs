namespace Nhi.Governance.Providers.Files;

/// <summary>Gathers notes from several threads. It keeps a bounded number of paths for each reason, the same whoever comes first, and counts the rest together.</summary>
/// <param name="most">How many paths of one reason are named: those that sort first.</param>
internal sealed class DocumentNotes(int most)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Paths> _reasons = new(StringComparer.Ordinal);

    /// <summary>Says something of a path.</summary>
    public void Add(string path, string reason, long count = 1)
    {
        lock (_lock)
        {
            if (!_reasons.TryGetValue(reason, out var paths))
            {
                _reasons.Add(reason, paths = new Paths());
            }

            paths.Add(path, count, most);
        }
    }

    /// <summary>What was said, by path and then by reason.</summary>
    public IReadOnlyList<DocumentNote> ToList()
    {
        lock (_lock)
        {
            return [.. _reasons
                .SelectMany(reason => reason.Value.All.Select(path => new DocumentNote(path.Key, reason.Key, path.Value)))
                .OrderBy(note => note.Path, StringComparer.Ordinal)
                .ThenBy(note => note.Reason, StringComparer.Ordinal)];
        }
    }

    private sealed class Paths
    {
        private readonly SortedSet<string> _sorted = new(StringComparer.Ordinal);
        private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

        public IEnumerable<KeyValuePair<string, long>> All => _counts;

        // The empty path stands for the whole source: it sorts first, and takes the count of those that have no room.
        public void Add(string path, long count, int most)
        {
            _counts[path] = _counts.GetValueOrDefault(path) + count;
            if (path.Length > 0 && _sorted.Add(path) && _sorted.Count > most)
            {
                var last = _sorted.Max!;
                _sorted.Remove(last);
                _counts.Remove(last, out var uncounted);
                _counts[string.Empty] = _counts.GetValueOrDefault(string.Empty) + uncounted;
            }
        }
    }
}
