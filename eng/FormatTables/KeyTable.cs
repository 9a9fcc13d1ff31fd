namespace Nhi.Governance.FormatTables;

/// <summary>Anchors by the hash of their first four bytes.</summary>
internal sealed class KeyTable
{
    public const int HeadBits = 12;

    private const int BitmapBits = 16;
    private const int LongLength = 6;

    private KeyTable(IReadOnlyList<(ulong Key, int Length, int Anchor)> keys) => Keys = keys;

    public static KeyTable Empty { get; } = new([]);

    /// <summary>The keys, how many bytes they have, and whose they are.</summary>
    public IReadOnlyList<(ulong Key, int Length, int Anchor)> Keys { get; }

    /// <summary>Where the keys of a hash start.</summary>
    public IEnumerable<int> Heads()
    {
        int at = 0;
        for (uint hash = 0; hash <= 1 << HeadBits; hash++)
        {
            while (at < Keys.Count && Hash(Keys[at].Key, HeadBits) < hash)
            {
                at++;
            }

            yield return at;
        }
    }

    /// <summary>A bit for every hash of 16 bits: of the first four bytes of short keys, and of the first six bytes of the others.</summary>
    public byte[] Bitmap(bool ofLong)
    {
        byte[] bitmap = new byte[1 << (BitmapBits - 3)];
        foreach ((ulong key, int length, _) in Keys)
        {
            if (length >= LongLength == ofLong)
            {
                uint bit = ofLong ? LongHash(key) : Hash(key, BitmapBits);
                bitmap[bit >> 3] |= (byte)(1 << (int)(bit & 7));
            }
        }

        return bitmap;
    }

    public static KeyTable Create(IReadOnlyList<Anchor> anchors, bool atWordStart) => new(
    [
        .. Enumerable.Range(0, anchors.Count)
            .Where(number => anchors[number].IsAtWordStart == atWordStart)
            .SelectMany(number => anchors[number].Keys().Select(key => (key, anchors[number].Sets.Length, number)))
            .OrderBy(static k => Hash(k.key, HeadBits)).ThenBy(static k => k.key).ThenBy(static k => k.number),
    ]);

    private static uint Hash(ulong key, int bits) => ((uint)key * 0x9E3779B1u) >> (32 - bits);

    private static uint LongHash(ulong key) => (uint)(((key << (64 - (8 * LongLength))) * 0x9E3779B97F4A7C15ul) >> (64 - BitmapBits));
}
