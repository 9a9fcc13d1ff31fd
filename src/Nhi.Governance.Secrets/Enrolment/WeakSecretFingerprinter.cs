using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>Makes and compares fingerprints of values that could be guessed, under one key for one purpose.</summary>
/// <remarks>
/// The value goes through HMAC-SHA-256 under the key first, so that nobody without the key can begin to guess, and its digest through PBKDF2, so that whoever has
/// the key guesses slowly. Comparing costs as much as making one does, and cannot be shared among fingerprints, because each has its own salt: compare with few values, in places
/// where a value stands whole. Safe to call from several threads. Disposing it clears the derived key.
/// </remarks>
public sealed class WeakSecretFingerprinter : IDisposable
{
    /// <summary>Rounds of a new fingerprint: 600,000, as OWASP's Password Storage Cheat Sheet has it for PBKDF2-HMAC-SHA-256.</summary>
    public const int Iterations = 600_000;

    private const int SaltBytes = 16;

    // A key of its own: an ordinary fingerprint of the same value under the same key must be no shortcut.
    private readonly byte[] _key = GC.AllocateUninitializedArray<byte>(SHA256.HashSizeInBytes, pinned: true);
    private volatile bool _disposed;

    /// <summary>Derives the key of a purpose.</summary>
    /// <param name="keyId">Number of the estate's key.</param>
    /// <param name="key">The estate's key, 32 bytes or more; stays the caller's to clear.</param>
    /// <param name="purpose">What the fingerprints are for.</param>
    /// <exception cref="ArgumentException">The number is zero, the key too short or the purpose empty.</exception>
    public WeakSecretFingerprinter(ushort keyId, ReadOnlySpan<byte> key, string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        ArgumentOutOfRangeException.ThrowIfZero(keyId);
        if (key.Length < SHA256.HashSizeInBytes)
        {
            throw new ArgumentException("A fingerprint key has at least 32 bytes.", nameof(key));
        }

        KeyId = keyId;
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, _key, salt: default, info: Encoding.UTF8.GetBytes("nhi-governance/weak-fingerprint/" + purpose));
    }

    /// <summary>Number of the key.</summary>
    public ushort KeyId { get; }

    /// <summary>Makes a fingerprint with a new salt. Takes a good part of a second.</summary>
    /// <param name="secret">The value.</param>
    /// <returns>The fingerprint; another each time.</returns>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public WeakSecretFingerprint Fingerprint(ReadOnlySpan<byte> secret)
    {
        Span<byte> salt = stackalloc byte[SaltBytes];
        RandomNumberGenerator.Fill(salt);
        return new WeakSecretFingerprint(KeyId, Iterations, BinaryPrimitives.ReadUInt128BigEndian(salt), Stretch(secret, salt, Iterations));
    }

    /// <summary>Whether a fingerprint is of a value. Takes a good part of a second.</summary>
    /// <param name="fingerprint">The fingerprint.</param>
    /// <param name="value">The whole value.</param>
    /// <returns>Whether it is, in a time that does not depend on where they differ; <see langword="false"/> at once where it was made under another key.</returns>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public bool Matches(WeakSecretFingerprint fingerprint, ReadOnlySpan<byte> value)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (fingerprint.KeyId != KeyId || fingerprint.Iterations is < 1 or > WeakSecretFingerprint.MostIterations)
        {
            return false;
        }

        Span<byte> salt = stackalloc byte[SaltBytes];
        BinaryPrimitives.WriteUInt128BigEndian(salt, fingerprint.Salt);
        var difference = Stretch(value, salt, fingerprint.Iterations) ^ fingerprint.Digest;
        return ((ulong)difference | (ulong)(difference >> 64)) == 0;
    }

    /// <summary>Clears the derived key.</summary>
    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_key);
    }

    private UInt128 Stretch(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, int iterations)
    {
        Span<byte> begin = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> end = stackalloc byte[SaltBytes];
        try
        {
            HMACSHA256.HashData(_key, secret, begin);
            Volatile.ReadBarrier();
            ObjectDisposedException.ThrowIf(_disposed, this);
            Rfc2898DeriveBytes.Pbkdf2(begin, salt, end, iterations, HashAlgorithmName.SHA256);
            return BinaryPrimitives.ReadUInt128BigEndian(end);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(begin);
        }
    }
}
