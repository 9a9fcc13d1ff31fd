namespace Nhi.Governance.FormatTables;

/// <summary>Four bytes that any match of a format has, at a fixed distance from its start or in a word that stands before it.</summary>
/// <param name="Sets">The four sets the bytes are of.</param>
/// <param name="Format">The number of the format.</param>
/// <param name="Offset">The distance from the start of the shape, or of the word.</param>
/// <param name="Word">The number of the word, or -1.</param>
internal sealed record Anchor(ByteSet[] Sets, int Format, int Offset, int Word)
{
    public const int Length = 4;

    /// <summary>The bytes as numbers, small end first, with the bit set that tells small letters from capitals.</summary>
    public IEnumerable<uint> Keys()
    {
        byte[][] folded = [.. Sets.Select(static s => s.Bytes().Select(static b => (byte)(b | 0x20)).Distinct().ToArray())];
        foreach (byte a in folded[0])
        {
            foreach (byte b in folded[1])
            {
                foreach (byte c in folded[2])
                {
                    foreach (byte d in folded[3])
                    {
                        yield return a | ((uint)b << 8) | ((uint)c << 16) | ((uint)d << 24);
                    }
                }
            }
        }
    }
}
