using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Secrets.Fingerprints;

public sealed class SecretFingerprintTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    [Fact]
    public void It_is_hmac_under_a_key_derived_for_the_purpose()
    {
        // The twin: HKDF (RFC 5869) and HMAC as the base class library has them, put together by hand.
        var derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, Key, 32, info: Encoding.UTF8.GetBytes("nhi-governance/fingerprint/copies"));
        var digest = HMACSHA256.HashData(derived, "made-up secret"u8);
        using var fingerprinter = new SecretFingerprinter(7, Key, "copies");
        Assert.Equal($"k7:{Convert.ToHexStringLower(digest)[..32]}", fingerprinter.Fingerprint("made-up secret"u8).ToString());
    }

    [Fact]
    public void Purposes_keys_and_secrets_are_told_apart()
    {
        using var one = new SecretFingerprinter(1, Key, "copies");
        using var other = new SecretFingerprinter(1, Key, "verification");
        using var otherKey = new SecretFingerprinter(1, [.. Key.Reverse()], "copies");
        Assert.Equal(one.Fingerprint("a"u8), one.Fingerprint("a"u8));
        Assert.Equal(4, new HashSet<SecretFingerprint> { one.Fingerprint("a"u8), one.Fingerprint("b"u8), other.Fingerprint("a"u8), otherKey.Fingerprint("a"u8) }.Count);
    }

    [Fact]
    public void What_is_written_is_read()
    {
        var fingerprint = new SecretFingerprint(65535, UInt128.MaxValue - 1);
        Assert.True(SecretFingerprint.TryParse(fingerprint.ToString(), out var read));
        Assert.Equal(fingerprint, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("k1:")]
    [InlineData("k0:00112233445566778899aabbccddeeff")]
    [InlineData("k65536:00112233445566778899aabbccddeeff")]
    [InlineData("1:00112233445566778899aabbccddeeff")]
    [InlineData("k1:00112233445566778899aabbccddeef")]
    [InlineData("k1:00112233445566778899aabbccddeefff")]
    [InlineData("k1:00112233445566778899aabbccddeefg")]
    [InlineData("k+1:00112233445566778899aabbccddeeff")]
    public void What_is_no_fingerprint_is_not_read(string text) => Assert.False(SecretFingerprint.TryParse(text, out _));

    [Fact]
    public void A_weak_key_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new SecretFingerprinter(1, Key.AsSpan(1), "copies"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SecretFingerprinter(0, Key, "copies"));
        Assert.Throws<ArgumentException>(() => new SecretFingerprinter(1, Key, ""));
    }

    [Fact]
    public void Once_disposed_it_makes_none()
    {
        var fingerprinter = new SecretFingerprinter(1, Key, "copies");
        fingerprinter.Dispose();
        Assert.Throws<ObjectDisposedException>(() => fingerprinter.Fingerprint("a"u8));
    }
}
