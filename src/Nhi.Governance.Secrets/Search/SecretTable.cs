using System.Numerics;

namespace Nhi.Governance.Secrets;

/// <summary>
/// The enrolled secrets, sorted by the tag of their windows, behind a filter that turns nearly all other tags away with one look at memory. 24 bytes
/// a secret; beside that some 2 to 4 for the filter and 4 for the starts of the buckets.
/// </summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
internal sealed class SecretTable
{
    private readonly ulong[] _entries;
    private readonly UInt128[] _digests;
    private readonly uint[] _buckets;
    private readonly int _bucketShift;

    /// <summary>Makes a table.</summary>
    /// <param name="entries">What is known of each secret; sorted in place and taken over.</param>
    /// <param name="digests">Their digests, in the same order; so too.</param>
    public SecretTable(ulong[] entries, UInt128[] digests)
    {
        Array.Sort(entries, digests);
        SortDigests(entries, digests);
        Count = RemoveTwins(entries, digests);
        _entries = Trim(entries, Count);
        _digests = Trim(digests, Count);

        var bits = Math.Clamp(BitOperations.Log2((uint)Math.Max(1, Count)), 4, 22);
        _bucketShift = SecretEntry.TagBits - bits;
        _buckets = new uint[(1 << bits) + 1];

        Filter = new TagFilter(Count);
        foreach (var entry in _entries)
        {
            var tag = SecretEntry.Tag(entry);
            _buckets[(tag >> _bucketShift) + 1]++;
            Filter.Add(tag);
        }

        for (var bucket = 1; bucket < _buckets.Length; bucket++)
        {
            _buckets[bucket] += _buckets[bucket - 1];
        }
    }

    /// <summary>How many secrets there are.</summary>
    public int Count { get; }

    /// <summary>Lets their tags through.</summary>
    public TagFilter Filter { get; }

    /// <summary>Bytes of memory held.</summary>
    public long Bytes => ((long)Count * (sizeof(ulong) + 16)) + ((long)_buckets.Length * sizeof(uint)) + Filter.Bytes;

    /// <summary>The entries with a tag.</summary>
    /// <param name="tag">The bits of it that are kept.</param>
    /// <param name="first">The first one's number.</param>
    public ReadOnlySpan<ulong> Find(ulong tag, out int first)
    {
        var bucket = (int)(tag >> _bucketShift);
        first = (int)_buckets[bucket];
        var end = (int)_buckets[bucket + 1];
        while (first < end && SecretEntry.Tag(_entries[first]) < tag)
        {
            first++;
        }

        var last = first;
        while (last < end && SecretEntry.Tag(_entries[last]) == tag)
        {
            last++;
        }

        return _entries.AsSpan(first..last);
    }

    /// <summary>Whether a digest is among those of some entries.</summary>
    public bool Contains(int first, int count, UInt128 digest) => _digests.AsSpan(first, count).BinarySearch(digest) >= 0;

    private static void SortDigests(ulong[] entries, UInt128[] digests)
    {
        for (var first = 0; first < entries.Length;)
        {
            var last = first + 1;
            while (last < entries.Length && entries[last] == entries[first])
            {
                last++;
            }

            digests.AsSpan(first..last).Sort();
            first = last;
        }
    }

    private static int RemoveTwins(ulong[] entries, UInt128[] digests)
    {
        var kept = 0;
        for (var index = 0; index < entries.Length; index++)
        {
            if (index == 0 || entries[index] != entries[kept - 1] || digests[index] != digests[kept - 1])
            {
                (entries[kept], digests[kept]) = (entries[index], digests[index]);
                kept++;
            }
        }

        return kept;
    }

    private static T[] Trim<T>(T[] array, int count) => array.Length == count ? array : array[..count];
}
