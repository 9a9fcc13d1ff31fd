using System.Globalization;

namespace Nhi.Governance.FormatTables;

/// <summary>
/// How often bytes follow each other in source code, documents and logs: 97 signs (the printable ones, line ends, all others), half bits of
/// the probability of each pair, written as characters from '0' on.
/// </summary>
internal static class ByteFrequencies
{
    public const int Signs = 97;

    private static readonly double[] Pairs = Load();
    private static readonly double[] Singles = [.. Enumerable.Range(0, Signs).Select(static a => Enumerable.Range(0, Signs).Sum(b => Pairs[(a * Signs) + b]))];

    private static readonly double[] Following = [.. Enumerable.Range(0, Signs * Signs).Select(static i => Pairs[i] / Singles[i / Signs])];

    public static int Sign(int value) => value is >= 32 and < 127 ? value - 32 : value is '\n' or '\r' or '\t' ? 95 : 96;

    /// <summary>How probable four bytes of these sets are.</summary>
    public static double Of(IReadOnlyList<ByteSet> sets) => Of([.. sets.Select(Weights)]);

    /// <summary>The share of every sign that a set holds.</summary>
    public static double[] Weights(ByteSet set)
    {
        double[] weights = new double[Signs];
        foreach (byte b in set.Bytes())
        {
            int sign = Sign(b);
            weights[sign] = sign switch { 95 => 1, 96 => weights[96] + (1.0 / 128), _ => 1 };
        }

        return weights;
    }

    public static double Of(double[][] weights)
    {
        double[] now = new double[Signs];
        for (int a = 0; a < Signs; a++)
        {
            now[a] = Singles[a] * weights[0][a];
        }

        for (int position = 1; position < weights.Length; position++)
        {
            double[] next = new double[Signs];
            for (int a = 0; a < Signs; a++)
            {
                if (now[a] > 0)
                {
                    double here = now[a];
                    for (int b = 0; b < Signs; b++)
                    {
                        next[b] += here * Following[(a * Signs) + b];
                    }
                }
            }

            for (int b = 0; b < Signs; b++)
            {
                next[b] *= weights[position][b];
            }

            now = next;
        }

        return now.Sum();
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
