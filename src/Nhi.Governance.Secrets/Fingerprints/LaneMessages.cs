using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace Nhi.Governance.Secrets;

/// <summary>Brings messages that lie one after another in memory into lanes, padded as SHA-256 wants it, and digests back out of them.</summary>
internal static class LaneMessages
{
    /// <summary>Vectors to work in.</summary>
    public const int Rows = 16;

    // Written out, so that the compiler has them as constants wherever it meets them.
    private static Vector256<sbyte> Low => Vector256.Create((sbyte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);

    private static Vector256<sbyte> High => Vector256.Create((sbyte)32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63);

    private static Vector256<byte> BigEndian => Vector256.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);

    /// <summary>Blocks of a message once padded: a byte for the end and eight for the length come after it.</summary>
    public static int Blocks(int length) => (int)(((uint)length + 8) / Sha256Lanes.BlockBytes) + 1;

    /// <summary>Loads one block of up to eight messages: their bytes, the mark of the end behind them, zeros behind that. Lengths are not put in.</summary>
    /// <param name="packed">All messages.</param>
    /// <param name="starts">Where each begins, inside <paramref name="packed"/>.</param>
    /// <param name="lengths">How long each is.</param>
    /// <param name="block">Which block.</param>
    /// <param name="scratch"><see cref="Rows"/> vectors or more to work in.</param>
    /// <param name="w">The first of 16 vectors for the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Load(ReadOnlySpan<byte> packed, ReadOnlySpan<int> starts, ReadOnlySpan<int> lengths, int block, Span<Vector256<uint>> scratch, ref Vector256<uint> w)
    {
        ref var rows = ref Unsafe.As<Vector256<uint>, Vector256<byte>>(ref MemoryMarshal.GetReference(scratch));
        ref var bytes = ref MemoryMarshal.GetReference(packed);
        for (var lane = 0; lane < starts.Length; lane++)
        {
            // From here on: what of the message is left for this block, all of it (64) or nothing, not even its end (-1).
            var left = Math.Clamp(lengths[lane] - (block * Sha256Lanes.BlockBytes), -1, Sha256Lanes.BlockBytes);
            var from = starts[lane] + ((long)block * Sha256Lanes.BlockBytes);
            Vector256<byte> low, high;
            if (from <= packed.Length - Sha256Lanes.BlockBytes)
            {
                low = Vector256.LoadUnsafe(ref bytes, (nuint)from);
                high = Vector256.LoadUnsafe(ref bytes, (nuint)from + 32);
            }
            else
            {
                (low, high) = LoadLast(packed, (int)Math.Min(from, packed.Length), left);
            }

            // Whole blocks are read and what is no part of the message is masked away: no branch, and no copy of a length that varies.
            var end = Vector256.Create((sbyte)left);
            low = (low & Vector256.LessThan(Low, end).AsByte()) | (Vector256.Equals(Low, end).AsByte() & Vector256.Create((byte)0x80));
            high = (high & Vector256.LessThan(High, end).AsByte()) | (Vector256.Equals(High, end).AsByte() & Vector256.Create((byte)0x80));
            Unsafe.Add(ref rows, lane * 2) = Avx2.Shuffle(low, BigEndian);
            Unsafe.Add(ref rows, (lane * 2) + 1) = Avx2.Shuffle(high, BigEndian);
        }

        ref var words = ref Unsafe.As<Vector256<byte>, Vector128<uint>>(ref rows);
        Transpose(ref words, 0, ref w);
        Transpose(ref words, 1, ref w);
        Transpose(ref words, 2, ref w);
        Transpose(ref words, 3, ref w);
    }

    /// <summary>Takes the first 128 bits of each lane's digest out of a state.</summary>
    /// <param name="state">The first of the state's vectors.</param>
    /// <param name="digests">Eight of them.</param>
    public static void Store(ref Vector256<uint> state, Span<UInt128> digests)
    {
        var a = state;
        var b = Unsafe.Add(ref state, 1);
        var c = Unsafe.Add(ref state, 2);
        var d = Unsafe.Add(ref state, 3);
        var dcLow = Avx2.UnpackLow(d, c).AsUInt64();
        var dcHigh = Avx2.UnpackHigh(d, c).AsUInt64();
        var baLow = Avx2.UnpackLow(b, a).AsUInt64();
        var baHigh = Avx2.UnpackHigh(b, a).AsUInt64();
        Put(digests, 0, Avx2.UnpackLow(dcLow, baLow));
        Put(digests, 1, Avx2.UnpackHigh(dcLow, baLow));
        Put(digests, 2, Avx2.UnpackLow(dcHigh, baHigh));
        Put(digests, 3, Avx2.UnpackHigh(dcHigh, baHigh));
    }

    private static void Put(Span<UInt128> digests, int lane, Vector256<ulong> two)
    {
        digests[lane] = new UInt128(two.GetElement(1), two.GetElement(0));
        digests[lane + 4] = new UInt128(two.GetElement(3), two.GetElement(2));
    }

    // Four words of all lanes. Lane i and lane i + 4 share a vector from the start, so that no exchange across its halves is needed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ref Vector128<uint> rows, int quarter, ref Vector256<uint> w)
    {
        var one = Vector256.Create(Unsafe.Add(ref rows, quarter), Unsafe.Add(ref rows, quarter + 16));
        var two = Vector256.Create(Unsafe.Add(ref rows, quarter + 4), Unsafe.Add(ref rows, quarter + 20));
        var three = Vector256.Create(Unsafe.Add(ref rows, quarter + 8), Unsafe.Add(ref rows, quarter + 24));
        var four = Vector256.Create(Unsafe.Add(ref rows, quarter + 12), Unsafe.Add(ref rows, quarter + 28));
        var lowOneTwo = Avx2.UnpackLow(one, two).AsUInt64();
        var highOneTwo = Avx2.UnpackHigh(one, two).AsUInt64();
        var lowThreeFour = Avx2.UnpackLow(three, four).AsUInt64();
        var highThreeFour = Avx2.UnpackHigh(three, four).AsUInt64();
        Unsafe.Add(ref w, quarter * 4) = Avx2.UnpackLow(lowOneTwo, lowThreeFour).AsUInt32();
        Unsafe.Add(ref w, (quarter * 4) + 1) = Avx2.UnpackHigh(lowOneTwo, lowThreeFour).AsUInt32();
        Unsafe.Add(ref w, (quarter * 4) + 2) = Avx2.UnpackLow(highOneTwo, highThreeFour).AsUInt32();
        Unsafe.Add(ref w, (quarter * 4) + 3) = Avx2.UnpackHigh(highOneTwo, highThreeFour).AsUInt32();
    }

    // A block that would be read beyond the end of the memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Vector256<byte> Low, Vector256<byte> High) LoadLast(ReadOnlySpan<byte> packed, int from, int left)
    {
        if (left <= 0)
        {
            return default;
        }

        Span<byte> copy = stackalloc byte[Sha256Lanes.BlockBytes];
        copy.Clear();
        packed.Slice(from, left).CopyTo(copy);
        var loaded = (Vector256.Create<byte>(copy), Vector256.Create<byte>(copy[32..]));
        CryptographicOperations.ZeroMemory(copy);
        return loaded;
    }
}
