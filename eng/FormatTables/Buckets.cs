namespace Nhi.Governance.FormatTables;

/// <summary>
/// Puts anchors into eight buckets so that few places of ordinary text pass by chance. A bucket passes a byte whose low half is one of
/// those of its anchors and whose high half is: more than the anchors, the less so the more alike they are. Where there is a choice of
/// anchors, the one is taken that is most like those that are there.
/// </summary>
internal sealed class Buckets
{
    private const int Count = 8;
    private const int Rounds = 3;

    private readonly List<Anchor>[] _anchors = [.. Enumerable.Range(0, Count).Select(static _ => new List<Anchor>())];
    private readonly double[] _cost = new double[Count];

    private Buckets()
    {
    }

    /// <summary>The probability that a place of ordinary text passes.</summary>
    public double Total => _cost.Sum();

    /// <summary>Fills the buckets.</summary>
    /// <param name="choices">The anchors to choose one each from.</param>
    /// <param name="chosen">Those chosen.</param>
    public static Buckets Fill(IReadOnlyList<IReadOnlyList<Anchor>> choices, out IReadOnlyList<Anchor> chosen)
    {
        var buckets = new Buckets();
        List<IReadOnlyList<Anchor>> order =
        [
            .. choices.Select(static list => (List: list, Probability: ByteFrequencies.Of(list[0].Sets)))
                .OrderByDescending(static x => x.Probability)
                .ThenBy(static x => x.List[0].Format)
                .ThenBy(static x => x.List[0].Name, StringComparer.Ordinal)
                .Select(static x => x.List),
        ];
        (Anchor Anchor, int Bucket)[] places = [.. order.Select(buckets.Add)];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < places.Length; i++)
            {
                buckets.Remove(places[i]);
                places[i] = buckets.Add(order[i]);
            }
        }

        chosen = [.. places.Select(static p => p.Anchor)];
        return buckets;
    }

    /// <summary>For each of four positions a table by low half and one by high half.</summary>
    public byte[] ToMasks()
    {
        byte[] masks = new byte[Anchor.Length * 2 * 16];
        for (int bucket = 0; bucket < Count; bucket++)
        {
            for (int position = 0; position < Anchor.Length; position++)
            {
                int table = position * 2 * 16;
                byte bit = (byte)(1 << bucket);
                foreach (byte b in _anchors[bucket].Aggregate(ByteSet.None, (set, anchor) => set | anchor.Sets[position]).Bytes())
                {
                    masks[table + (b & 15)] |= bit;
                    masks[table + 16 + (b >> 4)] |= bit;
                }
            }
        }

        return masks;
    }

    private (Anchor Anchor, int Bucket) Add(IReadOnlyList<Anchor> choices)
    {
        (Anchor Anchor, int Bucket, double Cost) best = (choices[0], 0, double.MaxValue);
        double least = double.MaxValue;
        for (int bucket = 0; bucket < Count; bucket++)
        {
            ByteSet[] sets = Union(_anchors[bucket]);
            foreach (Anchor anchor in choices)
            {
                bool isIn = anchor.Sets.Zip(sets).All(static pair => (pair.First & ~pair.Second).IsEmpty);
                double cost = isIn ? _cost[bucket] : Cost([.. anchor.Sets.Zip(sets, static (a, b) => a | b)]);
                if (cost - _cost[bucket] < least)
                {
                    least = cost - _cost[bucket];
                    best = (anchor, bucket, cost);
                }
            }
        }

        _anchors[best.Bucket].Add(best.Anchor);
        _cost[best.Bucket] = best.Cost;
        return (best.Anchor, best.Bucket);
    }

    private void Remove((Anchor Anchor, int Bucket) place)
    {
        _anchors[place.Bucket].Remove(place.Anchor);
        _cost[place.Bucket] = _anchors[place.Bucket].Count == 0 ? 0 : Cost(Union(_anchors[place.Bucket]));
    }

    private static ByteSet[] Union(List<Anchor> anchors)
    {
        var sets = new ByteSet[Anchor.Length];
        foreach (Anchor anchor in anchors)
        {
            for (int position = 0; position < Anchor.Length; position++)
            {
                sets[position] |= anchor.Sets[position];
            }
        }

        return sets;
    }

    private static double Cost(ByteSet[] sets) => ByteFrequencies.Of([.. sets.Select(static s => s.Closure())]);
}
