using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Secrets.Fingerprints;

/// <summary>What the document about fingerprints shows.</summary>
public sealed class FingerprintExampleTests
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    [Theory]
    [InlineData("Summer2024!", "w1:600000:")]
    [InlineData("changeme", "refused: about 0 bits: written to be replaced")]
    [InlineData("tB9xGq2LwZ4vN8rKcY6m", "k1:")]
    public void Enrolling(string password, string expected)
    {
        var (key, secret) = (_key, Encoding.UTF8.GetBytes(password));
        #region fingerprint-enrol
        using var fingerprinter = new SecretFingerprinter(1, key, "copies");
        using var weak = new WeakSecretFingerprinter(1, key, "copies"); // Left out, weak values are refused.

        var kept = new SecretEnroller(fingerprinter, weak).Enrol(secret) switch
        {
            SecretEnrolment.Strong strong => strong.Fingerprint.ToString(),
            SecretEnrolment.Weak stretched => stretched.Fingerprint.ToString(),
            var refused => $"refused: {refused.Strength}",
        };
        #endregion
        Assert.StartsWith(expected, kept, StringComparison.Ordinal);
    }

    [Fact]
    public void Many()
    {
        using var fingerprinter = new SecretFingerprinter(1, _key, "copies");
        #region fingerprint-many
        var packed = "tB9xGq2LwZ4vN8rKcY6mhW3kPz7dQ5sX"u8; // Two secrets, of 20 and 12 bytes.
        Span<SecretFingerprint> fingerprints = new SecretFingerprint[2];
        fingerprinter.FingerprintMany(packed, [20, 32], fingerprints);
        #endregion
        Assert.Equal(fingerprinter.Fingerprint(packed[..20]), fingerprints[0]);
        Assert.Equal(fingerprinter.Fingerprint(packed[20..]), fingerprints[1]);
    }

    [Fact]
    public void Naming()
    {
        ReadOnlySpan<byte> secret = "tB9xGq2LwZ4vN8rKcY6mhW3kPz7dQ5sX"u8;
        #region fingerprint-c3id
        var id = CrossCompanyCorrelatingId.Create(secret) ?? "could be guessed: it has none";
        #endregion
        Assert.Equal(CrossCompanyCorrelatingId.Length, id.Length);
    }
}
