namespace Nhi.Governance;

/// <summary>The documents in which a limit cut the search short: the first by name, whatever the order they are met in, and how many there are. Safe for concurrent use.</summary>
internal sealed class LimitedDocuments
{
    private const int MostNamed = 100;

    private readonly Lock _turn = new();
    private readonly SortedSet<string> _first = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    /// <summary>Those that are named; once nothing is added any more.</summary>
    public IReadOnlyCollection<string> First => _first;

    public void Add(string document)
    {
        lock (_turn)
        {
            Count++;
            if (_first.Add(document) && _first.Count > MostNamed)
            {
                _first.Remove(_first.Max!);
            }
        }
    }
}
