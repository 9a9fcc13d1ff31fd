namespace Nhi.Governance.Secrets;

/// <summary>How evenly a value uses its characters.</summary>
internal static class Entropy
{
    /// <summary>The entropy of a value by the frequency of its bytes, in bits a character (Shannon).</summary>
    public static double Of(ReadOnlySpan<byte> value)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (byte b in value)
        {
            counts[b]++;
        }

        double bits = 0;
        foreach (int count in counts)
        {
            if (count > 0)
            {
                double share = (double)count / value.Length;
                bits -= share * Math.Log2(share);
            }
        }

        return bits;
    }
}
