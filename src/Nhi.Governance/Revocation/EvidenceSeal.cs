using System.Security.Cryptography;
using System.Text;
using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>Ties evidence to the secret it was gained with and to every word of it, so that a record somebody edited counts for nothing.</summary>
internal sealed class EvidenceSeal(IFingerprintKeyProvider keys)
{
    private const string Purpose = "verification";

    /// <summary>Seals evidence under the current key.</summary>
    /// <exception cref="ProviderException">There is no key.</exception>
    public async ValueTask<AliveEvidence> SealAsync(AliveEvidence evidence, SecretValue secret, CancellationToken cancellationToken) =>
        await DigestAsync(_ => true, evidence, secret, cancellationToken).ConfigureAwait(false) is { } seal
            ? evidence with { Seal = seal }
            : throw new ProviderException(new ProviderFailure("fingerprint keys", "read", FailureKind.NotFound, "the estate has no fingerprint key", MayHaveApplied: false));

    /// <summary>Whether evidence is unedited and about this secret; false too where its key is kept no more.</summary>
    public async ValueTask<bool> FitsAsync(AliveEvidence evidence, SecretValue secret, CancellationToken cancellationToken) =>
        SecretFingerprint.TryParse(evidence.Seal, out var seal)
        && string.Equals(evidence.Seal, await DigestAsync(key => key.Id == seal.KeyId, evidence, secret, cancellationToken).ConfigureAwait(false), StringComparison.Ordinal);

    private async ValueTask<string?> DigestAsync(Func<FingerprintKey, bool> which, AliveEvidence evidence, SecretValue secret, CancellationToken cancellationToken)
    {
        var all = await keys.GetKeysAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (all.FirstOrDefault(which) is not { } key)
            {
                return null;
            }

            using var fingerprinter = new SecretFingerprinter(key.Id, key.Material.Reveal(), Purpose);
            return Digest(fingerprinter, evidence, secret).ToString();
        }
        finally
        {
            foreach (var key in all)
            {
                key.Dispose();
            }
        }
    }

    private static SecretFingerprint Digest(SecretFingerprinter fingerprinter, AliveEvidence evidence, SecretValue secret)
    {
        // Lengths first, so that no two records are the same bytes.
        string[] words = [evidence.Verifier, evidence.Vantage, evidence.Credential.ToString(), evidence.Version.ToString(), evidence.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture)];
        var head = Encoding.UTF8.GetBytes(string.Concat(words.Select(word => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{word.Length}:{word}"))));
        var whole = GC.AllocateUninitializedArray<byte>(head.Length + secret.Length, pinned: true);
        try
        {
            head.CopyTo(whole, 0);
            secret.Reveal().CopyTo(whole.AsSpan(head.Length));
            return fingerprinter.Fingerprint(whole);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(whole);
        }
    }
}
