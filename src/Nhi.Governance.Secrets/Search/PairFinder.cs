using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Finds pairs of a set of byte pairs, 32 positions at a time. The set is that of the pairs whose bytes have a bit in common in two tables, each
/// of which is the conjunction of one by low and one by high half of the byte; what the tables let through too much is sorted out one by one.
/// </summary>
/// <remarks>Safe for concurrent use once made.</remarks>
internal sealed class PairFinder
{
    private readonly byte[] _tables = new byte[4 * 16];
    private readonly ulong[] _set = new ulong[1024];
    private readonly bool _isExact;

    private PairFinder(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        Halve(first, _tables.AsSpan(0, 16), _tables.AsSpan(16, 16));
        Halve(second, _tables.AsSpan(32, 16), _tables.AsSpan(48, 16));
    }

    /// <summary>A finder of the pairs of <see cref="AnchorPairs"/>.</summary>
    public static PairFinder Anchors { get; } = new(AnchorPairs.First, AnchorPairs.Second, AnchorPairs.Contains);

    private PairFinder(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Func<byte, byte, bool> contains)
        : this(first, second)
    {
        _isExact = true;
        for (var pair = 0; pair < 65536; pair++)
        {
            if (contains((byte)(pair >> 8), (byte)pair))
            {
                _set[pair >> 6] |= 1UL << (pair & 63);
            }

            _isExact &= contains((byte)(pair >> 8), (byte)pair) == Passes((byte)(pair >> 8), (byte)pair);
        }
    }

    /// <summary>A finder of any set.</summary>
    /// <param name="set">65,536 bits; bit <c>first * 256 + second</c> of a pair.</param>
    public static PairFinder Create(ReadOnlySpan<ulong> set)
    {
        var groups = new PairGroups();
        for (var pair = 0; pair < 65536; pair++)
        {
            if ((set[pair >> 6] >> (pair & 63) & 1) != 0)
            {
                groups.Add((byte)(pair >> 8), (byte)pair);
            }
        }

        var (first, second) = groups.Tables();
        var copy = set.ToArray();
        return new PairFinder(first, second, (a, b) => (copy[(a << 2) + (b >> 6)] >> (b & 63) & 1) != 0);
    }

    /// <summary>Whether two bytes are a pair of the set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(byte first, byte second) => (_set[(first << 2) + (second >> 6)] >> (second & 63) & 1) != 0;

    /// <summary>Finds the pairs that start in a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where pairs start at the earliest.</param>
    /// <param name="to">Where they start no more.</param>
    /// <param name="positions">Takes where they start, ascending; as long as the part at least.</param>
    /// <returns>How many there are.</returns>
    public int Find(ReadOnlySpan<byte> text, int from, int to, Span<int> positions)
    {
        to = Math.Min(to, text.Length - 1);
        return Avx2.IsSupported ? FindAvx2(text, from, to, positions) : FindScalar(text, from, to, positions);
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

    private int FindAvx2(ReadOnlySpan<byte> text, int from, int to, Span<int> positions)
    {
        const int Step = 32;
        var at = from;
        var count = 0;
        if (from < to)
        {
            ref var bytes = ref MemoryMarshal.GetReference(text);
            ref var found = ref MemoryMarshal.GetReference(positions[..(to - from)]);
            var low0 = Table(0);
            var high0 = Table(16);
            var low1 = Table(32);
            var high1 = Table(48);
            for (; at <= to - (2 * Step); at += 2 * Step)
            {
                var mask = Pairs(Vector256.LoadUnsafe(ref bytes, (nuint)at), Vector256.LoadUnsafe(ref bytes, (nuint)at + 1), low0, high0, low1, high1)
                    | (ulong)Pairs(Vector256.LoadUnsafe(ref bytes, (nuint)at + Step), Vector256.LoadUnsafe(ref bytes, (nuint)at + Step + 1), low0, high0, low1, high1) << Step;

                // Room for all of them is certain, as positions is as long as the part: a block adds no more than it has bytes.
                for (; mask != 0; mask &= mask - 1)
                {
                    Unsafe.Add(ref found, count++) = at + BitOperations.TrailingZeroCount(mask);
                }
            }

            for (; at < to && at + Step < text.Length; at += Step)
            {
                var mask = Pairs(Vector256.LoadUnsafe(ref bytes, (nuint)at), Vector256.LoadUnsafe(ref bytes, (nuint)at + 1), low0, high0, low1, high1);
                mask &= to - at < Step ? (1u << (to - at)) - 1 : uint.MaxValue;
                for (; mask != 0; mask &= mask - 1)
                {
                    Unsafe.Add(ref found, count++) = at + BitOperations.TrailingZeroCount(mask);
                }
            }

            // A few bytes more, of which the last begins no pair.
            if (at < to && to - at < Step)
            {
                Span<byte> rest = stackalloc byte[Step + 1];
                rest.Clear();
                text[at..(to + 1)].CopyTo(rest);
                var mask = Pairs(Vector256.Create<byte>(rest), Vector256.Create<byte>(rest[1..]), low0, high0, low1, high1);
                for (mask &= (1u << (to - at)) - 1; mask != 0; mask &= mask - 1)
                {
                    Unsafe.Add(ref found, count++) = at + BitOperations.TrailingZeroCount(mask);
                }

                at = to;
                rest.Clear();
            }

            if (!_isExact)
            {
                count = Sift(text, positions, count);
            }
        }

        return at < to ? count + FindScalar(text, at, to, positions[count..]) : count;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Pairs(Vector256<byte> first, Vector256<byte> second, Vector256<byte> low0, Vector256<byte> high0, Vector256<byte> low1, Vector256<byte> high1)
    {
        var half = Vector256.Create((byte)0x0F);
        var begins = Avx2.Shuffle(low0, first & half) & Avx2.Shuffle(high0, (first.AsUInt16() >>> 4).AsByte() & half);
        var ends = Avx2.Shuffle(low1, second & half) & Avx2.Shuffle(high1, (second.AsUInt16() >>> 4).AsByte() & half);
        return ~Vector256.Equals(begins & ends, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    private Vector256<byte> Table(int at)
    {
        var half = Vector128.Create<byte>(_tables.AsSpan(at, 16));
        return Vector256.Create(half, half);
    }

    private bool Passes(byte first, byte second) =>
        (_tables[first & 15] & _tables[16 + (first >> 4)] & _tables[32 + (second & 15)] & _tables[48 + (second >> 4)]) != 0;

    private static void Halve(ReadOnlySpan<byte> table, Span<byte> low, Span<byte> high)
    {
        for (var value = 0; value < 256; value++)
        {
            low[value & 15] |= table[value];
            high[value >> 4] |= table[value];
        }
    }
}
