namespace Nhi.Governance.FormatTables;

/// <summary>Four to eight bytes that any match of a format has, at a fixed distance from its start or in a word that stands before it.</summary>
/// <param name="Sets">The sets the bytes are of.</param>
/// <param name="Format">The number of the format.</param>
/// <param name="Offset">The distance from the start of the shape, or of the word.</param>
/// <param name="Word">The number of the word, or -1.</param>
/// <param name="IsAtWordStart">Whether it is looked for only where a word begins.</param>
internal sealed record Anchor(ByteSet[] Sets, int Format, int Offset, int Word, bool IsAtWordStart = false)
{
    public const int MostLength = 8;

    public const int Length = 4;

    /// <summary>What tells anchors of different bytes or distance apart.</summary>
    public string Name => $"{Offset} {string.Join(',', Sets)}";

    /// <summary>How many keys it has.</summary>
    public long KeyCount => Sets.Aggregate(1L, static (keys, set) => keys * set.Bytes().Select(static b => b | 0x20).Distinct().Count());

    /// <summary>The bytes as numbers, small end first, with the bit set that tells small letters from capitals.</summary>
    public IEnumerable<ulong> Keys()
    {
        IEnumerable<ulong> keys = [0UL];
        for (int i = 0; i < Sets.Length; i++)
        {
            int shift = 8 * i;
            byte[] folded = [.. Sets[i].Bytes().Select(static b => (byte)(b | 0x20)).Distinct()];
            keys = keys.SelectMany(key => folded.Select(b => key | ((ulong)b << shift)));
        }

        return keys;
    }
}
