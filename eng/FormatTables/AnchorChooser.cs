namespace Nhi.Governance.FormatTables;

/// <summary>Chooses for every way a match can begin the four neighbouring bytes that are rarest in ordinary text.</summary>
internal static class AnchorChooser
{
    /// <summary>How far from the start of a shape an anchor may stand.</summary>
    public const int MostOffset = 120;

    private const int MostWays = 256;
    private const int MostKeys = 600;
    private const int Few = 8;

    /// <summary>The anchors of a shape.</summary>
    public static IEnumerable<Anchor> Of(Shape shape, int format)
    {
        var ways = new List<List<ByteSet>> { new() };
        Extend(shape, ways);
        return ways.Select(way => Rarest(way, format, -1)).DistinctBy(static a => (a.Offset, string.Join(',', a.Sets)));
    }

    /// <summary>The anchor of a word.</summary>
    public static Anchor Of(string word, int format, int number) =>
        Rarest([.. word.Select(static c => ByteSet.Of(c).InBothCases())], format, number);

    /// <summary>How many bytes every match begins with that are fixed, or of a few.</summary>
    public static int Lead(Shape shape)
    {
        var ways = new List<List<ByteSet>> { new() };
        Extend(shape, ways);
        return ways.Min(static way => way.TakeWhile(static set => set.Count <= Few).Count());
    }

    private static Anchor Rarest(List<ByteSet> way, int format, int word)
    {
        Anchor? best = null;
        double least = double.MaxValue;
        for (int offset = 0; offset + Anchor.Length <= Math.Min(way.Count, MostOffset + Anchor.Length); offset++)
        {
            ByteSet[] sets = [.. way.Skip(offset).Take(Anchor.Length)];
            if (sets.Aggregate(1L, static (keys, s) => keys * s.Bytes().Select(static b => b | 0x20).Distinct().Count()) > MostKeys)
            {
                continue;
            }

            // Of two that are about as rare the earlier one: matches are then known sooner.
            double probability = ByteFrequencies.Of(sets) * (1 + (offset * 0.02));
            if (probability < least)
            {
                least = probability;
                best = new Anchor(sets, format, offset, word);
            }
        }

        return best ?? throw new FormatException("no four bytes near the start say enough: it needs words that stand before it (near)");
    }

    // Every way as far as it has a fixed length; one that is as long as an anchor may look is complete.
    private static bool Extend(Shape shape, List<List<ByteSet>> ways)
    {
        switch (shape)
        {
            case Shape.One one:
                ways.ForEach(way => way.Add(one.Set));
                return true;
            case Shape.All all:
                return all.Parts.All(part => Extend(part, ways));
            case Shape.Value value:
                return Extend(value.Part, ways);
            case Shape.Repeat repeat when repeat.Min == repeat.Max || repeat is not { Min: 0, Max: 1 }:
                for (int i = 0; i < Math.Min(repeat.Min, MostOffset); i++)
                {
                    if (!Extend(repeat.Part, ways))
                    {
                        return false;
                    }
                }

                return repeat.Min == repeat.Max;
            case Shape.Repeat optional:
                return Fork([optional.Part, new Shape.All([])], ways);
            case Shape.Any any:
                return Fork(any.Choices, ways);
            default:
                throw new InvalidOperationException();
        }
    }

    private static bool Fork(IReadOnlyList<Shape> choices, List<List<ByteSet>> ways)
    {
        if (ways.Count * choices.Count > MostWays)
        {
            return false;
        }

        List<List<ByteSet>> before = [.. ways];
        ways.Clear();
        bool whole = true;
        foreach (Shape choice in choices)
        {
            List<List<ByteSet>> own = [.. before.Select(static way => new List<ByteSet>(way))];
            whole &= Extend(choice, own);
            ways.AddRange(own);
        }

        return whole;
    }
}
