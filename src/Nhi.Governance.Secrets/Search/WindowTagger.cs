using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using AesNi = System.Runtime.Intrinsics.X86.Aes;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Makes tags of windows: the first eight bytes of AES-128 over the window and eight zeros, under a key of its own. Whoever sees a tag without
/// the key learns nothing about the window.
/// </summary>
/// <remarks>Safe for concurrent use until it is cleared.</remarks>
internal sealed class WindowTagger
{
    /// <summary>Bytes of the key.</summary>
    public const int KeyBytes = 16;

    private const int Rounds = 10;
    private const int Batch = 64;

    private readonly byte[] _schedule = GC.AllocateUninitializedArray<byte>((Rounds + 1) * KeyBytes, pinned: true);
    private readonly Aes _portable;

    /// <summary>Takes in a key.</summary>
    /// <param name="key"><see cref="KeyBytes"/> bytes; stays the caller's to clear.</param>
    public WindowTagger(ReadOnlySpan<byte> key)
    {
        _portable = Aes.Create();
        _portable.SetKey(key);
        key.CopyTo(_schedule);
        if (AesNi.IsSupported)
        {
            Expand();
        }
    }

    /// <summary>Clears the key.</summary>
    public void Clear()
    {
        CryptographicOperations.ZeroMemory(_schedule);
        _portable.Dispose();
    }

    /// <summary>Makes the tag of one window.</summary>
    public ulong Tag(ulong window)
    {
        Span<ulong> tag = [window];
        Tag(tag, tag);
        return tag[0];
    }

    /// <summary>Makes the tags of many.</summary>
    /// <param name="windows">The windows.</param>
    /// <param name="tags">As long; may be the same memory.</param>
    public void Tag(ReadOnlySpan<ulong> windows, Span<ulong> tags)
    {
        if (AesNi.IsSupported)
        {
            TagAesNi(windows, tags);
        }
        else
        {
            TagPortable(windows, tags);
        }
    }

    /// <summary>The same by the base class library, some at a time: a call of it is dear.</summary>
    public void TagPortable(ReadOnlySpan<ulong> windows, Span<ulong> tags)
    {
        Span<ulong> blocks = stackalloc ulong[2 * Batch];
        for (var first = 0; first < windows.Length; first += Batch)
        {
            var count = Math.Min(Batch, windows.Length - first);
            for (var index = 0; index < count; index++)
            {
                blocks[2 * index] = BitConverter.IsLittleEndian ? windows[first + index] : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(windows[first + index]);
                blocks[(2 * index) + 1] = 0;
            }

            var bytes = MemoryMarshal.AsBytes(blocks[..(2 * count)]);
            _portable.EncryptEcb(bytes, bytes, PaddingMode.None);
            for (var index = 0; index < count; index++)
            {
                tags[first + index] = BitConverter.IsLittleEndian ? blocks[2 * index] : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(blocks[2 * index]);
            }
        }

        blocks.Clear();
    }

    private void TagAesNi(ReadOnlySpan<ulong> windows, Span<ulong> tags)
    {
        ref var keys = ref MemoryMarshal.GetArrayDataReference(_schedule);
        var at = 0;
        for (; at <= windows.Length - 8; at += 8)
        {
            var key = Vector128.LoadUnsafe(ref keys);
            var a = Block(windows[at]) ^ key;
            var b = Block(windows[at + 1]) ^ key;
            var c = Block(windows[at + 2]) ^ key;
            var d = Block(windows[at + 3]) ^ key;
            var e = Block(windows[at + 4]) ^ key;
            var f = Block(windows[at + 5]) ^ key;
            var g = Block(windows[at + 6]) ^ key;
            var h = Block(windows[at + 7]) ^ key;
            for (nuint round = 1; round < Rounds; round++)
            {
                key = Vector128.LoadUnsafe(ref keys, round * KeyBytes);
                a = AesNi.Encrypt(a, key);
                b = AesNi.Encrypt(b, key);
                c = AesNi.Encrypt(c, key);
                d = AesNi.Encrypt(d, key);
                e = AesNi.Encrypt(e, key);
                f = AesNi.Encrypt(f, key);
                g = AesNi.Encrypt(g, key);
                h = AesNi.Encrypt(h, key);
            }

            key = Vector128.LoadUnsafe(ref keys, Rounds * KeyBytes);
            tags[at] = AesNi.EncryptLast(a, key).AsUInt64().ToScalar();
            tags[at + 1] = AesNi.EncryptLast(b, key).AsUInt64().ToScalar();
            tags[at + 2] = AesNi.EncryptLast(c, key).AsUInt64().ToScalar();
            tags[at + 3] = AesNi.EncryptLast(d, key).AsUInt64().ToScalar();
            tags[at + 4] = AesNi.EncryptLast(e, key).AsUInt64().ToScalar();
            tags[at + 5] = AesNi.EncryptLast(f, key).AsUInt64().ToScalar();
            tags[at + 6] = AesNi.EncryptLast(g, key).AsUInt64().ToScalar();
            tags[at + 7] = AesNi.EncryptLast(h, key).AsUInt64().ToScalar();
        }

        // One takes as long as eight.
        if (at < windows.Length)
        {
            Span<ulong> rest = stackalloc ulong[8];
            rest.Clear();
            windows[at..].CopyTo(rest);
            TagAesNi(rest, rest);
            rest[..(windows.Length - at)].CopyTo(tags[at..]);
            rest.Clear();
        }
    }

    private static Vector128<byte> Block(ulong window) => Vector128.CreateScalar(window).AsByte();

    // FIPS 197, section 5.2.
    private void Expand()
    {
        ReadOnlySpan<byte> constants = [1, 2, 4, 8, 16, 32, 64, 128, 27, 54];
        var words = MemoryMarshal.Cast<byte, uint>(_schedule.AsSpan());
        for (var round = 1; round <= Rounds; round++)
        {
            // The third word of the assist, with no constant, is the substituted and rotated last word.
            var assist = AesNi.KeygenAssist(Vector128.Create<byte>(_schedule.AsSpan((round - 1) * KeyBytes, KeyBytes)), 0);
            var word = assist.AsUInt32().GetElement(3) ^ constants[round - 1];
            for (var index = 4 * round; index < 4 * (round + 1); index++)
            {
                word ^= words[index - 4];
                words[index] = word;
            }
        }
    }
}
