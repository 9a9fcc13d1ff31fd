namespace Nhi.Governance.FormatTables;

/// <summary>
/// Puts anchors into sixteen buckets so that few places of ordinary text pass by chance. A bucket passes a byte whose low half is one of
/// those of its anchors and whose high half is: more than the anchors, the less so the more alike they are.
/// </summary>
internal sealed class Buckets
{
    public const int Count = 16;

    private readonly ushort[][] _low = [.. Enumerable.Range(0, Count).Select(static _ => new ushort[Anchor.Length])];
    private readonly ushort[][] _high = [.. Enumerable.Range(0, Count).Select(static _ => new ushort[Anchor.Length])];
    private readonly double[] _cost = new double[Count];
    private readonly bool[] _used = new bool[Count];

    private Buckets()
    {
    }

    /// <summary>The probability that a place of ordinary text passes.</summary>
    public double Total => _cost.Sum();

    public static Buckets Fill(IReadOnlyList<Anchor> anchors)
    {
        var buckets = new Buckets();
        foreach ((Anchor anchor, _) in anchors
            .DistinctBy(static a => string.Join(',', a.Sets))
            .Select(static a => (Anchor: a, Probability: ByteFrequencies.Of(a.Sets)))
            .OrderByDescending(static x => x.Probability)
            .ThenBy(static x => string.Join(',', x.Anchor.Sets), StringComparer.Ordinal))
        {
            buckets.Add(anchor);
        }

        return buckets;
    }

    /// <summary>For four positions: two tables by low half and by high half for the first eight buckets, then those for the others.</summary>
    public byte[] ToMasks()
    {
        byte[] masks = new byte[Anchor.Length * 4 * 16];
        for (int position = 0; position < Anchor.Length; position++)
        {
            for (int bucket = 0; bucket < Count; bucket++)
            {
                for (int half = 0; half < 16; half++)
                {
                    int table = ((position * 4) + (bucket >= 8 ? 2 : 0)) * 16;
                    byte bit = (byte)(1 << (bucket & 7));
                    masks[table + half] |= (_low[bucket][position] >> half & 1) != 0 ? bit : (byte)0;
                    masks[table + 16 + half] |= (_high[bucket][position] >> half & 1) != 0 ? bit : (byte)0;
                }
            }
        }

        return masks;
    }

    private void Add(Anchor anchor)
    {
        (ushort Low, ushort High)[] own = [.. anchor.Sets.Select(static s => (Halves(s, static b => b & 15), Halves(s, static b => b >> 4)))];
        int best = 0;
        double least = double.MaxValue;
        double bestCost = 0;
        for (int bucket = 0; bucket < Count; bucket++)
        {
            double cost = Cost(bucket, own);
            if (cost - _cost[bucket] < least)
            {
                least = cost - _cost[bucket];
                best = bucket;
                bestCost = cost;
            }

            if (!_used[bucket])
            {
                break;
            }
        }

        for (int position = 0; position < Anchor.Length; position++)
        {
            _low[best][position] |= own[position].Low;
            _high[best][position] |= own[position].High;
        }

        _cost[best] = bestCost;
        _used[best] = true;
    }

    private double Cost(int bucket, (ushort Low, ushort High)[] own) =>
        ByteFrequencies.Of([.. Enumerable.Range(0, Anchor.Length).Select(position =>
            ByteFrequencies.Weights(Passed((ushort)(_low[bucket][position] | own[position].Low), (ushort)(_high[bucket][position] | own[position].High))))]);

    private static ushort Halves(ByteSet set, Func<byte, int> half) => set.Bytes().Aggregate((ushort)0, (bits, b) => (ushort)(bits | (1 << half(b))));

    private static ByteSet Passed(ushort low, ushort high)
    {
        ByteSet set = ByteSet.None;
        for (int b = 0; b < 256; b++)
        {
            if ((low >> (b & 15) & 1) != 0 && (high >> (b >> 4) & 1) != 0)
            {
                set |= ByteSet.Of(b);
            }
        }

        return set;
    }
}
