using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Tells by hashes whether a key of the catalogue may stand at a place: coarsely by its first four or six bytes, which is asked of every word, and finely
/// by as many as the key has. What passes by chance is found out when the keys themselves are compared.
/// </summary>
internal static class WordSieve
{
    private const ulong CoarseMultiplier = 0x9E3779B97F4A7C15ul;
    private const ulong FineMultiplier = 0xC2B2AE3D27D4EB4Ful;

    /// <summary>Whether the first four of these eight bytes, or the first six, are those of a key: 1 or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PassesCoarse(ulong key) =>
        (int)(Bits(FormatTable.ShortWords, (key << 32) * CoarseMultiplier) | Bits(FormatTable.LongWords, (key << 16) * CoarseMultiplier)) & 1;

    /// <summary>Whether as many of these eight bytes as a key has are those of one: 1 or 0. Other bits tell it than those of the coarse maps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PassesFine(ulong key) =>
        (int)(Bits(FormatTable.Words4, (key << 32) * FineMultiplier) | Bits(FormatTable.Words6, (key << 16) * FineMultiplier)
            | Bits(FormatTable.Words8, key * FineMultiplier)) & 1;

    /// <summary>Keeps of a list of places those where a key may stand.</summary>
    /// <param name="text">The text, in which each place has eight bytes.</param>
    /// <param name="places">The places.</param>
    /// <returns>How many are left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Sift(ReadOnlySpan<byte> text, Span<int> places)
    {
        // Written always, and kept when a bit is set: a branch here would be guessed wrong too often.
        int kept = 0;
        foreach (int place in places)
        {
            places[kept] = place;
            kept += PassesFine(FormatTable.Key(text[place..]));
        }

        return kept;
    }

    // Of the two bits that a hash has in a word of a map both must be set. The maps are as small as they may be: they share the nearest cache with the text.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(ReadOnlySpan<ulong> map, ulong hash)
    {
        ulong word = Unsafe.Add(ref MemoryMarshal.GetReference(map), (nint)(hash >> (64 - BitOperations.Log2((uint)map.Length))));
        return (word >> (int)(hash >> 48)) & (word >> (int)(hash >> 42));
    }
}
