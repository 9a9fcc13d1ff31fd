namespace Nhi.Governance.FormatTables;

/// <summary>Finds for every way a match can begin four neighbouring bytes that are rare in ordinary text.</summary>
internal static class AnchorChooser
{
    /// <summary>How far from the start of a shape an anchor may stand.</summary>
    public const int MostOffset = 120;

    private const int MostWays = 256;
    private const int MostKeys = 1_300;
    private const int Few = 8;
    private const int MostChoices = 8;
    private const double RareEnough = 1e-6;

    /// <summary>For every way a match can begin the anchors to choose from, the rarest first.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="format">The number of its format.</param>
    /// <param name="startsWord">Whether it matches only where a word begins, if it begins with a letter.</param>
    public static IEnumerable<IReadOnlyList<Anchor>> Of(Shape shape, int format, bool startsWord) =>
        Ways(shape)
            .Select(way => startsWord && AtWordStart(way.Sets, format, -1) is { } anchor ? [anchor] : Rarest(way.Sets, format, -1))
            .DistinctBy(static list => string.Join(' ', list.Select(static a => a.Name)), StringComparer.Ordinal);

    /// <summary>The anchors of a word to choose from.</summary>
    public static IReadOnlyList<Anchor> Of(string word, int format, int number)
    {
        List<ByteSet> sets = [.. word.Select(static c => ByteSet.Of(c).InBothCases())];
        return AtWordStart(sets, format, number) is { } anchor ? [anchor] : Rarest(sets, format, number);
    }

    // Its beginning, as long as that is fixed.
    private static Anchor? AtWordStart(List<ByteSet> way, int format, int word)
    {
        if (way.Count < Anchor.Length || !(way[0] & ~ByteSet.Letters).IsEmpty)
        {
            return null;
        }

        int length = Anchor.Length + way.Skip(Anchor.Length).Take(Anchor.MostLength - Anchor.Length).TakeWhile(static set => (set.InBothCases().Count is 1) || (set.Count <= 2 && set.InBothCases().Count == 2)).Count();
        var anchor = new Anchor([.. way.Take(length)], format, 0, word, IsAtWordStart: true);
        return anchor.KeyCount <= MostKeys ? anchor : null;
    }

    /// <summary>How many bytes every match begins with that are fixed, or of a few.</summary>
    public static int Lead(Shape shape) => Ways(shape).Min(static way => way.Sets.TakeWhile(static set => set.Count <= Few).Count());

    private static IReadOnlyList<Anchor> Rarest(List<ByteSet> way, int format, int word)
    {
        List<(Anchor Anchor, double Probability)> anchors =
        [
            .. Enumerable.Range(0, Math.Max(0, Math.Min(way.Count - Anchor.Length, MostOffset) + 1))
                .Select(offset => new Anchor([.. way.Skip(offset).Take(Anchor.Length)], format, offset, word))
                .Where(static a => a.KeyCount <= MostKeys)
                .Select(static a => (a, ByteFrequencies.Of(a.Sets)))
                .OrderBy(static x => x.Item2),
        ];
        return anchors.Count == 0
            ? throw new FormatException("no four bytes near the start say enough: it needs words that stand before it (near)")
            : [.. anchors.Where(x => x.Probability <= Math.Max(2 * anchors[0].Probability, RareEnough)).Take(MostChoices).Select(static x => x.Anchor)];
    }

    // Every way as far as it has a fixed length, or as far as an anchor may stand.
    private static List<Way> Ways(Shape shape)
    {
        var ways = new List<Way> { new([], true) };
        Extend(shape, ways);
        return ways;
    }

    private static void Extend(Shape shape, List<Way> ways)
    {
        switch (shape)
        {
            case Shape.One one:
                ways.Where(static way => way.IsOpen).ToList().ForEach(way => way.Sets.Add(one.Set));
                break;
            case Shape.All all:
                all.Parts.ToList().ForEach(part => Extend(part, ways));
                break;
            case Shape.Value value:
                Extend(value.Part, ways);
                break;
            case Shape.Repeat { Min: 0, Max: 1 } optional:
                Fork([optional.Part, new Shape.All([])], ways);
                break;
            case Shape.Repeat repeat:
                for (int i = 0; i < Math.Min(repeat.Min, MostOffset + Anchor.Length); i++)
                {
                    Extend(repeat.Part, ways);
                }

                Close(ways, repeat.Min != repeat.Max || repeat.Min > MostOffset);
                break;
            case Shape.Any any:
                Fork(any.Choices, ways);
                break;
            default:
                throw new InvalidOperationException();
        }
    }

    private static void Fork(IReadOnlyList<Shape> choices, List<Way> ways)
    {
        List<Way> open = [.. ways.Where(static way => way.IsOpen)];
        if (open.Count * choices.Count > MostWays)
        {
            Close(ways, true);
            return;
        }

        ways.RemoveAll(static way => way.IsOpen);
        foreach (Shape choice in choices)
        {
            List<Way> own = [.. open.Select(static way => way with { Sets = [.. way.Sets] })];
            Extend(choice, own);
            ways.AddRange(own);
        }
    }

    private static void Close(List<Way> ways, bool close)
    {
        for (int i = 0; i < ways.Count; i++)
        {
            ways[i] = ways[i] with { IsOpen = ways[i].IsOpen && !close };
        }
    }

    private sealed record Way(List<ByteSet> Sets, bool IsOpen);
}
