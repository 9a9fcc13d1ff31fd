using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Nhi.Governance.Secrets;

/// <summary>Looks for values that could be guessed, whose fingerprints are stretched: each comparison takes a good part of a second.</summary>
/// <remarks>
/// Only values that stand whole are compared: <c>key=value</c>, <c>key: value</c>, <c>"key": "value"</c>, in connection strings, and the password of a URL's user. They are taken
/// as they are written: what is encoded, escaped or within a longer run is not found, and no claim of completeness is made. Values whose
/// name is that of a password are compared first; a value is compared once, in this text and the next ones, of which only a digest under a key made for this
/// scanner is remembered. Not safe for concurrent use.
/// </remarks>
/// <param name="fingerprinter">Compares; stays the caller's to dispose.</param>
/// <param name="secrets">What to look for.</param>
/// <param name="maxTries">The most comparisons a text is paid for: 64, some ten seconds, unless said otherwise.</param>
public sealed class WeakSecretScanner(WeakSecretFingerprinter fingerprinter, IReadOnlyCollection<WeakSecret> secrets, int maxTries = WeakSecretScanner.DefaultTries)
{
    /// <summary>How many comparisons a text is paid for unless said otherwise.</summary>
    public const int DefaultTries = 64;

    private const int MostValues = 4096;
    private const int MostRemembered = 64 * 1024;

    private readonly WeakSecretFingerprinter _fingerprinter = fingerprinter ?? throw new ArgumentNullException(nameof(fingerprinter));
    private readonly WeakSecret[] _secrets = [.. secrets ?? throw new ArgumentNullException(nameof(secrets))];
    private readonly int _maxTries = maxTries > 0 ? maxTries : throw new ArgumentOutOfRangeException(nameof(maxTries));
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);

    // By value and secret, whether they are the same.
    private readonly Dictionary<(UInt128 Value, int Secret), bool> _tried = [];

    /// <summary>Looks through a text.</summary>
    /// <param name="text">The text; any bytes are allowed.</param>
    /// <param name="cancellationToken">Ends the search between two comparisons.</param>
    /// <returns>What was found, and from where on something was left.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">What compares was disposed.</exception>
    public WeakSecretScan Scan(ReadOnlySpan<byte> text, CancellationToken cancellationToken = default)
    {
        var matches = new List<WeakSecretMatch>();
        var values = WholeValues.Find(text, MostValues, out var untried);
        var tries = 0;
        for (var named = 0; named < 2; named++)
        {
            foreach (var (place, isNamed) in values)
            {
                if (isNamed == (named == 0) && !TryCompare(text, place, matches, ref tries, cancellationToken))
                {
                    var start = place.Start.Value;
                    untried = untried < 0 ? start : Math.Min(untried, start);
                }
            }
        }

        matches.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        return new WeakSecretScan(matches, tries, untried);
    }

    // False when a comparison could not be paid for.
    private bool TryCompare(ReadOnlySpan<byte> text, Range place, List<WeakSecretMatch> matches, ref int tries, CancellationToken cancellationToken)
    {
        var value = text[place];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, value, digest);
        var known = BinaryPrimitives.ReadUInt128LittleEndian(digest);
        for (var index = 0; index < _secrets.Length; index++)
        {
            var secret = _secrets[index];
            if (secret.Length != 0 && secret.Length != value.Length)
            {
                continue;
            }

            if (!_tried.TryGetValue((known, index), out var isSame))
            {
                if (tries == _maxTries)
                {
                    return false;
                }

                cancellationToken.ThrowIfCancellationRequested();
                tries++;
                isSame = _fingerprinter.Matches(secret.Fingerprint, value);
                Remember(known, index, isSame);
            }

            if (isSame)
            {
                matches.Add(new WeakSecretMatch(place.Start.Value, value.Length, secret.Fingerprint));
            }
        }

        return true;
    }

    private void Remember(UInt128 value, int secret, bool isSame)
    {
        if (_tried.Count >= MostRemembered)
        {
            _tried.Clear();
        }

        _tried.Add((value, secret), isSame);
    }
}
