using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Nhi.Governance;

/// <summary>Gathers and scatters bits by a mask.</summary>
internal static class Bits
{
    /// <summary>The bits that stand under the mask, moved together.</summary>
    public static ulong Gather(ulong value, ulong mask) => Bmi2.X64.IsSupported ? Bmi2.X64.ParallelBitExtract(value, mask) : GatherOneByOne(value, mask);

    /// <summary>The lowest bits, moved to where the mask has ones.</summary>
    public static ulong Scatter(ulong value, ulong mask) => Bmi2.X64.IsSupported ? Bmi2.X64.ParallelBitDeposit(value, mask) : ScatterOneByOne(value, mask);

    internal static ulong GatherOneByOne(ulong value, ulong mask)
    {
        var result = 0UL;
        for (var to = 0; mask != 0; to++, mask &= mask - 1)
        {
            result |= (value >> BitOperations.TrailingZeroCount(mask) & 1) << to;
        }

        return result;
    }

    internal static ulong ScatterOneByOne(ulong value, ulong mask)
    {
        var result = 0UL;
        for (var from = 0; mask != 0; from++, mask &= mask - 1)
        {
            result |= (value >> from & 1) << BitOperations.TrailingZeroCount(mask);
        }

        return result;
    }
}
