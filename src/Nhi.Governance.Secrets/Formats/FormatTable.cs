using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>The catalogue of formats as constants; the other part of this class is generated from it.</summary>
internal static partial class FormatTable
{
    /// <summary>How many bits of a key's hash choose its head.</summary>
    public const int HeadBits = 12;

    /// <summary>How many columns an anchor has: format, distance, word and one more.</summary>
    public const int AnchorColumns = 3;

    private const int SetSize = 32;
    private const ulong Folded = 0x2020202020202020;

    /// <summary>The set of bytes of a number, as 256 bits.</summary>
    public static ReadOnlySpan<byte> Set(int number) => Sets.Slice(number * SetSize, SetSize);

    /// <summary>Whether a set holds a byte.</summary>
    public static bool Holds(this ReadOnlySpan<byte> set, byte value) => (set[value >> 3] >> (value & 7) & 1) != 0;

    /// <summary>The hash of a key, of so many bits.</summary>
    public static uint Hash(uint key, int bits) => (key * 0x9E3779B1u) >> (32 - bits);

    /// <summary>Whether the first four bytes of a key, or the first six, are those of a word, as far as the maps tell: 1 or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int MayBeWord(ulong key) =>
        (int)(Bits(ShortWords, (key << 32) * 0x9E3779B97F4A7C15ul) | Bits(LongWords, (key << 16) * 0x9E3779B97F4A7C15ul)) & 1;

    // Of the two bits that a hash has in a word of a map both must be set.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(ReadOnlySpan<ulong> map, ulong hash)
    {
        ulong word = Unsafe.Add(ref MemoryMarshal.GetReference(map), (nint)(hash >> 54));
        return (word >> (int)(hash >> 48)) & (word >> (int)(hash >> 42));
    }

    /// <summary>The first eight bytes of a text, small end first, capitals as small letters; bytes behind its end are such as no key has.</summary>
    public static ulong Key(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(text) | Folded;
        }

        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Fill(byte.MaxValue);
        text.CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes) | Folded;
    }

    /// <summary>The word that starts at a place of <see cref="Words"/>.</summary>
    public static ReadOnlySpan<byte> Word(int at) => Words.Slice(at + 1, Words[at]);
}
