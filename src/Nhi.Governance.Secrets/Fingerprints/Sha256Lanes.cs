using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nhi.Governance.Secrets;

/// <summary>The compression of SHA-256 (FIPS 180-4, 6.2.2) on eight messages at once: word <c>i</c> of message <c>l</c> is element <c>l</c> of vector <c>i</c>.</summary>
/// <remarks>.NET has no SHA instructions for x86, so eight messages side by side are the way to be fast. Nothing branches or looks up by what is hashed.</remarks>
internal static class Sha256Lanes
{
    /// <summary>Messages at once.</summary>
    public const int Lanes = 8;

    /// <summary>Vectors of a state.</summary>
    public const int StateWords = 8;

    /// <summary>Vectors of a block.</summary>
    public const int BlockWords = 16;

    /// <summary>Bytes of one message's block.</summary>
    public const int BlockBytes = 64;

    // Of vpternlogd: the bit that most of three bits are.
    private const byte MajorityOfThree = 0xe8;

    private static ReadOnlySpan<uint> RoundConstants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>The state a hash begins with.</summary>
    public static ReadOnlySpan<uint> Initial => [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    /// <summary>Takes one block into each message's state.</summary>
    /// <param name="state">The first of <see cref="StateWords"/> vectors.</param>
    /// <param name="w">The first of <see cref="BlockWords"/> vectors; used up, because the message schedule is a ring in them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compress(ref Vector256<uint> state, ref Vector256<uint> w)
    {
        var a = state;
        var b = Unsafe.Add(ref state, 1);
        var c = Unsafe.Add(ref state, 2);
        var d = Unsafe.Add(ref state, 3);
        var e = Unsafe.Add(ref state, 4);
        var f = Unsafe.Add(ref state, 5);
        var g = Unsafe.Add(ref state, 6);
        var h = Unsafe.Add(ref state, 7);
        var bc = b ^ c;
        ref var k = ref MemoryMarshal.GetReference(RoundConstants);

        Round(a, b, c, ref d, e, f, g, ref h, Word(ref w, ref k, 0), ref bc);
        Round(h, a, b, ref c, d, e, f, ref g, Word(ref w, ref k, 1), ref bc);
        Round(g, h, a, ref b, c, d, e, ref f, Word(ref w, ref k, 2), ref bc);
        Round(f, g, h, ref a, b, c, d, ref e, Word(ref w, ref k, 3), ref bc);
        Round(e, f, g, ref h, a, b, c, ref d, Word(ref w, ref k, 4), ref bc);
        Round(d, e, f, ref g, h, a, b, ref c, Word(ref w, ref k, 5), ref bc);
        Round(c, d, e, ref f, g, h, a, ref b, Word(ref w, ref k, 6), ref bc);
        Round(b, c, d, ref e, f, g, h, ref a, Word(ref w, ref k, 7), ref bc);
        Round(a, b, c, ref d, e, f, g, ref h, Word(ref w, ref k, 8), ref bc);
        Round(h, a, b, ref c, d, e, f, ref g, Word(ref w, ref k, 9), ref bc);
        Round(g, h, a, ref b, c, d, e, ref f, Word(ref w, ref k, 10), ref bc);
        Round(f, g, h, ref a, b, c, d, ref e, Word(ref w, ref k, 11), ref bc);
        Round(e, f, g, ref h, a, b, c, ref d, Word(ref w, ref k, 12), ref bc);
        Round(d, e, f, ref g, h, a, b, ref c, Word(ref w, ref k, 13), ref bc);
        Round(c, d, e, ref f, g, h, a, ref b, Word(ref w, ref k, 14), ref bc);
        Round(b, c, d, ref e, f, g, h, ref a, Word(ref w, ref k, 15), ref bc);

        for (var round = 16; round < 64; round += 16)
        {
            k = ref Unsafe.Add(ref k, 16);
            Round(a, b, c, ref d, e, f, g, ref h, Next(ref w, ref k, 0), ref bc);
            Round(h, a, b, ref c, d, e, f, ref g, Next(ref w, ref k, 1), ref bc);
            Round(g, h, a, ref b, c, d, e, ref f, Next(ref w, ref k, 2), ref bc);
            Round(f, g, h, ref a, b, c, d, ref e, Next(ref w, ref k, 3), ref bc);
            Round(e, f, g, ref h, a, b, c, ref d, Next(ref w, ref k, 4), ref bc);
            Round(d, e, f, ref g, h, a, b, ref c, Next(ref w, ref k, 5), ref bc);
            Round(c, d, e, ref f, g, h, a, ref b, Next(ref w, ref k, 6), ref bc);
            Round(b, c, d, ref e, f, g, h, ref a, Next(ref w, ref k, 7), ref bc);
            Round(a, b, c, ref d, e, f, g, ref h, Next(ref w, ref k, 8), ref bc);
            Round(h, a, b, ref c, d, e, f, ref g, Next(ref w, ref k, 9), ref bc);
            Round(g, h, a, ref b, c, d, e, ref f, Next(ref w, ref k, 10), ref bc);
            Round(f, g, h, ref a, b, c, d, ref e, Next(ref w, ref k, 11), ref bc);
            Round(e, f, g, ref h, a, b, c, ref d, Next(ref w, ref k, 12), ref bc);
            Round(d, e, f, ref g, h, a, b, ref c, Next(ref w, ref k, 13), ref bc);
            Round(c, d, e, ref f, g, h, a, ref b, Next(ref w, ref k, 14), ref bc);
            Round(b, c, d, ref e, f, g, h, ref a, Next(ref w, ref k, 15), ref bc);
        }

        state += a;
        Unsafe.Add(ref state, 1) += b;
        Unsafe.Add(ref state, 2) += c;
        Unsafe.Add(ref state, 3) += d;
        Unsafe.Add(ref state, 4) += e;
        Unsafe.Add(ref state, 5) += f;
        Unsafe.Add(ref state, 6) += g;
        Unsafe.Add(ref state, 7) += h;
    }

    /// <summary>Pads a digest, the first eight words of a block, as the message of an outer hash: 32 bytes after a block of 64.</summary>
    /// <param name="w">The first of the block's vectors.</param>
    public static void PadDigest(ref Vector256<uint> w)
    {
        Unsafe.Add(ref w, 8) = Vector256.Create(0x80000000u);
        for (var word = 9; word < BlockWords - 1; word++)
        {
            Unsafe.Add(ref w, word) = Vector256<uint>.Zero;
        }

        Unsafe.Add(ref w, 15) = Vector256.Create((32u + BlockBytes) * 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        Vector256<uint> a,
        Vector256<uint> b,
        Vector256<uint> c,
        ref Vector256<uint> d,
        Vector256<uint> e,
        Vector256<uint> f,
        Vector256<uint> g,
        ref Vector256<uint> h,
        Vector256<uint> word,
        ref Vector256<uint> bc)
    {
        if (Avx512F.VL.IsSupported)
        {
            // Rotations, and any function of three operands, are one operation each.
            var first = h + word + (g ^ (e & (f ^ g))) + (Avx512F.VL.RotateRight(e, 6) ^ Avx512F.VL.RotateRight(e, 11) ^ Avx512F.VL.RotateRight(e, 25));
            d += first;
            h = first + Avx512F.VL.TernaryLogic(a, b, c, MajorityOfThree) + (Avx512F.VL.RotateRight(a, 2) ^ Avx512F.VL.RotateRight(a, 13) ^ Avx512F.VL.RotateRight(a, 22));
        }
        else
        {
            // The majority is b ^ ((a ^ b) & (b ^ c)), and this round's a ^ b is the next one's b ^ c: one operation less a round.
            var first = h + word + (g ^ (e & (f ^ g))) + ((e >>> 6) ^ (e << 26) ^ (e >>> 11) ^ (e << 21) ^ (e >>> 25) ^ (e << 7));
            var ab = a ^ b;
            d += first;
            h = first + (b ^ (ab & bc)) + ((a >>> 2) ^ (a << 30) ^ (a >>> 13) ^ (a << 19) ^ (a >>> 22) ^ (a << 10));
            bc = ab;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Word(ref Vector256<uint> w, ref uint k, int at) => Unsafe.Add(ref w, at) + Vector256.Create(Unsafe.Add(ref k, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Next(ref Vector256<uint> w, ref uint k, int at)
    {
        var x = Unsafe.Add(ref w, (at + 1) & 15);
        var y = Unsafe.Add(ref w, (at + 14) & 15);
        var next = Unsafe.Add(ref w, at) + Unsafe.Add(ref w, (at + 9) & 15) + (Avx512F.VL.IsSupported
            ? (Avx512F.VL.RotateRight(x, 7) ^ Avx512F.VL.RotateRight(x, 18) ^ (x >>> 3)) + (Avx512F.VL.RotateRight(y, 17) ^ Avx512F.VL.RotateRight(y, 19) ^ (y >>> 10))
            : ((x >>> 7) ^ (x << 25) ^ (x >>> 18) ^ (x << 14) ^ (x >>> 3)) + ((y >>> 17) ^ (y << 15) ^ (y >>> 19) ^ (y << 13) ^ (y >>> 10)));
        Unsafe.Add(ref w, at) = next;
        return next + Vector256.Create(Unsafe.Add(ref k, at));
    }
}
