using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Finds the places where the four bytes of an anchor may stand. The anchors lie in sixteen buckets; for each of four positions two small tables tell by
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
        for (; at <= last && count <= room; at += Vector128<byte>.Count)
        {
            var first = Vector128<byte>.AllBitsSet;
            var second = Vector128<byte>.AllBitsSet;
            for (int position = 0; position < AnchorLength; position++)
            {
                var bytes = Vector128.LoadUnsafe(ref start, (nuint)(at + position));
                var low = bytes & Vector128.Create((byte)15);
                var high = bytes >>> 4;
                nuint table = (nuint)(position * 4 * TableSize);
                first &= Look(Vector128.LoadUnsafe(ref tables, table), low) & Look(Vector128.LoadUnsafe(ref tables, table + TableSize), high);
                second &= Look(Vector128.LoadUnsafe(ref tables, table + (2 * TableSize)), low) & Look(Vector128.LoadUnsafe(ref tables, table + (3 * TableSize)), high);
            }

            uint bits = ~Vector128.Equals(first | second, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;
            Write(bits, at, places, ref count);
        }

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

        var (low0, high0, low0b, high0b) = (Table(0), Table(1), Table(2), Table(3));
        var (low1, high1, low1b, high1b) = (Table(4), Table(5), Table(6), Table(7));
        var (low2, high2, low2b, high2b) = (Table(8), Table(9), Table(10), Table(11));
        var (low3, high3, low3b, high3b) = (Table(12), Table(13), Table(14), Table(15));
        var half = Vector256.Create((byte)15);
        for (; at <= last && count <= room; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref start, (nuint)at);
            var low = bytes & half;
            var high = (bytes.AsUInt16() >>> 4).AsByte() & half;
            var first = Avx2.Shuffle(low0, low) & Avx2.Shuffle(high0, high);
            var second = Avx2.Shuffle(low0b, low) & Avx2.Shuffle(high0b, high);

            bytes = Vector256.LoadUnsafe(ref start, (nuint)at + 1);
            low = bytes & half;
            high = (bytes.AsUInt16() >>> 4).AsByte() & half;
            first &= Avx2.Shuffle(low1, low) & Avx2.Shuffle(high1, high);
            second &= Avx2.Shuffle(low1b, low) & Avx2.Shuffle(high1b, high);

            bytes = Vector256.LoadUnsafe(ref start, (nuint)at + 2);
            low = bytes & half;
            high = (bytes.AsUInt16() >>> 4).AsByte() & half;
            first &= Avx2.Shuffle(low2, low) & Avx2.Shuffle(high2, high);
            second &= Avx2.Shuffle(low2b, low) & Avx2.Shuffle(high2b, high);

            bytes = Vector256.LoadUnsafe(ref start, (nuint)at + 3);
            low = bytes & half;
            high = (bytes.AsUInt16() >>> 4).AsByte() & half;
            first &= Avx2.Shuffle(low3, low) & Avx2.Shuffle(high3, high);
            second &= Avx2.Shuffle(low3b, low) & Avx2.Shuffle(high3b, high);

            uint bits = ~Vector256.Equals(first | second, Vector256<byte>.Zero).ExtractMostSignificantBits();
            Write(bits, at, places, ref count);
        }

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
            int first = 255;
            int second = 255;
            for (int position = 0; position < AnchorLength; position++)
            {
                byte b = text[at + position];
                ReadOnlySpan<byte> own = tables.Slice(position * 4 * TableSize, 4 * TableSize);
                first &= own[b & 15] & own[TableSize + (b >> 4)];
                second &= own[(2 * TableSize) + (b & 15)] & own[(3 * TableSize) + (b >> 4)];
            }

            if ((first | second) != 0)
            {
                places[count++] = at;
            }
        }

        return at < end ? at : until;
    }
}
