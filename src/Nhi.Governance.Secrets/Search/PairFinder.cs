using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Finds pairs of a set of byte pairs, 64 positions at a time. A group of pairs is a bit in four tables, by the low and the high half of either
/// byte; what eight groups take in too much is sorted out one by one.
/// </summary>
/// <remarks>Safe for concurrent use once made.</remarks>
internal sealed class PairFinder
{
    /// <summary>The most groups.</summary>
    public const int Groups = 8;

    /// <summary>By how much the array for positions must be longer than the part of the text looked at.</summary>
    public const int Slack = 4;

    private const int Step = 64;

    private readonly byte[] _tables = new byte[4 * 16];
    private readonly ulong[] _set = new ulong[1024];
    private readonly bool _isExact;

    /// <summary>A finder of all pairs of some groups.</summary>
    public PairFinder(ReadOnlySpan<PairGroup> groups)
    {
        FillTables(groups);
        _isExact = true;
        for (var pair = 0; pair < 65536; pair++)
        {
            _set[pair >> 6] |= (Passes(pair >> 8, pair & 255) ? 1UL : 0) << (pair & 63);
        }
    }

    /// <summary>A finder of any set.</summary>
    /// <param name="set">65,536 bits; bit <c>first * 256 + second</c> of a pair.</param>
    public PairFinder(ReadOnlySpan<ulong> set)
    {
        set.CopyTo(_set);
        var groups = new PairGroups();
        for (var pair = 0; pair < 65536; pair++)
        {
            if (Contains((byte)(pair >> 8), (byte)pair))
            {
                groups.Add((byte)(pair >> 8), (byte)pair);
            }
        }

        FillTables(groups.All);
    }

    /// <summary>Whether two bytes are a pair of the set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(byte first, byte second) => (_set[(first << 2) + (second >> 6)] >> (second & 63) & 1) != 0;

    /// <summary>Finds the pairs that start in a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where pairs start at the earliest.</param>
    /// <param name="to">Where they start no more.</param>
    /// <param name="positions">Takes where they start, ascending; longer than the part by <see cref="Slack"/> at least.</param>
    /// <returns>How many there are.</returns>
    public int Find(ReadOnlySpan<byte> text, int from, int to, Span<int> positions)
    {
        to = Math.Min(to, text.Length - 1);
        if (from >= to)
        {
            return 0;
        }

        if (!Avx2.IsSupported)
        {
            return FindScalar(text, from, to, positions);
        }

        var count = FindVector(text, from, to, ref MemoryMarshal.GetReference(positions[..(to - from + Slack)]));
        return _isExact ? count : Sift(text, positions, count);
    }

    /// <summary>The same, a byte at a time.</summary>
    public int FindScalar(ReadOnlySpan<byte> text, int from, int to, Span<int> positions)
    {
        var count = 0;
        for (var at = from; at < to; at++)
        {
            if (Contains(text[at], text[at + 1]))
            {
                positions[count++] = at;
            }
        }

        return count;
    }

    private int FindVector(ReadOnlySpan<byte> text, int from, int to, ref int found)
    {
        ref var bytes = ref MemoryMarshal.GetReference(text);
        ref var tables = ref MemoryMarshal.GetArrayDataReference(_tables);
        var low0 = Vector512.Create(Twice(ref tables, 0), Twice(ref tables, 0));
        var high0 = Vector512.Create(Twice(ref tables, 16), Twice(ref tables, 16));
        var low1 = Vector512.Create(Twice(ref tables, 32), Twice(ref tables, 32));
        var high1 = Vector512.Create(Twice(ref tables, 48), Twice(ref tables, 48));
        var at = from;
        var count = 0;
        for (; at + Step <= to; at += Step)
        {
            count += Add(ref Unsafe.Add(ref found, count), at, Pairs(ref Unsafe.Add(ref bytes, at), low0, high0, low1, high1));
        }

        // The last bytes, of which the very last begins no pair.
        if (at < to)
        {
            Span<byte> rest = stackalloc byte[Step + 1];
            rest.Clear();
            text[at..(to + 1)].CopyTo(rest);
            var mask = Pairs(ref MemoryMarshal.GetReference(rest), low0, high0, low1, high1);
            count += Add(ref Unsafe.Add(ref found, count), at, mask & ((1UL << (to - at)) - 1));
            rest.Clear();
        }

        return count;
    }

    // Mostly there are a few, and whether there is one cannot be foretold: so four are written always, of which those too many are overwritten.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Add(ref int found, int at, ulong mask)
    {
        var count = BitOperations.PopCount(mask);
        for (var index = 0; index < Slack; index++)
        {
            Unsafe.Add(ref found, index) = at + BitOperations.TrailingZeroCount(mask);
            mask &= mask - 1;
        }

        for (var index = Slack; index < count; index++)
        {
            Unsafe.Add(ref found, index) = at + BitOperations.TrailingZeroCount(mask);
            mask &= mask - 1;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pairs(ref byte bytes, Vector512<byte> low0, Vector512<byte> high0, Vector512<byte> low1, Vector512<byte> high1)
    {
        if (Avx512BW.IsSupported)
        {
            var half = Vector512.Create((byte)0x0F);
            var first = Vector512.LoadUnsafe(ref bytes);
            var second = Vector512.LoadUnsafe(ref bytes, 1);
            var begins = Avx512BW.Shuffle(low0, first & half) & Avx512BW.Shuffle(high0, (first.AsUInt16() >>> 4).AsByte() & half);
            var ends = Avx512BW.Shuffle(low1, second & half) & Avx512BW.Shuffle(high1, (second.AsUInt16() >>> 4).AsByte() & half);
            return ~Vector512.Equals(begins & ends, Vector512<byte>.Zero).ExtractMostSignificantBits();
        }

        var lower = Pairs(Vector256.LoadUnsafe(ref bytes), Vector256.LoadUnsafe(ref bytes, 1), low0.GetLower(), high0.GetLower(), low1.GetLower(), high1.GetLower());
        var upper = Pairs(Vector256.LoadUnsafe(ref bytes, 32), Vector256.LoadUnsafe(ref bytes, 33), low0.GetLower(), high0.GetLower(), low1.GetLower(), high1.GetLower());
        return lower | (ulong)upper << 32;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Pairs(Vector256<byte> first, Vector256<byte> second, Vector256<byte> low0, Vector256<byte> high0, Vector256<byte> low1, Vector256<byte> high1)
    {
        var half = Vector256.Create((byte)0x0F);
        var begins = Avx2.Shuffle(low0, first & half) & Avx2.Shuffle(high0, (first.AsUInt16() >>> 4).AsByte() & half);
        var ends = Avx2.Shuffle(low1, second & half) & Avx2.Shuffle(high1, (second.AsUInt16() >>> 4).AsByte() & half);
        return ~Vector256.Equals(begins & ends, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    private int Sift(ReadOnlySpan<byte> text, Span<int> positions, int count)
    {
        var kept = 0;
        for (var index = 0; index < count; index++)
        {
            var at = positions[index];
            positions[kept] = at;
            kept += Contains(text[at], text[at + 1]) ? 1 : 0;
        }

        return kept;
    }

    private static Vector256<byte> Twice(ref byte tables, nuint at)
    {
        var half = Vector128.LoadUnsafe(ref tables, at);
        return Vector256.Create(half, half);
    }

    private bool Passes(int first, int second) =>
        (_tables[first & 15] & _tables[16 + (first >> 4)] & _tables[32 + (second & 15)] & _tables[48 + (second >> 4)]) != 0;

    private void FillTables(ReadOnlySpan<PairGroup> groups)
    {
        for (var index = 0; index < groups.Length; index++)
        {
            var group = groups[index];
            for (var half = 0; half < 16; half++)
            {
                _tables[half] |= (byte)((group.FirstLow >> half & 1) << index);
                _tables[16 + half] |= (byte)((group.FirstHigh >> half & 1) << index);
                _tables[32 + half] |= (byte)((group.SecondLow >> half & 1) << index);
                _tables[48 + half] |= (byte)((group.SecondHigh >> half & 1) << index);
            }
        }
    }
}
