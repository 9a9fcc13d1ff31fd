namespace Nhi.Governance.Secrets;

/// <summary>
/// Puts pairs into eight groups such that few others get in: a pair is added to the group that grows least in what it takes of ordinary text.
/// </summary>
internal sealed class PairGroups
{
    private readonly PairGroup[] _groups = new PairGroup[PairFinder.Groups];
    private int _used;

    /// <summary>The groups so far.</summary>
    public ReadOnlySpan<PairGroup> All => _groups.AsSpan(0, _used);

    /// <summary>Adds a pair.</summary>
    public void Add(byte first, byte second)
    {
        var best = 0;
        var bestGrowth = long.MaxValue;
        for (var index = 0; index < _used; index++)
        {
            var growth = _groups[index].With(first, second).Weight - _groups[index].Weight;
            (best, bestGrowth) = growth < bestGrowth ? (index, growth) : (best, bestGrowth);
        }

        if (_used < _groups.Length && bestGrowth > 0)
        {
            best = _used++;
        }

        _groups[best] = _groups[best].With(first, second);
    }
}
