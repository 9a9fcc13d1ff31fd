using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Finds the places where the four bytes of an anchor may stand that no word need begin at. The anchors lie in eight buckets; for each of four positions two small tables tell by
/// the halves of a byte which buckets it passes, and what passes all four positions in one bucket is a place. Places are written to a list,
/// so that the loop does nothing else. All ways to do it find the same places.
/// </summary>
internal static class AnchorFilter
{
    /// <summary>The least room the list of places needs.</summary>
    public const int LeastRoom = 64;

    /// <summary>How many bytes an anchor has.</summary>
    public const int AnchorLength = 4;

    private const int TableSize = 16;

    /// <summary>Looks at the places from <paramref name="from"/> on and before <paramref name="until"/>, until the list is full.</summary>
    /// <returns>The first place not looked at.</returns>
    public static int Find(ReadOnlySpan<byte> text, int from, int until, Span<int> places, out int count)
    {
        if (Avx2.IsSupported)
        {
            return FindVector256(text, from, until, places, out count);
        }

        return Vector128.IsHardwareAccelerated ? FindVector128(text, from, until, places, out count) : FindScalar(text, from, until, places, out count);
    }

    public static int FindScalar(ReadOnlySpan<byte> text, int from, int until, Span<int> places, out int count)
    {
        count = 0;
        return FindRest(text, from, until, places, ref count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FindVector128(ReadOnlySpan<byte> text, int from, int until, Span<int> places, out int count)
    {
        count = 0;
        ref byte start = ref MemoryMarshal.GetReference(text);
        ref byte tables = ref MemoryMarshal.GetReference(FormatTable.Masks);
        int last = Math.Min(until, text.Length - AnchorLength + 1) - Vector128<byte>.Count;
        int room = places.Length - Vector128<byte>.Count;
        int at = from;
        int found = 0;
        for (; at <= last && found <= room; at += Vector128<byte>.Count)
        {
            var passed = Vector128<byte>.AllBitsSet;
            for (int position = 0; position < AnchorLength; position++)
            {
                var bytes = Vector128.LoadUnsafe(ref start, (nuint)(at + position));
                nuint table = (nuint)(position * 2 * TableSize);
                passed &= Look(Vector128.LoadUnsafe(ref tables, table), bytes & Vector128.Create((byte)15))
                    & Look(Vector128.LoadUnsafe(ref tables, table + TableSize), bytes >>> 4);
            }

            uint bits = ~Vector128.Equals(passed, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;
            Write(bits, at, places, ref found);
        }

        count = found;
        return FindRest(text, at, until, places, ref count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FindVector256(ReadOnlySpan<byte> text, int from, int until, Span<int> places, out int count)
    {
        count = 0;
        ref byte start = ref MemoryMarshal.GetReference(text);
        int last = Math.Min(until, text.Length - AnchorLength + 1) - Vector256<byte>.Count;
        int room = places.Length - Vector256<byte>.Count;
        int at = from;
        if (at > last)
        {
            return FindRest(text, at, until, places, ref count);
        }

        var (low0, high0, low1, high1) = (Table(0), Table(1), Table(2), Table(3));
        var (low2, high2, low3, high3) = (Table(4), Table(5), Table(6), Table(7));
        var half = Vector256.Create((byte)15);
        int found = 0;
        for (; at <= last && found <= room; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref start, (nuint)at);
            var passed = Avx2.Shuffle(low0, bytes & half) & Avx2.Shuffle(high0, (bytes.AsUInt16() >>> 4).AsByte() & half);
            bytes = Vector256.LoadUnsafe(ref start, (nuint)at + 1);
            passed &= Avx2.Shuffle(low1, bytes & half) & Avx2.Shuffle(high1, (bytes.AsUInt16() >>> 4).AsByte() & half);
            bytes = Vector256.LoadUnsafe(ref start, (nuint)at + 2);
            passed &= Avx2.Shuffle(low2, bytes & half) & Avx2.Shuffle(high2, (bytes.AsUInt16() >>> 4).AsByte() & half);
            bytes = Vector256.LoadUnsafe(ref start, (nuint)at + 3);
            passed &= Avx2.Shuffle(low3, bytes & half) & Avx2.Shuffle(high3, (bytes.AsUInt16() >>> 4).AsByte() & half);
            Write(~Vector256.Equals(passed, Vector256<byte>.Zero).ExtractMostSignificantBits(), at, places, ref found);
        }

        count = found;
        return FindRest(text, at, until, places, ref count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Table(int number)
    {
        var table = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(FormatTable.Masks), (nuint)(number * TableSize));
        return Vector256.Create(table, table);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Look(Vector128<byte> table, Vector128<byte> index)
    {
        if (Ssse3.IsSupported)
        {
            return Ssse3.Shuffle(table, index);
        }

        return AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.VectorTableLookup(table, index) : Vector128.Shuffle(table, index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(uint bits, int at, Span<int> places, ref int count)
    {
        while (bits != 0)
        {
            places[count++] = at + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
        }
    }

    private static int FindRest(ReadOnlySpan<byte> text, int from, int until, Span<int> places, ref int count)
    {
        ReadOnlySpan<byte> tables = FormatTable.Masks;
        int end = Math.Min(until, text.Length - AnchorLength + 1);
        int at = from;
        for (; at < end && count < places.Length; at++)
        {
            int passed = 255;
            for (int position = 0; position < AnchorLength; position++)
            {
                byte b = text[at + position];
                ReadOnlySpan<byte> own = tables.Slice(position * 2 * TableSize, 2 * TableSize);
                passed &= own[b & 15] & own[TableSize + (b >> 4)];
            }

            if (passed != 0)
            {
                places[count++] = at;
            }
        }

        return at < end ? at : until;
    }
}
