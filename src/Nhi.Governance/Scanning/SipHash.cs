using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Nhi.Governance;

/// <summary>
/// SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed hash of short texts, of which nobody who lacks the key can tell or make a value. A digest of the class library takes fifty times as long,
/// which is felt where hundreds of thousands of names are looked up before anything is read.
/// </summary>
internal static class SipHash
{
    /// <summary>Hashes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="low">The lower half of the key.</param>
    /// <param name="high">The upper half.</param>
    /// <returns>The hash.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Of(ReadOnlySpan<byte> text, ulong low, ulong high)
    {
        var a = 0x736F6D6570736575 ^ low;
        var b = 0x646F72616E646F6D ^ high;
        var c = 0x6C7967656E657261 ^ low;
        var d = 0x7465646279746573 ^ high;
        var last = (ulong)text.Length << 56;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
        {
            Add(BinaryPrimitives.ReadUInt64LittleEndian(text), ref a, ref b, ref c, ref d);
        }

        for (var index = 0; index < text.Length; index++)
        {
            last |= (ulong)text[index] << (8 * index);
        }

        Add(last, ref a, ref b, ref c, ref d);
        c ^= 0xFF;
        for (var round = 0; round < 4; round++)
        {
            Round(ref a, ref b, ref c, ref d);
        }

        return a ^ b ^ c ^ d;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ulong word, ref ulong a, ref ulong b, ref ulong c, ref ulong d)
    {
        d ^= word;
        Round(ref a, ref b, ref c, ref d);
        Round(ref a, ref b, ref c, ref d);
        a ^= word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref ulong a, ref ulong b, ref ulong c, ref ulong d)
    {
        a += b;
        c += d;
        b = BitOperations.RotateLeft(b, 13) ^ a;
        d = BitOperations.RotateLeft(d, 16) ^ c;
        a = BitOperations.RotateLeft(a, 32);
        c += b;
        a += d;
        b = BitOperations.RotateLeft(b, 17) ^ c;
        d = BitOperations.RotateLeft(d, 21) ^ a;
        c = BitOperations.RotateLeft(c, 32);
    }
}
