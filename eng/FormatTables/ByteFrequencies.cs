using System.Globalization;

namespace Nhi.Governance.FormatTables;

/// <summary>
/// How often bytes follow each other in source code, documents and logs: 97 signs (the printable ones, line ends, all others), half bits of
/// the probability of each pair, written as characters from '0' on.
/// </summary>
internal static class ByteFrequencies
{
    private const int Signs = 97;

    private static readonly double[] Pairs = Load();
    private static readonly double[] Singles = [.. Enumerable.Range(0, Signs).Select(static a => Enumerable.Range(0, Signs).Sum(b => Pairs[(a * Signs) + b]))];

    private static readonly double[] Following = [.. Enumerable.Range(0, Signs * Signs).Select(static i => Pairs[i] / Singles[i / Signs])];

    private static int Sign(int value) => value is >= 32 and < 127 ? value - 32 : value is '\n' or '\r' or '\t' ? 95 : 96;

    /// <summary>How probable four bytes of these sets are.</summary>
    public static double Of(IReadOnlyList<ByteSet> sets)
    {
        (int Sign, double Share)[] shares = Shares(sets[0]);
        double[] now = [.. shares.Select(static s => Singles[s.Sign] * s.Share)];
        for (int position = 1; position < sets.Count; position++)
        {
            (int Sign, double Share)[] nextShares = Shares(sets[position]);
            double[] next = new double[nextShares.Length];
            for (int b = 0; b < next.Length; b++)
            {
                double sum = 0;
                for (int a = 0; a < now.Length; a++)
                {
                    sum += now[a] * Following[(shares[a].Sign * Signs) + nextShares[b].Sign];
                }

                next[b] = sum * nextShares[b].Share;
            }

            (shares, now) = (nextShares, next);
        }

        return now.Sum();
    }

    // The signs of a set; of those that stand for many bytes the share it holds.
    private static (int Sign, double Share)[] Shares(ByteSet set)
    {
        Span<double> weights = stackalloc double[Signs];
        weights.Clear();
        foreach (byte b in set.Bytes())
        {
            int sign = Sign(b);
            weights[sign] = sign == Signs - 1 ? weights[sign] + (1.0 / 128) : 1;
        }

        var shares = new List<(int, double)>(Signs);
        for (int sign = 0; sign < Signs; sign++)
        {
            if (weights[sign] > 0)
            {
                shares.Add((sign, weights[sign]));
            }
        }

        return [.. shares];
    }

    private static double[] Load()
    {
        using var reader = new StreamReader(typeof(ByteFrequencies).Assembly.GetManifestResourceStream("bigrams.txt")!);
        string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != Signs || lines.Any(static l => l.Length != Signs))
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"bigrams.txt must have {Signs} lines of {Signs} characters"));
        }

        return [.. lines.SelectMany(static line => line.Select(static c => Math.Pow(2, -(c - '0') / 2.0)))];
    }
}
