using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Turns most windows away before a tag is made of them. It is for those kinds of windows that few secrets have but that are looked for at many
/// places: one bit of memory that fits a near cache is looked at for each.
/// </summary>
/// <remarks>Safe for concurrent use once filled. The hash is keyed, but quick: it is kept enciphered, and no more of it than <see cref="HashBits"/>.</remarks>
internal sealed class WindowSieve
{
    /// <summary>Bits of a hash.</summary>
    public const int HashBits = 20;

    private const int LeastBits = 9;
    private const int BitsForEach = 32;

    private readonly ulong[] _words;
    private readonly ulong _multiplier;
    private readonly int _shift;

    /// <summary>Makes one.</summary>
    /// <param name="multiplier">The key.</param>
    /// <param name="hashes">The hashes of the windows to be let through.</param>
    public WindowSieve(ulong multiplier, ReadOnlySpan<uint> hashes)
    {
        var bits = Math.Clamp(BitOperations.Log2((uint)hashes.Length + 1) + BitOperations.Log2(BitsForEach), LeastBits, HashBits);
        _multiplier = multiplier;
        _shift = 64 - bits;
        _words = new ulong[1 << (bits - 6)];
        foreach (var hash in hashes)
        {
            var bit = hash >> (HashBits - bits);
            _words[bit >> 6] |= 1UL << (int)(bit & 63);
        }
    }

    /// <summary>Bytes of memory held.</summary>
    public long Bytes => (long)_words.Length * sizeof(ulong);

    /// <summary>The hash of a window.</summary>
    public static uint Hash(ulong window, ulong multiplier) => (uint)(window * multiplier >> (64 - HashBits));

    /// <summary>Keeps the windows that may be among those enrolled, with their places, and tells how many.</summary>
    public int Sift(Span<ulong> windows, Span<int> places)
    {
        var kept = 0;
        var (multiplier, shift) = (_multiplier, _shift);
        ref var words = ref MemoryMarshal.GetArrayDataReference(_words);
        ref var window = ref MemoryMarshal.GetReference(windows);
        ref var place = ref MemoryMarshal.GetReference(places[..windows.Length]);
        for (var index = 0; index < windows.Length; index++)
        {
            var value = Unsafe.Add(ref window, index);
            var bit = value * multiplier >> shift;
            Unsafe.Add(ref window, kept) = value;
            Unsafe.Add(ref place, kept) = Unsafe.Add(ref place, index);
            kept += (int)(Unsafe.Add(ref words, (nint)(bit >> 6)) >> (int)(bit & 63)) & 1;
        }

        return kept;
    }
}
