using System.Numerics;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>Pairs of bytes: any of some bytes before any of some others. Both are told by which low and which high halves they may have, a bit each.</summary>
/// <param name="FirstLow">The low halves of the first.</param>
/// <param name="FirstHigh">The high halves of the first.</param>
/// <param name="SecondLow">The low halves of the second.</param>
/// <param name="SecondHigh">The high halves of the second.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PairGroup(ushort FirstLow, ushort FirstHigh, ushort SecondLow, ushort SecondHigh)
{
    /// <summary>How much of ordinary text it takes, roughly.</summary>
    public long Weight => Sum(FirstLow, FirstHigh) * Sum(SecondLow, SecondHigh);

    /// <summary>The smallest group that holds a pair beside all this one holds.</summary>
    public PairGroup With(byte first, byte second) => new(
        (ushort)(FirstLow | 1 << (first & 15)), (ushort)(FirstHigh | 1 << (first >> 4)), (ushort)(SecondLow | 1 << (second & 15)), (ushort)(SecondHigh | 1 << (second >> 4)));

    private static long Sum(ushort lows, ushort highs)
    {
        var sum = 0L;
        for (int high = highs; high != 0; high &= high - 1)
        {
            for (int low = lows; low != 0; low &= low - 1)
            {
                sum += OwnPairs.Weight((byte)((BitOperations.TrailingZeroCount(high) << 4) | BitOperations.TrailingZeroCount(low)));
            }
        }

        return sum;
    }
}
