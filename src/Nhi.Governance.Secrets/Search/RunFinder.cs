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

    private static readonly byte[] Classes = CreateClasses();

    // Nothing is known of what stands before a part, so all may be.
    private static readonly Masks Unknown = new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    // By class and low half of a byte, the high halves with which it is of the class, a bit each.
    private static readonly byte[] Rows = CreateRows();

    /// <summary>The most that <see cref="Find"/> finds in so many bytes.</summary>
    public static int Most(int length) => (3 * length) + 16;

    /// <summary>Whether the eight digits at a place are two groups of ASCII.</summary>
    public static bool AreGroups(ReadOnlySpan<byte> text, int at) => at + 8 <= text.Length && IsGroup(text.Slice(at, 4)) && IsGroup(text.Slice(at + 4, 4));

    /// <summary>Finds the places that start in a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where they start at the earliest.</param>
    /// <param name="to">Where they start no more.</param>
    /// <param name="shortRuns">Whether eight digits of base64 are many; otherwise sixteen are.</param>
    /// <param name="hits">Takes the places times four plus what is there; <see cref="Most"/> of them.</param>
    /// <returns>How many there are.</returns>
    public static int Find(ReadOnlySpan<byte> text, int from, int to, bool shortRuns, Span<int> hits)
    {
        var before = Unknown;
        Classify(text, from, out var masks);
        var count = 0;
        for (var at = from; at < to; at += Step)
        {
            Classify(text, at + Step, out var behind);
            Collect(before, masks, behind, at, Math.Min(Step, to - at), shortRuns, hits, ref count);
            (before, masks) = (masks, behind);
        }

        return count;
    }

    /// <summary>The same, a byte at a time.</summary>
    public static int FindScalar(ReadOnlySpan<byte> text, int from, int to, bool shortRuns, Span<int> hits)
    {
        var before = Unknown;
        var count = 0;
        for (var at = from; at < to; at += Step)
        {
            ClassifyScalar(text, at, out var masks);
            ClassifyScalar(text, at + Step, out var behind);
            Collect(before, masks, behind, at, Math.Min(Step, to - at), shortRuns, hits, ref count);
            before = masks;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Collect(in Masks before, in Masks masks, in Masks behind, int at, int step, bool shortRuns, Span<int> hits, ref int count)
    {
        var within = step >= Step ? ulong.MaxValue : (1UL << step) - 1;
        var second = On(masks.Second, behind.Second, 1);
        var third = On(masks.Third, behind.Third, 2);
        var group = masks.First & second & third & On(masks.Digit, behind.Digit, 3);
        var groupBehind = behind.First & (behind.Second >> 1) & (behind.Third >> 2) & (behind.Digit >> 3);
        var groups = group & On(group, groupBehind, 4) & within;
        var hex = Consecutive16(masks.Hex, behind.Hex) & within;
        var digits = (shortRuns ? Consecutive8(masks.Digit, behind.Digit) : Consecutive16(masks.Digit, behind.Digit)) & within;
        var breaks = masks.Feed & ((masks.BeforeFeed << 1) | (before.BeforeFeed >> 63)) & within;
        if ((groups | hex | digits | breaks) == 0)
        {
            return;
        }

        if (groups != 0)
        {
            // Eight bytes are two more than two groups: some of those beside them are of ASCII as well, if they are digits at all.
            var next = On(masks.First | ~masks.Digit, behind.First | ~behind.Digit, 8);
            var afterNext = On(masks.Second | ~masks.Digit, behind.Second | ~behind.Digit, 9);
            var last = Back(masks.Third | ~masks.Digit, before.Third | ~before.Digit, 2);
            var beforeLast = Back(masks.Second | ~masks.Digit, before.Second | ~before.Digit, 3);
            groups &= (next & afterNext) | (last & beforeLast) | (last & next);
        }

        // Of a run one place in a block is enough: the run is measured from there. More than one run of a kind: each start.
        Add(digits & ~(digits << 1), LongBase64, at, hits, ref count);
        Add(hex & ~(hex << 1), LongHex, at, hits, ref count);
        Add(groups, Groups, at, hits, ref count);
        Add(breaks, Break, at, hits, ref count);
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
    private static void Classify(ReadOnlySpan<byte> text, int at, out Masks masks)
    {
        if (!Avx2.IsSupported || at + Step > text.Length)
        {
            ClassifyScalar(text, at, out masks);
            return;
        }

        ref var bytes = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at);
        if (Avx512BW.IsSupported)
        {
            var all = Vector512.LoadUnsafe(ref bytes);
            var half = Vector512.Create((byte)0x0F);
            var row = Avx512BW.Shuffle(Vector512.Create(RowBits(), RowBits()), (all.AsUInt16() >>> 4).AsByte() & half);
            var low = all & half;
            masks = new Masks(
                Mask(low, row, 0),
                Mask(low, row, 1),
                Mask(low, row, 2),
                Mask(low, row, 3),
                Mask(low, row, 4),
                Vector512.Equals(all, Vector512.Create((byte)'\n')).ExtractMostSignificantBits(),
                Vector512.Equals(all, Vector512.Create((byte)'\r')).ExtractMostSignificantBits());
            return;
        }

        ClassifyHalf(Vector256.LoadUnsafe(ref bytes), out var lower);
        ClassifyHalf(Vector256.LoadUnsafe(ref bytes, 32), out var upper);
        masks = lower.With(upper);
    }

    private static void ClassifyHalf(Vector256<byte> all, out Masks masks)
    {
        var half = Vector256.Create((byte)0x0F);
        var row = Avx2.Shuffle(RowBits(), (all.AsUInt16() >>> 4).AsByte() & half);
        var low = all & half;
        masks = new Masks(
            Mask(low, row, 0),
            Mask(low, row, 1),
            Mask(low, row, 2),
            Mask(low, row, 3),
            Mask(low, row, 4),
            Vector256.Equals(all, Vector256.Create((byte)'\n')).ExtractMostSignificantBits(),
            Vector256.Equals(all, Vector256.Create((byte)'\r')).ExtractMostSignificantBits());
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
    private static ulong Mask(Vector256<byte> low, Vector256<byte> row, int number) =>
        ~Vector256.Equals(Avx2.Shuffle(Table(number), low) & row, Vector256<byte>.Zero).ExtractMostSignificantBits();

    private static void ClassifyScalar(ReadOnlySpan<byte> text, int at, out Masks masks)
    {
        var (digit, first, second, third, hex, feed, carriage) = (0UL, 0UL, 0UL, 0UL, 0UL, 0UL, 0UL);
        var count = Math.Min(Step, text.Length - at);
        for (var index = 0; index < count; index++)
        {
            var value = text[at + index];
            ulong classes = Classes[value];
            digit |= (classes & 1) << index;
            first |= ((classes >> 1) & 1) << index;
            second |= ((classes >> 2) & 1) << index;
            third |= ((classes >> 3) & 1) << index;
            hex |= ((classes >> 4) & 1) << index;
            feed |= (value == '\n' ? 1UL : 0) << index;
            carriage |= (value == '\r' ? 1UL : 0) << index;
        }

        masks = new Masks(digit, first, second, third, hex, feed, carriage);
    }

    private static bool IsGroup(ReadOnlySpan<byte> digits) =>
        (Classes[digits[0]] & FirstOfAscii) != 0 && (Classes[digits[1]] & SecondOfAscii) != 0
        && (Classes[digits[2]] & ThirdOfAscii) != 0 && (Classes[digits[3]] & Digit) != 0;

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

    /// <summary>Which of 64 bytes are of each class.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Masks(ulong Digit, ulong First, ulong Second, ulong Third, ulong Hex, ulong Feed, ulong Carriage)
    {
        // What stands before a break over which a run may go on.
        public ulong BeforeFeed => Digit | Carriage;

        public Masks With(in Masks upper) => new(
            (uint)Digit | upper.Digit << 32,
            (uint)First | upper.First << 32,
            (uint)Second | upper.Second << 32,
            (uint)Third | upper.Third << 32,
            (uint)Hex | upper.Hex << 32,
            (uint)Feed | upper.Feed << 32,
            (uint)Carriage | upper.Carriage << 32);
    }
}
