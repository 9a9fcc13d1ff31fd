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

    /// <summary>Keeps the windows of a text that may be among those enrolled.</summary>
    /// <param name="text">The text.</param>
    /// <param name="positions">Where windows start, but for what is taken off; eight bytes of text must be there.</param>
    /// <param name="back">What is taken off.</param>
    /// <param name="mask">The bits of eight bytes that make the window.</param>
    /// <param name="windows">Takes the windows; as many as positions.</param>
    /// <param name="places">Takes where they start; as many.</param>
    /// <returns>How many are kept.</returns>
    public int Sift(ReadOnlySpan<byte> text, ReadOnlySpan<int> positions, int back, ulong mask, Span<ulong> windows, Span<int> places)
    {
        var kept = 0;
        var (multiplier, shift) = (_multiplier, _shift);
        ref var words = ref MemoryMarshal.GetArrayDataReference(_words);
        ref var bytes = ref MemoryMarshal.GetReference(text);
        ref var window = ref MemoryMarshal.GetReference(windows[..positions.Length]);
        ref var place = ref MemoryMarshal.GetReference(places[..positions.Length]);
        foreach (var position in positions)
        {
            var start = position - back;
            var value = WindowPicker.Read(ref bytes, start) & mask;
            var bit = value * multiplier >> shift;
            Unsafe.Add(ref window, kept) = value;
            Unsafe.Add(ref place, kept) = start;
            kept += (int)(Unsafe.Add(ref words, (nint)(bit >> 6)) >> (int)(bit & 63)) & 1;
        }

        return kept;
    }
}
