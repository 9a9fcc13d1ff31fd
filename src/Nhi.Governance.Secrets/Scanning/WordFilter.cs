using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Finds the places where a word begins that <see cref="WordSieve"/> lets pass: most tokens begin with one, and so do the words that
/// announce a value. A word begins with a letter behind none, with a capital behind a small letter, or behind what may end an escape: two,
/// four or six bytes behind a backslash, three behind a percent sign, and behind an m that itself is behind no letter.
/// </summary>
internal static class WordFilter
{
    private const int KeyLength = 4;
    private const int Reach = 6;
    private const int Step = 64;

    /// <summary>Looks at the places from <paramref name="from"/> on and before <paramref name="until"/>, until the list is full.</summary>
    /// <returns>The first place not looked at.</returns>
    public static int Find(ReadOnlySpan<byte> text, int from, int until, Span<int> places, out int count) =>
        Vector256.IsHardwareAccelerated && BitConverter.IsLittleEndian
            ? FindVector(text, from, until, places, out count)
            : FindScalar(text, from, until, places, out count);

    public static int FindScalar(ReadOnlySpan<byte> text, int from, int until, Span<int> places, out int count)
    {
        count = 0;
        return FindRest(text, from, until, places, ref count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FindVector(ReadOnlySpan<byte> text, int from, int until, Span<int> places, out int count)
    {
        nint found = 0;
        int at = from;
        int last = Math.Min(until, text.Length - sizeof(ulong) + 1) - Step;
        int room = places.Length - Step;
        ref byte start = ref MemoryMarshal.GetReference(text);
        ref int place = ref MemoryMarshal.GetReference(places);

        // A bit for every byte of the 64 before, of which six at most count.
        ulong lettersBefore = Before(text, from, IsLetter);
        ulong smallBefore = Before(text, from, IsSmall);
        ulong slashesBefore = Before(text, from, static b => b == '\\');
        ulong percentsBefore = Before(text, from, static b => b == '%');
        ulong msBefore = Before(text, from, static b => b == 'm');
        for (; at <= last && found <= room; at += Step)
        {
            var first = Vector256.LoadUnsafe(ref start, (nuint)at);
            var second = Vector256.LoadUnsafe(ref start, (nuint)at + 32);
            var fold = Vector256.Create((byte)0x20);
            ulong letters = Small(first | fold) | ((ulong)Small(second | fold) << 32);
            ulong small = Small(first) | ((ulong)Small(second) << 32);
            ulong slashes = Equal(first, second, (byte)'\\');
            ulong percents = Equal(first, second, (byte)'%');
            ulong ms = Equal(first, second, (byte)'m');
            ulong begins = ~Shift(letters, lettersBefore, 1) | (~small & Shift(small, smallBefore, 1))
                | (Shift(ms, msBefore, 1) & ~Shift(letters, lettersBefore, 2));
            if ((slashes | slashesBefore | percents | percentsBefore) != 0)
            {
                begins |= Shift(slashes, slashesBefore, 2) | Shift(slashes, slashesBefore, 4) | Shift(slashes, slashesBefore, 6)
                    | Shift(percents, percentsBefore, 3);
            }

            begins &= letters;
            (lettersBefore, smallBefore, slashesBefore, percentsBefore, msBefore) = (letters, small, slashes, percents, ms);
            while (begins != 0)
            {
                nuint index = (nuint)at + (nuint)BitOperations.TrailingZeroCount(begins);
                begins &= begins - 1;
                ulong key = Unsafe.ReadUnaligned<ulong>(ref Unsafe.AddByteOffset(ref start, index)) | FormatTable.Folded;

                // Written always, and kept when a bit is set: a branch here would be guessed wrong too often.
                Unsafe.Add(ref place, found) = (int)index;
                found += WordSieve.PassesCoarse(key);
            }
        }

        count = WordSieve.Sift(text, places[..(int)found]);
        return at <= last ? at : FindRest(text, at, until, places, ref count);
    }

    private static ulong Before(ReadOnlySpan<byte> text, int at, Func<byte, bool> isOne)
    {
        ulong bits = 0;
        for (int back = 1; back <= Math.Min(Reach, at); back++)
        {
            bits |= isOne(text[at - back]) ? 1UL << (64 - back) : 0;
        }

        return bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Shift(ulong bits, ulong before, int count) => (bits << count) | (before >> (64 - count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Small(Vector256<byte> bytes)
    {
        var letters = bytes - Vector256.Create((byte)'a');
        return Vector256.Equals(Vector256.Min(letters, Vector256.Create((byte)25)), letters).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Equal(Vector256<byte> first, Vector256<byte> second, byte value) =>
        Vector256.Equals(first, Vector256.Create(value)).ExtractMostSignificantBits()
        | ((ulong)Vector256.Equals(second, Vector256.Create(value)).ExtractMostSignificantBits() << 32);

    private static int FindRest(ReadOnlySpan<byte> text, int from, int until, Span<int> places, ref int count)
    {
        int end = Math.Min(until, text.Length - KeyLength + 1);
        int at = from;
        for (; at < end && count < places.Length; at++)
        {
            if (Begins(text, at))
            {
                ulong key = FormatTable.Key(text[at..]);
                places[count] = at;
                count += WordSieve.PassesCoarse(key) & WordSieve.PassesFine(key);
            }
        }

        return at < end ? at : until;
    }

    private static bool Begins(ReadOnlySpan<byte> text, int at)
    {
        if (!IsLetter(text[at]))
        {
            return false;
        }

        byte before = at > 0 ? text[at - 1] : (byte)0;
        return !IsLetter(before)
            || (IsSmall(before) && !IsSmall(text[at]))
            || IsAt(text, at - 2, (byte)'\\') || IsAt(text, at - 4, (byte)'\\') || IsAt(text, at - 6, (byte)'\\')
            || IsAt(text, at - 3, (byte)'%')
            || (before == 'm' && !(at > 1 && IsLetter(text[at - 2])));
    }

    private static bool IsAt(ReadOnlySpan<byte> text, int index, byte value) => index >= 0 && text[index] == value;

    private static bool IsLetter(byte b) => (uint)((b | 0x20) - 'a') < 26;

    private static bool IsSmall(byte b) => (uint)(b - 'a') < 26;
}
