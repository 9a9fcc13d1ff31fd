namespace Nhi.Governance.FormatTables;

/// <summary>Anchors by the hash of their first four bytes.</summary>
internal sealed class KeyTable
{
    public const int HeadBits = 12;

    public const ulong CoarseMultiplier = 0x9E3779B97F4A7C15ul;

    public const ulong FineMultiplier = 0xC2B2AE3D27D4EB4Ful;

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

    /// <summary>A map that has two bits in one of its words for the first bytes of some keys.</summary>
    /// <param name="bytes">How many of them.</param>
    /// <param name="lengths">The least and the greatest length of those keys.</param>
    /// <param name="multiplier">What their hash is made with.</param>
    /// <param name="bits">How many bits of the hash choose the word.</param>
    public ulong[] Map(int bytes, (int Least, int Most) lengths, ulong multiplier, int bits)
    {
        ulong[] map = new ulong[1 << bits];
        foreach ((ulong key, int length, _) in Keys)
        {
            if (length >= lengths.Least && length <= lengths.Most)
            {
                ulong hash = (key << (64 - (8 * bytes))) * multiplier;
                map[hash >> (64 - bits)] |= (1UL << (int)((hash >> 48) & 63)) | (1UL << (int)((hash >> 42) & 63));
            }
        }

        return map;
    }

    public static KeyTable Create(IReadOnlyList<Anchor> anchors, bool atWordStart) => new(
    [
        .. Enumerable.Range(0, anchors.Count)
            .Where(number => anchors[number].IsAtWordStart == atWordStart)
            .SelectMany(number => anchors[number].Keys().Select(key => (key, anchors[number].Sets.Length, number)))
            .OrderBy(static k => Hash(k.key, HeadBits)).ThenBy(static k => k.key).ThenBy(static k => k.number),
    ]);

    private static uint Hash(ulong key, int bits) => ((uint)key * 0x9E3779B1u) >> (32 - bits);
}
