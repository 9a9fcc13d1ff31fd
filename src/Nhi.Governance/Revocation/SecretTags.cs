using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>Ties evidence to the secret it was gained with, by a keyed fingerprint.</summary>
internal sealed class SecretTags(IFingerprintKeyProvider keys)
{
    private const string Purpose = "verification";

    public async ValueTask<string> TagAsync(SecretValue secret, CancellationToken cancellationToken) =>
        await WithKeyAsync(_ => true, secret, cancellationToken).ConfigureAwait(false) ?? throw new ProviderException(NoKey);

    /// <summary>Whether a tag was made from this secret; false too where its key is kept no more.</summary>
    public async ValueTask<bool> IsOfAsync(string tag, SecretValue secret, CancellationToken cancellationToken) =>
        SecretFingerprint.TryParse(tag, out var fingerprint)
        && string.Equals(tag, await WithKeyAsync(key => key.Id == fingerprint.KeyId, secret, cancellationToken).ConfigureAwait(false), StringComparison.Ordinal);

    private static ProviderFailure NoKey => new("fingerprint keys", "read", FailureKind.NotFound, "the estate has no fingerprint key", MayHaveApplied: false);

    private async ValueTask<string?> WithKeyAsync(Func<FingerprintKey, bool> which, SecretValue secret, CancellationToken cancellationToken)
    {
        var all = await keys.GetKeysAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (all.FirstOrDefault(which) is not { } key)
            {
                return null;
            }

            using var fingerprinter = new SecretFingerprinter(key.Id, key.Material.Reveal(), Purpose);
            return fingerprinter.Fingerprint(secret.Reveal()).ToString();
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
