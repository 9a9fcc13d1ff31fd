using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Nhi.Governance.Secrets;

/// <summary>The catalogue of formats as constants; the other part of this class is generated from it.</summary>
internal static partial class FormatTable
{
    /// <summary>How many bits of a key's hash choose its head.</summary>
    public const int HeadBits = 12;

    /// <summary>How many columns an anchor has: format, distance, word and one more.</summary>
    public const int AnchorColumns = 3;

    /// <summary>The bits that make capitals small letters.</summary>
    public const ulong Folded = 0x2020202020202020;

    private const int SetSize = 32;

    /// <summary>The set of bytes of a number, as 256 bits.</summary>
    public static ReadOnlySpan<byte> Set(int number) => Sets.Slice(number * SetSize, SetSize);

    /// <summary>Whether a set holds a byte.</summary>
    public static bool Holds(this ReadOnlySpan<byte> set, byte value) => (set[value >> 3] >> (value & 7) & 1) != 0;

    /// <summary>The hash of a key, of so many bits.</summary>
    public static uint Hash(uint key, int bits) => (key * 0x9E3779B1u) >> (32 - bits);

    /// <summary>The first eight bytes of a text, small end first, capitals as small letters; bytes behind its end are such as no key has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(ReadOnlySpan<byte> text) =>
        (text.Length >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64LittleEndian(text) : LastKey(text)) | Folded;

    private static ulong LastKey(ReadOnlySpan<byte> text)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Fill(byte.MaxValue);
        text.CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>The word that starts at a place of <see cref="Words"/>.</summary>
    public static ReadOnlySpan<byte> Word(int at) => Words.Slice(at + 1, Words[at]);
}
