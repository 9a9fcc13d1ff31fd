using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Finds where a text may be encoded in base64 or hexadecimal. Eight bytes of ASCII hold two groups of three in a row at any alignment; four
/// digits that decode to three bytes of ASCII lack certain bits, and eight such digits are rare in ordinary text.
/// </summary>
internal static class RunFinder
{
    /// <summary>A place where two groups of ASCII start.</summary>
    public const int Groups = 0;

    /// <summary>A place within many digits of base64.</summary>
    public const int LongBase64 = 1;

    /// <summary>A place within many digits of hexadecimal.</summary>
    public const int LongHex = 2;

    /// <summary>A line feed over which digits may go on.</summary>
    public const int Break = 3;

    private const int Step = 64;

    private const byte Digit = 1;
    private const byte FirstOfAscii = 2;
    private const byte SecondOfAscii = 4;
    private const byte ThirdOfAscii = 8;
    private const byte HexDigit = 16;
    private const byte Carriage = 32;

    private static readonly byte[] Classes = CreateClasses();

    // By class and low half of a byte, the high halves with which it is of the class, a bit each.
    private static readonly byte[] Rows = CreateRows();

    /// <summary>The most that are found in so many bytes.</summary>
    public static int Most(int length) => (3 * length) + 16;

    /// <summary>Where in digits two groups of ASCII start, a bit each, for up to 64 of them.</summary>
    public static ulong GroupsIn(ReadOnlySpan<byte> digits)
    {
        ClassifyScalar(digits, 0, out var digit, out var first, out var second, out var third, out _, out _);
        var groups = first & (second >> 1) & (third >> 2) & (digit >> 3);
        return groups & (groups >> 4);
    }

    /// <summary>Finds the places that start in a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where they start at the earliest.</param>
    /// <param name="to">Where they start no more.</param>
    /// <param name="shortRuns">Whether eight digits of base64 are many; otherwise sixteen are.</param>
    /// <param name="hits">Takes the places times four plus what is there; <see cref="Most"/> of them.</param>
    /// <returns>How many there are.</returns>
    public static int Find(ReadOnlySpan<byte> text, int from, int to, bool shortRuns, Span<int> hits) =>
        Find(text, from, to, shortRuns, Avx2.IsSupported, hits);

    /// <summary>The same, a byte at a time.</summary>
    public static int FindScalar(ReadOnlySpan<byte> text, int from, int to, bool shortRuns, Span<int> hits) =>
        Find(text, from, to, shortRuns, vectors: false, hits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Find(ReadOnlySpan<byte> text, int from, int to, bool shortRuns, bool vectors, Span<int> hits)
    {
        var count = 0;

        // Nothing is known of what stands before a part, so all may be. Of what is behind a block the next one's masks tell.
        var (secondBefore, thirdBefore, digitBefore) = (ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);
        Classify(text, from, vectors, out var digit, out var first, out var second, out var third, out var hex, out var feed);
        for (var at = from; at < to; at += Step)
        {
            Classify(text, at + Step, vectors, out var digitBehind, out var firstBehind, out var secondBehind, out var thirdBehind, out var hexBehind, out var feedBehind);
            var within = to - at >= Step ? ulong.MaxValue : (1UL << (to - at)) - 1;
            var group = first & On(second, secondBehind, 1) & On(third, thirdBehind, 2) & On(digit, digitBehind, 3);
            var groupBehind = firstBehind & (secondBehind >> 1) & (thirdBehind >> 2) & (digitBehind >> 3);
            var groups = group & On(group, groupBehind, 4) & within;
            var hexes = Consecutive16(hex, hexBehind) & within;
            var digits = (shortRuns ? Consecutive8(digit, digitBehind) : Consecutive16(digit, digitBehind)) & within;
            var breaks = feed & within;
            if ((groups | hexes | digits | breaks) != 0)
            {
                if (groups != 0)
                {
                    // Eight bytes are two more than two groups: some of those beside them are of ASCII as well, if they are digits at all.
                    var next = On(first | ~digit, firstBehind | ~digitBehind, 8);
                    var afterNext = On(second | ~digit, secondBehind | ~digitBehind, 9);
                    var last = Back(third | ~digit, thirdBefore | ~digitBefore, 2);
                    var beforeLast = Back(second | ~digit, secondBefore | ~digitBefore, 3);
                    groups &= (next & afterNext) | (last & beforeLast) | (last & next);
                }

                // Of a run one place in a block is enough: the run is measured from there. More than one run of a kind: each start.
                Add(digits & ~(digits << 1), LongBase64, at, hits, ref count);
                Add(hexes & ~(hexes << 1), LongHex, at, hits, ref count);
                Add(groups, Groups, at, hits, ref count);
                while (breaks != 0)
                {
                    var place = at + BitOperations.TrailingZeroCount(breaks);
                    hits[count] = (place << 2) | Break;
                    count += place == 0 || (Classes[text[place - 1]] & (Digit | Carriage)) != 0 ? 1 : 0;
                    breaks &= breaks - 1;
                }
            }

            (secondBefore, thirdBefore, digitBefore) = (second, third, digit);
            (digit, first, second, third, hex, feed) = (digitBehind, firstBehind, secondBehind, thirdBehind, hexBehind, feedBehind);
        }

        return count;
    }

    private static void Add(ulong mask, int kind, int at, Span<int> hits, ref int count)
    {
        while (mask != 0)
        {
            hits[count++] = ((at + BitOperations.TrailingZeroCount(mask)) << 2) | kind;
            mask &= mask - 1;
        }
    }

    // What is so far on of each place, and so far back.
    private static ulong On(ulong mask, ulong behind, int by) => (mask >> by) | (behind << (64 - by));

    private static ulong Back(ulong mask, ulong before, int by) => (mask << by) | (before >> (64 - by));

    private static ulong Consecutive8(ulong mask, ulong behind)
    {
        mask &= On(mask, behind, 1);
        behind &= behind >> 1;
        mask &= On(mask, behind, 2);
        behind &= behind >> 2;
        return mask & On(mask, behind, 4);
    }

    private static ulong Consecutive16(ulong mask, ulong behind)
    {
        mask = Consecutive8(mask, behind);
        return mask == 0 ? 0 : mask & On(mask, Consecutive8(behind, 0), 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Classify(
        ReadOnlySpan<byte> text, int at, bool vectors, out ulong digit, out ulong first, out ulong second, out ulong third, out ulong hex, out ulong feed)
    {
        if (!vectors || at + Step > text.Length)
        {
            ClassifyScalar(text, at, out digit, out first, out second, out third, out hex, out feed);
            return;
        }

        ref var bytes = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at);
        if (Avx512BW.IsSupported)
        {
            var all = Vector512.LoadUnsafe(ref bytes);
            var half = Vector512.Create((byte)0x0F);
            var row = Avx512BW.Shuffle(Vector512.Create(RowBits(), RowBits()), (all.AsUInt16() >>> 4).AsByte() & half);
            var low = all & half;
            digit = Mask(low, row, 0);
            first = Mask(low, row, 1);
            second = Mask(low, row, 2);
            third = Mask(low, row, 3);
            hex = Mask(low, row, 4);
            feed = Vector512.Equals(all, Vector512.Create((byte)'\n')).ExtractMostSignificantBits();
            return;
        }

        var lower = Vector256.LoadUnsafe(ref bytes);
        var upper = Vector256.LoadUnsafe(ref bytes, 32);
        digit = Mask(lower, upper, 0);
        first = Mask(lower, upper, 1);
        second = Mask(lower, upper, 2);
        third = Mask(lower, upper, 3);
        hex = Mask(lower, upper, 4);
        feed = Vector256.Equals(lower, Vector256.Create((byte)'\n')).ExtractMostSignificantBits()
            | (ulong)Vector256.Equals(upper, Vector256.Create((byte)'\n')).ExtractMostSignificantBits() << 32;
    }

    private static Vector256<byte> RowBits() =>
        Vector256.Create((byte)1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0);

    private static Vector256<byte> Table(int number)
    {
        var half = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Rows), (nuint)(16 * number));
        return Vector256.Create(half, half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector512<byte> low, Vector512<byte> row, int number) =>
        ~Vector512.Equals(Avx512BW.Shuffle(Vector512.Create(Table(number), Table(number)), low) & row, Vector512<byte>.Zero).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> lower, Vector256<byte> upper, int number) => Half(lower, number) | (ulong)Half(upper, number) << 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Half(Vector256<byte> all, int number)
    {
        var half = Vector256.Create((byte)0x0F);
        var row = Avx2.Shuffle(RowBits(), (all.AsUInt16() >>> 4).AsByte() & half);
        return ~Vector256.Equals(Avx2.Shuffle(Table(number), all & half) & row, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    private static void ClassifyScalar(ReadOnlySpan<byte> text, int at, out ulong digit, out ulong first, out ulong second, out ulong third, out ulong hex, out ulong feed)
    {
        (digit, first, second, third, hex, feed) = (0, 0, 0, 0, 0, 0);
        var count = Math.Min(Step, text.Length - at);
        for (var index = 0; index < count; index++)
        {
            ulong classes = Classes[text[at + index]];
            digit |= (classes & 1) << index;
            first |= ((classes >> 1) & 1) << index;
            second |= ((classes >> 2) & 1) << index;
            third |= ((classes >> 3) & 1) << index;
            hex |= ((classes >> 4) & 1) << index;
            feed |= (text[at + index] == '\n' ? 1UL : 0) << index;
        }
    }

    private static byte[] CreateClasses()
    {
        var classes = new byte[256];
        const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_";
        for (var index = 0; index < Digits.Length; index++)
        {
            var value = index < 64 ? index : index - 2;
            var bits = (int)Digit;
            bits |= (value & 32) == 0 ? FirstOfAscii : 0;
            bits |= (value & 8) == 0 ? SecondOfAscii : 0;
            bits |= (value & 2) == 0 ? ThirdOfAscii : 0;
            classes[Digits[index]] = (byte)(bits | (char.IsAsciiHexDigit(Digits[index]) ? HexDigit : 0));
        }

        classes['\r'] = Carriage;
        return classes;
    }

    private static byte[] CreateRows()
    {
        var rows = new byte[5 * 16];
        for (var value = 0; value < 128; value++)
        {
            for (var number = 0; number < 5; number++)
            {
                if ((Classes[value] >> number & 1) != 0)
                {
                    rows[(16 * number) + (value & 15)] |= (byte)(1 << (value >> 4));
                }
            }
        }

        return rows;
    }
}
