using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>Makes fingerprints under one key for one purpose. Fingerprints of different purposes have nothing in common, so that a leak of one list helps no other.</summary>
/// <remarks>
/// Safe to call from several threads; one that is disposed meanwhile makes the others throw, and never gives a fingerprint under a cleared key. Making fingerprints allocates nothing.
/// Where the processor has AVX2, secrets go through eight lanes side by side; elsewhere, and for secrets of some kilobytes, through the base class library. The fingerprints are the same.
/// Disposing it clears the derived key and all that was computed from it; copies of parts of a secret on the stack are cleared after each call. What a processor keeps in its
/// registers, or the runtime moved out of them, is beyond the reach of managed code.
/// </remarks>
public sealed class SecretFingerprinter : IDisposable
{
    // Alone in its lane a block takes as long as eight: up to here that is faster than a call of the base class library, which prepares the key each time.
    private const int MostBytesAlone = 247;

    private readonly byte[] _key = GC.AllocateUninitializedArray<byte>(SHA256.HashSizeInBytes, pinned: true);
    private readonly HmacLanes? _lanes;
    private volatile bool _disposed;

    /// <summary>Derives the key of a purpose (HKDF with SHA-256, RFC 5869).</summary>
    /// <param name="keyId">Number of the estate's key.</param>
    /// <param name="key">The estate's key, 32 bytes or more; stays the caller's to clear.</param>
    /// <param name="purpose">What the fingerprints are for.</param>
    /// <exception cref="ArgumentException">The number is zero, the key too short or the purpose empty.</exception>
    public SecretFingerprinter(ushort keyId, ReadOnlySpan<byte> key, string purpose)
        : this(keyId, key, purpose, HmacLanes.IsSupported)
    {
    }

    /// <summary>For tests, which compare the two ways.</summary>
    internal SecretFingerprinter(ushort keyId, ReadOnlySpan<byte> key, string purpose, bool useLanes)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        ArgumentOutOfRangeException.ThrowIfZero(keyId);
        if (key.Length < SHA256.HashSizeInBytes)
        {
            throw new ArgumentException("A fingerprint key has at least 32 bytes.", nameof(key));
        }

        KeyId = keyId;
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, _key, salt: default, info: Encoding.UTF8.GetBytes("nhi-governance/fingerprint/" + purpose));
        _lanes = useLanes ? new HmacLanes(_key) : null;
    }

    /// <summary>Number of the key: that of each fingerprint made here.</summary>
    public ushort KeyId { get; }

    /// <summary>Makes the fingerprint of a secret.</summary>
    /// <param name="secret">The secret.</param>
    /// <returns>The fingerprint.</returns>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public SecretFingerprint Fingerprint(ReadOnlySpan<byte> secret)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var digest = _lanes is { } lanes && secret.Length <= MostBytesAlone ? lanes.HashOne(secret) : Scalar(_key, secret);
        ThrowIfClearedMeanwhile();
        return new SecretFingerprint(KeyId, digest);
    }

    /// <summary>Makes the fingerprints of many secrets that lie one after another in memory: several times faster than one by one.</summary>
    /// <param name="packed">The secrets.</param>
    /// <param name="ends">Where each secret ends; the first begins at 0, each other where the one before it ends. Bytes behind the last end are no secret's.</param>
    /// <param name="destination">Room for as many fingerprints as there are ends, in their order.</param>
    /// <exception cref="ArgumentException">The ends do not ascend, or go beyond <paramref name="packed"/>, or there is too little room. Some fingerprints may have been made.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public void FingerprintMany(ReadOnlySpan<byte> packed, ReadOnlySpan<int> ends, Span<SecretFingerprint> destination)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (destination.Length < ends.Length)
        {
            throw new ArgumentException("There is room for fewer fingerprints than there are secrets.", nameof(destination));
        }

        if (_lanes is { } lanes)
        {
            FingerprintTiles.Fingerprint(lanes, _key, KeyId, packed, ends, destination);
        }
        else
        {
            FingerprintOneByOne(packed, ends, destination);
        }

        if (_disposed)
        {
            destination[..ends.Length].Clear();
        }

        ThrowIfClearedMeanwhile();
    }

    /// <summary>Clears the derived key.</summary>
    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_key);
        _lanes?.Clear();
    }

    /// <summary>The base class library's way, and the oracle of the other.</summary>
    internal static UInt128 Scalar(ReadOnlySpan<byte> key, ReadOnlySpan<byte> secret)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, secret, digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }

    /// <summary>Turns ends into starts and lengths, checked: what reads by them afterwards does not check again.</summary>
    internal static void Split(ReadOnlySpan<int> ends, int packedLength, ref int start, Span<int> starts, Span<int> lengths)
    {
        for (var at = 0; at < ends.Length; at++)
        {
            var end = ends[at];
            if (end < start || end > packedLength)
            {
                throw new ArgumentException(end < start ? "The ends do not ascend." : "An end lies beyond the bytes.", nameof(ends));
            }

            starts[at] = start;
            lengths[at] = end - start;
            start = end;
        }
    }

    private void FingerprintOneByOne(ReadOnlySpan<byte> packed, ReadOnlySpan<int> ends, Span<SecretFingerprint> destination)
    {
        Span<int> begin = stackalloc int[1];
        Span<int> length = stackalloc int[1];
        var start = 0;
        for (var at = 0; at < ends.Length; at++)
        {
            Split(ends.Slice(at, 1), packed.Length, ref start, begin, length);
            destination[at] = new SecretFingerprint(KeyId, Scalar(_key, packed.Slice(begin[0], length[0])));
        }
    }

    // Whoever disposes says so first and clears then: as long as nobody had said so, the key was whole.
    private void ThrowIfClearedMeanwhile()
    {
        Volatile.ReadBarrier();
        ObjectDisposedException.ThrowIf(_disposed, this);
    }
}
