using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>Turns nearly all tags away that are not among those added, with one look at memory each: three bits of one word tell.</summary>
/// <remarks>Safe for concurrent use once filled.</remarks>
internal sealed class TagFilter
{
    private const int LeastWordBits = 6;
    private const int MostWordBits = 21;

    private readonly ulong[] _words;
    private readonly int _shift;

    /// <summary>Makes one without tags.</summary>
    /// <param name="count">How many there will be. Sixteen bits or more of memory for each, up to eight million; then fewer.</param>
    public TagFilter(int count)
    {
        var wordBits = Math.Clamp(BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)count)) - 2, LeastWordBits, MostWordBits);
        _shift = SecretEntry.TagBits - wordBits;
        _words = new ulong[1 << wordBits];
    }

    /// <summary>Bytes of memory held.</summary>
    public long Bytes => (long)_words.Length * sizeof(ulong);

    /// <summary>Adds a tag, of which only the kept bits are given.</summary>
    public void Add(ulong tag) => _words[tag >> _shift] |= Bits(tag);

    /// <summary>Keeps the tags that may be among those added, with what belongs to them.</summary>
    /// <param name="tags">Whole tags; of those kept only the bits that are kept of tags stay.</param>
    /// <param name="places">What belongs to each; the kept ones are moved to the front with their tags.</param>
    /// <returns>How many are kept.</returns>
    public int Sift(Span<ulong> tags, Span<int> places)
    {
        var kept = 0;
        ref var words = ref MemoryMarshal.GetArrayDataReference(_words);
        ref var tag = ref MemoryMarshal.GetReference(tags);
        ref var place = ref MemoryMarshal.GetReference(places[..tags.Length]);
        for (var index = 0; index < tags.Length; index++)
        {
            var cut = SecretEntry.Cut(Unsafe.Add(ref tag, index));
            var bits = Bits(cut);
            Unsafe.Add(ref tag, kept) = cut;
            Unsafe.Add(ref place, kept) = Unsafe.Add(ref place, index);
            kept += (Unsafe.Add(ref words, (nint)(cut >> _shift)) & bits) == bits ? 1 : 0;
        }

        return kept;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(ulong tag) => (1UL << (int)(tag & 63)) | (1UL << (int)((tag >> 6) & 63)) | (1UL << (int)((tag >> 12) & 63));
}
