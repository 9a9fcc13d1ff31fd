using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>Enrols secrets to be searched for, and makes the index of a search out of them.</summary>
/// <remarks>
/// The value is seen at enrolment only. What is kept is an <see cref="EnrolledSecret"/>, which a store may hold and <see cref="Add(in EnrolledSecret)"/> takes
/// back. <see cref="SecretParts"/> lists what to enrol of a URL or a connection string. Not safe for concurrent use.
/// </remarks>
public sealed class KnownSecretsBuilder : IDisposable
{
    /// <summary>The length in bytes of the shortest secret that can be enrolled: a shorter one is anywhere by chance.</summary>
    public const int MinLength = 8;

    /// <summary>The length in bytes of the longest secret that can be enrolled.</summary>
    public const int MaxLength = 4096;

    // How a window is met: its pair, its kind, its hash.
    private const int KindShift = 16;
    private const int HashShift = 32;

    private readonly ushort _keyId;
    private readonly ulong[] _pairs = new ulong[1024];
    private readonly List<uint> _hashes = [];
    private KnownSecretKeys? _keys;
    private WindowKind _kinds;
    private ulong[] _entries = new ulong[16];
    private UInt128[] _digests = new UInt128[16];

    /// <summary>Begins an index.</summary>
    /// <param name="keyId">Number of the estate's key.</param>
    /// <param name="key">The estate's key, 32 bytes or more; stays the caller's to clear.</param>
    /// <exception cref="ArgumentException">The number is zero or the key too short.</exception>
    public KnownSecretsBuilder(ushort keyId, ReadOnlySpan<byte> key)
    {
        _keyId = keyId;
        _keys = new KnownSecretKeys(keyId, key);
    }

    /// <summary>How many secrets have been added, twins counted twice.</summary>
    public int Count { get; private set; }

    private KnownSecretKeys Keys => _keys ?? throw new ObjectDisposedException(nameof(KnownSecretsBuilder));

    /// <summary>Enrols a secret: makes what is kept of it, and adds that.</summary>
    /// <param name="secret">The value as bytes, of text as UTF-8; <see cref="MinLength"/> to <see cref="MaxLength"/> of them.</param>
    /// <returns>What may be stored, and added again later.</returns>
    /// <exception cref="ArgumentException">The value is too short or too long.</exception>
    /// <exception cref="ObjectDisposedException">The builder is disposed or has built its index.</exception>
    public EnrolledSecret Enrol(ReadOnlySpan<byte> secret)
    {
        if (secret.Length is < MinLength or > MaxLength)
        {
            throw new ArgumentException($"A secret to be searched for has {MinLength} to {MaxLength} bytes.", nameof(secret));
        }

        var keys = Keys;
        var choice = WindowPicker.Pick(secret);
        var window = WindowPicker.Read(secret, choice.Offset, choice.IsShort);
        var entry = SecretEntry.Pack(keys.Tagger.Tag(window), choice.Offset, secret.Length);
        var digest = keys.Digest(secret);
        var met = ((ulong)WindowSieve.Hash(window, keys.SieveMultiplier) << HashShift) | ((ulong)choice.Kind << KindShift) | choice.Pair;
        Add(entry, digest, met);
        return new EnrolledSecret(new SecretFingerprint(_keyId, digest), new UInt128(met, entry) ^ keys.Pad(digest));
    }

    /// <summary>Adds a secret that was enrolled before, under the same key.</summary>
    /// <param name="secret">What <see cref="Enrol"/> gave.</param>
    /// <exception cref="ArgumentException">It was enrolled under another key, or has been changed since.</exception>
    /// <exception cref="ObjectDisposedException">The builder is disposed or has built its index.</exception>
    public void Add(in EnrolledSecret secret)
    {
        var keys = Keys;
        var locator = secret.Locator ^ keys.Pad(secret.Fingerprint.Digest);
        var met = (ulong)(locator >> 64);
        var entry = (ulong)locator;
        if (secret.Fingerprint.KeyId != _keyId || met >> (HashShift + WindowSieve.HashBits) != 0
            || SecretEntry.Length(entry) is < MinLength or > MaxLength
            || SecretEntry.Offset(entry) + WindowPicker.ShortLength > SecretEntry.Length(entry))
        {
            throw new ArgumentException("The secret was enrolled under another key, or what was stored of it has changed.", nameof(secret));
        }

        Add(entry, secret.Fingerprint.Digest, met);
    }

    /// <summary>Makes the index. The builder is then empty and done with: its keys are those of the index now.</summary>
    /// <returns>The index.</returns>
    /// <exception cref="ObjectDisposedException">The builder is disposed or has built its index.</exception>
    public KnownSecrets Build()
    {
        var keys = Keys;
        Array.Resize(ref _entries, Count);
        Array.Resize(ref _digests, Count);
        var table = new SecretTable(_entries, _digests);
        var own = WindowPass.IsOwn(_kinds) ? new PairFinder(_pairs) : null;
        var built = new KnownSecrets(keys, table, _kinds, own, new WindowSieve(keys.SieveMultiplier, CollectionsMarshal.AsSpan(_hashes)));
        _hashes.Clear();
        (_entries, _digests, Count, _keys) = ([], [], 0, null);
        return built;
    }

    /// <summary>Clears the keys, if no index was made. A second call does nothing.</summary>
    public void Dispose()
    {
        _keys?.Dispose();
        _keys = null;
    }

    private void Add(ulong entry, UInt128 digest, ulong met)
    {
        if (Count == _entries.Length)
        {
            var room = Count + Math.Max(16, Count / 2);
            Array.Resize(ref _entries, room);
            Array.Resize(ref _digests, room);
        }

        (_entries[Count], _digests[Count]) = (entry, digest);
        Count++;
        var kind = (WindowKind)(met >> KindShift);
        _kinds |= kind;
        if ((kind & WindowKind.Forward) == WindowKind.None)
        {
            _hashes.Add((uint)(met >> HashShift));
        }

        if (WindowPass.IsOwn(kind))
        {
            _pairs[(ushort)met >> 6] |= 1UL << ((int)met & 63);
        }
    }
}
