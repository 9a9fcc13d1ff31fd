namespace Nhi.Governance.Secrets;

/// <summary>The catalogue of formats as constants; the other part of this class is generated from it.</summary>
internal static partial class FormatTable
{
    /// <summary>How many bits of a key's hash choose its head.</summary>
    public const int HeadBits = 12;

    /// <summary>How many columns an anchor has: format, distance, word and one more.</summary>
    public const int AnchorColumns = 3;

    private const int SetSize = 32;

    /// <summary>The set of bytes of a number, as 256 bits.</summary>
    public static ReadOnlySpan<byte> Set(int number) => Sets.Slice(number * SetSize, SetSize);

    /// <summary>Whether a set holds a byte.</summary>
    public static bool Holds(this ReadOnlySpan<byte> set, byte value) => (set[value >> 3] >> (value & 7) & 1) != 0;

    /// <summary>The head under which a key is found.</summary>
    public static uint Hash(uint key) => (key * 0x9E3779B1u) >> (32 - HeadBits);

    /// <summary>The word that starts at a place of <see cref="Words"/>.</summary>
    public static ReadOnlySpan<byte> Word(int at) => Words.Slice(at + 1, Words[at]);
}
