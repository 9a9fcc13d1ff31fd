using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace Nhi.Governance.Secrets;

/// <summary>HMAC-SHA-256 (RFC 2104) of many messages under one key, eight at once; the states after the key's two pads are kept, which spares two blocks a message.</summary>
/// <remarks>Safe to call from several threads until it is cleared. Allocates nothing once made.</remarks>
internal sealed class HmacLanes
{
    /// <summary>Vectors a caller lends; they hold parts of messages afterwards and are the caller's to clear.</summary>
    public const int ScratchVectors = Before + Sha256Lanes.StateWords;

    private const int Words = LaneMessages.Rows;
    private const int State = Words + Sha256Lanes.BlockWords;
    private const int Before = State + Sha256Lanes.StateWords;

    // The state after the inner pad and that after the outer one. Whoever has them can make every digest: they are guarded like the key.
    private readonly uint[] _pads = GC.AllocateArray<uint>(2 * Sha256Lanes.StateWords, pinned: true);

    /// <summary>Takes in a key.</summary>
    /// <param name="key">At most 64 bytes, so that it need not be hashed first.</param>
    public HmacLanes(ReadOnlySpan<byte> key)
    {
        Span<byte> pads = stackalloc byte[2 * Sha256Lanes.BlockBytes];
        Span<Vector256<uint>> scratch = stackalloc Vector256<uint>[ScratchVectors];
        try
        {
            pads[..Sha256Lanes.BlockBytes].Fill(0x36);
            pads[Sha256Lanes.BlockBytes..].Fill(0x5c);
            for (var at = 0; at < key.Length; at++)
            {
                pads[at] ^= key[at];
                pads[Sha256Lanes.BlockBytes + at] ^= key[at];
            }

            scratch.Clear();
            ref var words = ref scratch[Words];
            ref var state = ref scratch[State];
            LaneMessages.Load(pads, [0, Sha256Lanes.BlockBytes], [Sha256Lanes.BlockBytes, Sha256Lanes.BlockBytes], 0, scratch, ref words);
            Broadcast(Sha256Lanes.Initial, ref state);
            Sha256Lanes.Compress(ref state, ref words);
            for (var word = 0; word < Sha256Lanes.StateWords; word++)
            {
                _pads[word] = scratch[State + word][0];
                _pads[Sha256Lanes.StateWords + word] = scratch[State + word][1];
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pads);
            CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(scratch));
        }
    }

    /// <summary>Whether this machine can.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Clears what it knows of the key.</summary>
    public void Clear() => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(_pads.AsSpan()));

    /// <summary>The first 128 bits of one message's digest: in one lane, with seven idle.</summary>
    public UInt128 HashOne(ReadOnlySpan<byte> message)
    {
        Span<Vector256<uint>> scratch = stackalloc Vector256<uint>[ScratchVectors];
        Span<UInt128> digests = stackalloc UInt128[Sha256Lanes.Lanes];
        scratch.Clear();
        Hash(message, [0], [message.Length], scratch, digests);
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(scratch));
        return digests[0];
    }

    /// <summary>The first 128 bits of the digests of up to eight messages.</summary>
    /// <param name="packed">All messages.</param>
    /// <param name="starts">Where each begins, inside <paramref name="packed"/> with its whole length.</param>
    /// <param name="lengths">How long each is.</param>
    /// <param name="scratch"><see cref="ScratchVectors"/> vectors.</param>
    /// <param name="digests">Room for eight digests; those of lanes without a message are meaningless.</param>
    public void Hash(ReadOnlySpan<byte> packed, ReadOnlySpan<int> starts, ReadOnlySpan<int> lengths, Span<Vector256<uint>> scratch, Span<UInt128> digests)
    {
        ref var words = ref scratch[Words];
        ref var state = ref scratch[State];
        Span<uint> lastBlocks = stackalloc uint[Sha256Lanes.Lanes];
        Span<uint> bits = stackalloc uint[Sha256Lanes.Lanes];
        var (fewest, most) = (int.MaxValue, 0);
        for (var lane = 0; lane < starts.Length; lane++)
        {
            var blocks = LaneMessages.Blocks(lengths[lane]);
            (fewest, most) = (Math.Min(fewest, blocks), Math.Max(most, blocks));
            lastBlocks[lane] = (uint)blocks - 1;
            bits[lane] = (uint)(lengths[lane] + Sha256Lanes.BlockBytes) * 8;
        }

        var last = Vector256.Create<uint>(lastBlocks);
        var length = Vector256.Create<uint>(bits);
        Broadcast(_pads.AsSpan(0, Sha256Lanes.StateWords), ref state);
        for (var block = 0; block < most; block++)
        {
            LaneMessages.Load(packed, starts, lengths, block, scratch, ref words);
            var now = Vector256.Create((uint)block);
            scratch[Words + Sha256Lanes.BlockWords - 1] |= length & Vector256.Equals(last, now);
            if (block < fewest)
            {
                Sha256Lanes.Compress(ref state, ref words);
                continue;
            }

            // Some lanes are through: they keep the state they have.
            var through = Vector256.LessThan(last, now);
            scratch.Slice(State, Sha256Lanes.StateWords).CopyTo(scratch[Before..]);
            Sha256Lanes.Compress(ref state, ref words);
            for (var word = 0; word < Sha256Lanes.StateWords; word++)
            {
                ref var after = ref scratch[State + word];
                after = Vector256.ConditionalSelect(through, scratch[Before + word], after);
            }
        }

        scratch.Slice(State, Sha256Lanes.StateWords).CopyTo(scratch[Words..]);
        Sha256Lanes.PadDigest(ref words);
        Broadcast(_pads.AsSpan(Sha256Lanes.StateWords), ref state);
        Sha256Lanes.Compress(ref state, ref words);
        LaneMessages.Store(ref state, digests);
    }

    private static void Broadcast(ReadOnlySpan<uint> words, ref Vector256<uint> vectors)
    {
        for (var word = 0; word < Sha256Lanes.StateWords; word++)
        {
            Unsafe.Add(ref vectors, word) = Vector256.Create(words[word]);
        }
    }
}
