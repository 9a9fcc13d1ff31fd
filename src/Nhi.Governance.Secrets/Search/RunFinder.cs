using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Finds where a text may be encoded. Of base64 eight bytes of ASCII hold two groups of three in a row at any alignment; four digits that decode to three bytes of ASCII lack certain bits, and eight such digits are rare in ordinary text.
/// </summary>
internal static class RunFinder
{
    /// <summary>A place where two groups of ASCII start.</summary>
    public const int Groups = 0;

    /// <summary>A place within many digits of base64 where a compressed member may begin, in base64 or hexadecimal.</summary>
    public const int Mark = 1;

    /// <summary>A place within many digits of hexadecimal where eight bytes of ASCII may begin; where short runs count any place.</summary>
    public const int LongHex = 2;

    /// <summary>A line feed.</summary>
    public const int Break = 3;

    /// <summary>A place within a few digits of base64, where short runs count.</summary>
    public const int ShortBase64 = 4;

    /// <summary>A byte that an escape, UTF-16 or a compressed member may begin with.</summary>
    public const int Site = 5;

    /// <summary>By how many bits a place is moved up.</summary>
    public const int KindBits = 3;

    /// <summary>The bits that tell what is there.</summary>
    public const int KindMask = (1 << KindBits) - 1;

    /// <summary>The most that are found in so many bytes.</summary>
    public static int Most(int length) => (3 * length) + 16;

    /// <summary>Finds the places in a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the part starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="maps">Room for the maps of the part and of one step more.</param>
    /// <param name="shortRuns">Whether eight digits of base64 are many; otherwise sixteen are.</param>
    /// <param name="hits">Takes the places above what is there; <see cref="Most"/> of them.</param>
    /// <returns>How many there are.</returns>
    public static int Find(ReadOnlySpan<byte> text, int from, int to, Span<ulong> maps, bool shortRuns, Span<int> hits)
    {
        maps = maps[..ByteMaps.Size(to - from)];
        ByteMaps.Fill(text, from, maps);
        return Find(maps, from, to, shortRuns, hits);
    }

    /// <summary>The same, a byte at a time.</summary>
    public static int FindScalar(ReadOnlySpan<byte> text, int from, int to, Span<ulong> maps, bool shortRuns, Span<int> hits)
    {
        maps = maps[..ByteMaps.Size(to - from)];
        ByteMaps.FillScalar(text, from, maps);
        return Find(maps, from, to, shortRuns, hits);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Find(ReadOnlySpan<ulong> maps, int from, int to, bool shortRuns, Span<int> hits)
    {
        var count = 0;

        // Nothing is known of what stands before a part, so all may be. Of what is behind a block the next one's masks tell.
        var (secondBefore, thirdBefore, digitBefore, longBefore) = (ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);
        for (var at = from; at < to; at += ByteMaps.Step, maps = maps[ByteMaps.Kinds..])
        {
            var behind = maps.Slice(ByteMaps.Kinds, ByteMaps.Kinds);
            var within = to - at >= ByteMaps.Step ? ulong.MaxValue : (1UL << (to - at)) - 1;
            var (digit, first, second, third) = (maps[ByteMaps.Digit], maps[ByteMaps.First], maps[ByteMaps.Second], maps[ByteMaps.Third]);
            var groups = TwoGroups(maps, behind) & within;
            if (groups != 0)
            {
                // Eight bytes are two more than two groups: some of those beside them are of ASCII as well, if they are digits at all.
                var next = On(first | ~digit, behind[ByteMaps.First] | ~behind[ByteMaps.Digit], 8);
                var afterNext = On(second | ~digit, behind[ByteMaps.Second] | ~behind[ByteMaps.Digit], 9);
                var last = Back(third | ~digit, thirdBefore | ~digitBefore, 2);
                var beforeLast = Back(second | ~digit, secondBefore | ~digitBefore, 3);
                Add(groups & ((next & afterNext) | (last & beforeLast) | (last & next)), Groups, at, hits, ref count);
            }

            // Of a run one place in a block is enough: it is searched from there, whatever it holds. More than one run of a kind: each start.
            var hexes = Consecutive16(maps[ByteMaps.Hex], behind[ByteMaps.Hex]) & within;
            if (hexes != 0)
            {
                hexes &= shortRuns ? ulong.MaxValue : EverySecond8(maps[ByteMaps.HexOfAscii], behind[ByteMaps.HexOfAscii]);
                Add(hexes & ~(hexes << 1) & ~(hexes << 2), LongHex, at, hits, ref count);
            }

            if (shortRuns)
            {
                var digits = Consecutive8(digit, behind[ByteMaps.Digit]) & within;
                Add(digits & ~(digits << 1), ShortBase64, at, hits, ref count);
            }

            var digits16 = Consecutive16(digit, behind[ByteMaps.Digit]);
            if ((digits16 | longBefore) != 0)
            {
                Add(maps[ByteMaps.Mark] & Cover16(digits16, longBefore) & within, Mark, at, hits, ref count);
            }

            Add(maps[ByteMaps.Site] & within, Site, at, hits, ref count);
            Add(maps[ByteMaps.Feed] & within, Break, at, hits, ref count);
            (secondBefore, thirdBefore, digitBefore, longBefore) = (second, third, digit, digits16);
        }

        return count;
    }

    /// <summary>Whether digits on either side of a break may hold something that has a share of both.</summary>
    /// <param name="bytes">What stands on either side; <see cref="ByteMaps.Room"/> bytes.</param>
    /// <param name="middle">As many bytes are looked at before and behind the break.</param>
    /// <param name="fewest">The fewest digits that may hold something.</param>
    /// <param name="whatever">Whether so many may, whatever they are.</param>
    /// <param name="found">What was found.</param>
    public static bool MayHold(ReadOnlySpan<byte> bytes, int middle, int fewest, bool whatever, out Joint found)
    {
        Span<ulong> maps = stackalloc ulong[ByteMaps.Kinds];
        ByteMaps.Fill(bytes, 0, maps);
        var before = BitOperations.LeadingZeroCount(~(maps[ByteMaps.Digit] << (64 - middle)));
        var behind = BitOperations.TrailingZeroCount(~(maps[ByteMaps.Digit] >> middle & ((1UL << middle) - 1)));
        var within = ((1UL << (before + behind)) - 1) << (middle - before);
        foreach (ref var map in maps)
        {
            map &= within;
        }

        Span<ulong> none = stackalloc ulong[ByteMaps.Kinds];
        none.Clear();
        found = new Joint(before, behind, TwoGroups(maps, none) & ((ulong)byte.MaxValue << (middle - 8)));
        var hexes = Consecutive16(maps[ByteMaps.Hex], 0) & EverySecond8(maps[ByteMaps.HexOfAscii], 0);
        return before + behind >= fewest && (whatever || (found.Groups | hexes | maps[ByteMaps.Mark]) != 0);
    }

    /// <summary>What stands on either side of a break.</summary>
    /// <param name="Before">How many digits are before it.</param>
    /// <param name="Behind">How many are behind it.</param>
    /// <param name="Groups">Where two groups of ASCII start that have a share of both, a bit each.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Joint(int Before, int Behind, ulong Groups);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong TwoGroups(ReadOnlySpan<ulong> maps, ReadOnlySpan<ulong> behind)
    {
        var group = maps[ByteMaps.First] & On(maps[ByteMaps.Second], behind[ByteMaps.Second], 1)
            & On(maps[ByteMaps.Third], behind[ByteMaps.Third], 2) & On(maps[ByteMaps.Digit], behind[ByteMaps.Digit], 3);
        var groupBehind = behind[ByteMaps.First] & (behind[ByteMaps.Second] >> 1) & (behind[ByteMaps.Third] >> 2) & (behind[ByteMaps.Digit] >> 3);
        return group & On(group, groupBehind, 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ulong mask, int kind, int at, Span<int> hits, ref int count)
    {
        while (mask != 0)
        {
            hits[count++] = ((at + BitOperations.TrailingZeroCount(mask)) << KindBits) | kind;
            mask &= mask - 1;
        }
    }

    // What is so far on of each place, and so far back.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong On(ulong mask, ulong behind, int by) => (mask >> by) | (behind << (64 - by));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Back(ulong mask, ulong before, int by) => (mask << by) | (before >> (64 - by));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Consecutive8(ulong mask, ulong behind)
    {
        mask &= On(mask, behind, 1);
        behind &= behind >> 1;
        mask &= On(mask, behind, 2);
        behind &= behind >> 2;
        return mask & On(mask, behind, 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Consecutive16(ulong mask, ulong behind)
    {
        mask = Consecutive8(mask, behind);
        return mask == 0 ? 0 : mask & On(mask, Consecutive8(behind, 0), 8);
    }

    // Of a place and every second one behind it, eight in all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong EverySecond8(ulong mask, ulong behind)
    {
        mask &= On(mask, behind, 2);
        behind &= behind >> 2;
        mask &= On(mask, behind, 4);
        behind &= behind >> 4;
        return mask & On(mask, behind, 8);
    }

    // All places of what starts at some and is sixteen long.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Cover16(ulong starts, ulong before)
    {
        for (var by = 1; by < 16; by *= 2)
        {
            (starts, before) = (starts | Back(starts, before, by), before | (before << by));
        }

        return starts;
    }
}
