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

    private const byte Digit = 1;
    private const byte FirstOfAscii = 2;
    private const byte SecondOfAscii = 4;
    private const byte ThirdOfAscii = 8;
    private const byte HexDigit = 16;

    private static readonly byte[] Classes = CreateClasses();

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
        const int Step = 56;
        var count = 0;
        var at = from;
        if (Avx2.IsSupported)
        {
            for (; at < to && at + 64 <= text.Length; at += Step)
            {
                Classify(text, at, out var masks);
                Collect(masks, at, Math.Min(Step, to - at), shortRuns, hits, ref count);
            }
        }

        for (; at < to; at += Step)
        {
            ClassifyScalar(text, at, out var masks);
            Collect(masks, at, Math.Min(Step, to - at), shortRuns, hits, ref count);
        }

        return count;
    }

    /// <summary>The same, a byte at a time.</summary>
    public static int FindScalar(ReadOnlySpan<byte> text, int from, int to, bool shortRuns, Span<int> hits)
    {
        var count = 0;
        for (var at = from; at < to; at += 56)
        {
            ClassifyScalar(text, at, out var masks);
            Collect(masks, at, Math.Min(56, to - at), shortRuns, hits, ref count);
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Collect(in Masks masks, int at, int step, bool shortRuns, Span<int> hits, ref int count)
    {
        var within = step >= 64 ? ulong.MaxValue : (1UL << step) - 1;
        var groups = masks.First & (masks.Second >> 1) & (masks.Third >> 2) & (masks.Digit >> 3);
        groups &= (groups >> 4) & within;
        var hex = Consecutive8(masks.Hex) & within;
        var digits = Consecutive8(masks.Digit);
        digits &= (shortRuns ? ulong.MaxValue : digits >> 8) & within;
        if ((groups | hex | digits) == 0)
        {
            return;
        }

        // Of a run one place in a block is enough: the run is measured from there. More than one run of a kind: each start.
        Add(digits & ~(digits << 1), LongBase64, at, hits, ref count);
        Add(hex & ~(hex << 1), LongHex, at, hits, ref count);
        Add(groups, Groups, at, hits, ref count);
    }

    private static void Add(ulong mask, int kind, int at, Span<int> hits, ref int count)
    {
        while (mask != 0)
        {
            hits[count++] = ((at + BitOperations.TrailingZeroCount(mask)) << 2) | kind;
            mask &= mask - 1;
        }
    }

    private static ulong Consecutive8(ulong mask)
    {
        mask &= mask >> 1;
        mask &= mask >> 2;
        return mask & (mask >> 4);
    }

    private static void Classify(ReadOnlySpan<byte> text, int at, out Masks masks)
    {
        ref var bytes = ref MemoryMarshal.GetReference(text);
        var a = Vector256.LoadUnsafe(ref bytes, (nuint)at);
        var b = Vector256.LoadUnsafe(ref bytes, (nuint)at + 32);
        var half = Vector256.Create((byte)0x0F);
        var rows = Vector256.Create((byte)1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0);
        var rowA = Avx2.Shuffle(rows, (a.AsUInt16() >>> 4).AsByte() & half);
        var rowB = Avx2.Shuffle(rows, (b.AsUInt16() >>> 4).AsByte() & half);
        a &= half;
        b &= half;
        masks = new Masks(Mask(a, rowA, b, rowB, 0), Mask(a, rowA, b, rowB, 1), Mask(a, rowA, b, rowB, 2), Mask(a, rowA, b, rowB, 3), Mask(a, rowA, b, rowB, 4));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> lowA, Vector256<byte> rowA, Vector256<byte> lowB, Vector256<byte> rowB, int number)
    {
        var half = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Rows), (nuint)(16 * number));
        var table = Vector256.Create(half, half);
        var a = Vector256.Equals(Avx2.Shuffle(table, lowA) & rowA, Vector256<byte>.Zero).ExtractMostSignificantBits();
        var b = Vector256.Equals(Avx2.Shuffle(table, lowB) & rowB, Vector256<byte>.Zero).ExtractMostSignificantBits();
        return ~(a | ((ulong)b << 32));
    }

    private static void ClassifyScalar(ReadOnlySpan<byte> text, int at, out Masks masks)
    {
        var (digit, first, second, third, hex) = (0UL, 0UL, 0UL, 0UL, 0UL);
        var count = Math.Min(64, text.Length - at);
        for (var index = 0; index < count; index++)
        {
            ulong classes = Classes[text[at + index]];
            digit |= (classes & 1) << index;
            first |= ((classes >> 1) & 1) << index;
            second |= ((classes >> 2) & 1) << index;
            third |= ((classes >> 3) & 1) << index;
            hex |= ((classes >> 4) & 1) << index;
        }

        masks = new Masks(digit, first, second, third, hex);
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

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Masks(ulong Digit, ulong First, ulong Second, ulong Third, ulong Hex);
}
