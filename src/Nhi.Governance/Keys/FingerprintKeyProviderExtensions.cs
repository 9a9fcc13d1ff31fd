using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>Makes fingerprinters of an estate's keys.</summary>
public static class FingerprintKeyProviderExtensions
{
    /// <summary>Reads the keys and derives those of a purpose: the current one makes fingerprints, each finds them.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="purpose">What the fingerprints are for.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The ring; the caller disposes it. The keys themselves are cleared.</returns>
    /// <exception cref="ProviderException">There is no key, or it cannot be read.</exception>
    public static async ValueTask<SecretFingerprinterRing> CreateRingAsync(this IFingerprintKeyProvider keys, string purpose, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        var all = await keys.GetKeysAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new SecretFingerprinterRing(all.Select(key => new SecretFingerprinter(key.Id, key.Material.Reveal(), purpose)));
        }
        finally
        {
            foreach (var key in all)
            {
                key.Dispose();
            }
        }
    }
}
