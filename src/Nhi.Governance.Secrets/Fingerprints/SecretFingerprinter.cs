using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>Makes fingerprints under one key for one purpose. Fingerprints of different purposes have nothing in common, so that a leak of one list helps no other.</summary>
/// <remarks>Safe to call from several threads. Disposing it clears the derived key.</remarks>
public sealed class SecretFingerprinter : IDisposable
{
    private readonly byte[] _key = GC.AllocateUninitializedArray<byte>(SHA256.HashSizeInBytes, pinned: true);
    private readonly ushort _keyId;
    private volatile bool _disposed;

    /// <summary>Derives the key of a purpose (HKDF with SHA-256, RFC 5869).</summary>
    /// <param name="keyId">Number of the estate's key.</param>
    /// <param name="key">The estate's key, 32 bytes or more; stays the caller's to clear.</param>
    /// <param name="purpose">What the fingerprints are for.</param>
    /// <exception cref="ArgumentException">The number is zero, the key too short or the purpose empty.</exception>
    public SecretFingerprinter(ushort keyId, ReadOnlySpan<byte> key, string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        ArgumentOutOfRangeException.ThrowIfZero(keyId);
        if (key.Length < SHA256.HashSizeInBytes)
        {
            throw new ArgumentException("A fingerprint key has at least 32 bytes.", nameof(key));
        }

        _keyId = keyId;
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, _key, salt: default, info: Encoding.UTF8.GetBytes("nhi-governance/fingerprint/" + purpose));
    }

    /// <summary>Makes the fingerprint of a secret.</summary>
    /// <param name="secret">The secret.</param>
    /// <returns>The fingerprint.</returns>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public SecretFingerprint Fingerprint(ReadOnlySpan<byte> secret)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, secret, digest);
        return new SecretFingerprint(_keyId, BinaryPrimitives.ReadUInt128BigEndian(digest));
    }

    /// <summary>Clears the derived key.</summary>
    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_key);
    }
}
