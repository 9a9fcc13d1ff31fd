namespace Nhi.Governance.Secrets;

/// <summary>The fingerprinters of all keys that are kept: new fingerprints are made under the current one, stored ones are found under each.</summary>
/// <remarks>
/// A fingerprint cannot be carried over to another key, because the value is not kept. It is made anew when the value is seen the next time; until no stored one is of the old key, that key stays.
/// Safe to call from several threads. Disposing it disposes the fingerprinters.
/// </remarks>
public sealed class SecretFingerprinterRing : IDisposable
{
    private readonly SecretFingerprinter[] _all;

    /// <summary>Takes over fingerprinters of one purpose.</summary>
    /// <param name="fingerprinters">The current one first, at least one, each with a number of its own.</param>
    /// <exception cref="ArgumentException">There is none, or two have one number.</exception>
    public SecretFingerprinterRing(IEnumerable<SecretFingerprinter> fingerprinters)
    {
        ArgumentNullException.ThrowIfNull(fingerprinters);
        _all = [.. fingerprinters];
        if (_all.Length == 0 || _all.DistinctBy(one => one.KeyId).Count() != _all.Length)
        {
            throw new ArgumentException("A ring has at least one fingerprinter, and no two with one number.", nameof(fingerprinters));
        }
    }

    /// <summary>How many keys there are: fingerprints to look one value up by.</summary>
    public int Count => _all.Length;

    /// <summary>The fingerprinter of the current key.</summary>
    public SecretFingerprinter Current => _all[0];

    /// <summary>Makes the fingerprint of a value under each key.</summary>
    /// <param name="secret">The value.</param>
    /// <param name="destination">Room for <see cref="Count"/> fingerprints; the current key's comes first.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public void FingerprintAll(ReadOnlySpan<byte> secret, Span<SecretFingerprint> destination)
    {
        if (destination.Length < _all.Length)
        {
            throw new ArgumentException("There is room for fewer fingerprints than there are keys.", nameof(destination));
        }

        for (var at = 0; at < _all.Length; at++)
        {
            destination[at] = _all[at].Fingerprint(secret);
        }
    }

    /// <summary>Whether a stored fingerprint is of a value, under whichever key it was made.</summary>
    /// <param name="stored">The fingerprint.</param>
    /// <param name="secret">The value.</param>
    /// <returns>How they stand to one another.</returns>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public FingerprintMatch Compare(SecretFingerprint stored, ReadOnlySpan<byte> secret)
    {
        foreach (var fingerprinter in _all)
        {
            if (fingerprinter.KeyId == stored.KeyId)
            {
                return !fingerprinter.Fingerprint(secret).Equals(stored) ? FingerprintMatch.Different
                    : fingerprinter == Current ? FingerprintMatch.Current : FingerprintMatch.Outdated;
            }
        }

        return FingerprintMatch.UnknownKey;
    }

    /// <summary>Disposes the fingerprinters.</summary>
    public void Dispose() => Array.ForEach(_all, one => one.Dispose());
}
