using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Nhi.Governance.Secrets;

/// <summary>Sorts secrets by their number of blocks, a tile at a time, so that eight of a kind go through the lanes together.</summary>
internal static class FingerprintTiles
{
    /// <summary>Most blocks of a secret that goes through the lanes: beyond some 4000 bytes the base class library is as fast.</summary>
    private const int MostBlocks = 64;

    // Large enough that few groups are mixed, small enough for the first cache.
    private const int Secrets = 1024;

    /// <summary>Makes the fingerprints of many.</summary>
    /// <exception cref="ArgumentException">The ends do not ascend or go beyond the bytes.</exception>
    public static void Fingerprint(HmacLanes lanes, ReadOnlySpan<byte> key, ushort keyId, ReadOnlySpan<byte> packed, ReadOnlySpan<int> ends, Span<SecretFingerprint> destination)
    {
        var size = Math.Min(Secrets, ends.Length);
        Span<int> starts = stackalloc int[size];
        Span<int> lengths = stackalloc int[size];
        Span<ushort> order = stackalloc ushort[size];
        Span<Vector256<uint>> scratch = stackalloc Vector256<uint>[HmacLanes.ScratchVectors];
        try
        {
            var start = 0;
            for (var first = 0; first < ends.Length; first += size)
            {
                var tile = ends.Slice(first, Math.Min(size, ends.Length - first));
                SecretFingerprinter.Split(tile, packed.Length, ref start, starts, lengths);
                var sorted = Sort(lengths[..tile.Length], order);
                Hash(lanes, keyId, packed, starts, lengths, sorted, destination.Slice(first, tile.Length), scratch);
                if (sorted.Length < tile.Length)
                {
                    HashLong(key, keyId, packed, starts, lengths[..tile.Length], destination.Slice(first, tile.Length));
                }
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(scratch));
        }
    }

    /// <summary>Whether a secret of a length goes through the lanes.</summary>
    public static bool Takes(int length) => LaneMessages.Blocks(length) <= MostBlocks;

    // Counting sort; what does not go through the lanes is left out.
    private static ReadOnlySpan<ushort> Sort(ReadOnlySpan<int> lengths, Span<ushort> order)
    {
        Span<ushort> next = stackalloc ushort[MostBlocks + 2];
        next.Clear();
        foreach (var length in lengths)
        {
            next[Math.Min(LaneMessages.Blocks(length), MostBlocks + 1)]++;
        }

        ushort total = 0;
        for (var blocks = 0; blocks <= MostBlocks; blocks++)
        {
            (next[blocks], total) = (total, (ushort)(total + next[blocks]));
        }

        for (var at = 0; at < lengths.Length; at++)
        {
            var blocks = LaneMessages.Blocks(lengths[at]);
            if (blocks <= MostBlocks)
            {
                order[next[blocks]++] = (ushort)at;
            }
        }

        return order[..total];
    }

    private static void Hash(
        HmacLanes lanes,
        ushort keyId,
        ReadOnlySpan<byte> packed,
        ReadOnlySpan<int> starts,
        ReadOnlySpan<int> lengths,
        ReadOnlySpan<ushort> order,
        Span<SecretFingerprint> destination,
        Span<Vector256<uint>> scratch)
    {
        Span<int> laneStarts = stackalloc int[Sha256Lanes.Lanes];
        Span<int> laneLengths = stackalloc int[Sha256Lanes.Lanes];
        Span<UInt128> digests = stackalloc UInt128[Sha256Lanes.Lanes];
        while (!order.IsEmpty)
        {
            var count = Math.Min(order.Length, Sha256Lanes.Lanes);
            for (var lane = 0; lane < count; lane++)
            {
                laneStarts[lane] = starts[order[lane]];
                laneLengths[lane] = lengths[order[lane]];
            }

            lanes.Hash(packed, laneStarts[..count], laneLengths[..count], scratch, digests);
            for (var lane = 0; lane < count; lane++)
            {
                destination[order[lane]] = new SecretFingerprint(keyId, digests[lane]);
            }

            order = order[count..];
        }
    }

    private static void HashLong(ReadOnlySpan<byte> key, ushort keyId, ReadOnlySpan<byte> packed, ReadOnlySpan<int> starts, ReadOnlySpan<int> lengths, Span<SecretFingerprint> destination)
    {
        for (var at = 0; at < lengths.Length; at++)
        {
            if (!Takes(lengths[at]))
            {
                destination[at] = new SecretFingerprint(keyId, SecretFingerprinter.Scalar(key, packed.Slice(starts[at], lengths[at])));
            }
        }
    }
}
