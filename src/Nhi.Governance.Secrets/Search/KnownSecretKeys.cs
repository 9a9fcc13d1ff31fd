using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>The keys of a search, derived from the estate's: one for fingerprints, one for tags of windows, one for their hashes, one for locators.</summary>
/// <remarks>Safe for concurrent use until it is disposed.</remarks>
internal sealed class KnownSecretKeys : IDisposable
{
    private readonly SecretFingerprinter _fingerprinter;
    private readonly byte[] _locatorKey = GC.AllocateUninitializedArray<byte>(SHA256.HashSizeInBytes, pinned: true);

    public KnownSecretKeys(ushort keyId, ReadOnlySpan<byte> key)
    {
        _fingerprinter = new SecretFingerprinter(keyId, key, "known-secret");
        KeyId = keyId;
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, _locatorKey, default, Encoding.UTF8.GetBytes("nhi-governance/known-secret/locator"));
        Span<byte> tagKey = stackalloc byte[WindowTagger.KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, tagKey, default, Encoding.UTF8.GetBytes("nhi-governance/known-secret/window"));
        Tagger = new WindowTagger(tagKey);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, tagKey, default, Encoding.UTF8.GetBytes("nhi-governance/known-secret/sieve"));
        SieveMultiplier = BinaryPrimitives.ReadUInt64LittleEndian(tagKey) | 1;
        CryptographicOperations.ZeroMemory(tagKey);
    }

    public ushort KeyId { get; }

    public WindowTagger Tagger { get; }

    /// <summary>The key of <see cref="WindowSieve"/>.</summary>
    public ulong SieveMultiplier { get; }

    public UInt128 Digest(ReadOnlySpan<byte> secret) => _fingerprinter.Fingerprint(secret).Digest;

    /// <summary>What a locator is combined with, so that it tells nothing.</summary>
    public UInt128 Pad(UInt128 digest)
    {
        Span<byte> input = stackalloc byte[16];
        Span<byte> pad = stackalloc byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt128BigEndian(input, digest);
        HMACSHA256.HashData(_locatorKey, input, pad);
        return BinaryPrimitives.ReadUInt128BigEndian(pad);
    }

    public void Dispose()
    {
        _fingerprinter.Dispose();
        Tagger.Clear();
        CryptographicOperations.ZeroMemory(_locatorKey);
    }
}
