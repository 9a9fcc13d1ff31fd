using System.Globalization;
using System.Security.Cryptography;

namespace Nhi.Governance.Secrets.Enrolment;

public sealed class SecretEnrollerTests : IDisposable
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly SecretFingerprinter _fingerprinter;
    private readonly WeakSecretFingerprinter _weak;

    public SecretEnrollerTests()
    {
        _fingerprinter = new SecretFingerprinter(1, _key, "copies");
        _weak = new WeakSecretFingerprinter(1, _key, "copies");
    }

    public void Dispose()
    {
        _fingerprinter.Dispose();
        _weak.Dispose();
    }

    [Fact]
    public void A_strong_value_gets_the_ordinary_fingerprint()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        var enrolled = Assert.IsType<SecretEnrolment.Strong>(new SecretEnroller(_fingerprinter).Enrol(secret));
        Assert.Equal(_fingerprinter.Fingerprint(secret), enrolled.Fingerprint);
    }

    [Fact]
    public void A_weak_value_is_refused_unless_weak_ones_are_allowed()
    {
        var refused = Assert.IsType<SecretEnrolment.Refused>(new SecretEnroller(_fingerprinter).Enrol("Summer2024!"u8));
        Assert.Equal(SecretWeakness.CommonPassword, refused.Strength.Weakness);
        Assert.DoesNotContain("Summer", refused.ToString(), StringComparison.OrdinalIgnoreCase);

        var weak = Assert.IsType<SecretEnrolment.Weak>(new SecretEnroller(_fingerprinter, _weak).Enrol("Summer2024!"u8));
        Assert.True(_weak.Matches(weak.Fingerprint, "Summer2024!"u8));
    }

    [Fact]
    public void Nobody_enrols_a_placeholder_or_nothing()
    {
        var enroller = new SecretEnroller(_fingerprinter, _weak);
        Assert.IsType<SecretEnrolment.Refused>(enroller.Enrol("changeme"u8));
        Assert.IsType<SecretEnrolment.Refused>(enroller.Enrol([]));
    }

    [Fact]
    public void A_weak_fingerprint_is_of_its_value_its_key_and_its_salt()
    {
        var fingerprint = _weak.Fingerprint("hunter2"u8);
        Assert.True(_weak.Matches(fingerprint, "hunter2"u8));
        Assert.False(_weak.Matches(fingerprint, "hunter2\0"u8)); // PBKDF2 by itself pads with zeros.
        Assert.False(_weak.Matches(fingerprint, "hunter3"u8));
        Assert.NotEqual(fingerprint, _weak.Fingerprint("hunter2"u8));
        Assert.False(_weak.Matches(fingerprint with { KeyId = 2 }, "hunter2"u8));
        Assert.False(_weak.Matches(fingerprint with { Salt = fingerprint.Salt ^ 1 }, "hunter2"u8));

        using var otherKey = new WeakSecretFingerprinter(1, RandomNumberGenerator.GetBytes(32), "copies");
        using var otherPurpose = new WeakSecretFingerprinter(1, _key, "verification");
        Assert.False(otherKey.Matches(fingerprint, "hunter2"u8));
        Assert.False(otherPurpose.Matches(fingerprint, "hunter2"u8));
    }

    [Fact]
    public void It_is_pbkdf2_of_hmac()
    {
        // The twin: HKDF, HMAC and PBKDF2 as the base class library has them, put together by hand.
        var derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, 32, info: "nhi-governance/weak-fingerprint/copies"u8.ToArray());
        var fingerprint = _weak.Fingerprint("hunter2"u8);
        var salt = Convert.FromHexString($"{fingerprint.Salt:x32}");
        var digest = Rfc2898DeriveBytes.Pbkdf2(HMACSHA256.HashData(derived, "hunter2"u8), salt, 600_000, HashAlgorithmName.SHA256, 16);
        Assert.Equal($"{fingerprint.Digest:x32}", Convert.ToHexStringLower(digest));
    }

    [Fact]
    public void What_is_written_is_read()
    {
        var fingerprint = new WeakSecretFingerprint(65535, 600_000, UInt128.MaxValue - 1, 5);
        Assert.True(WeakSecretFingerprint.TryParse(fingerprint.ToString(), out var read));
        Assert.Equal(fingerprint, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("w")]
    [InlineData("w1:600000:S")]
    [InlineData("w0:600000:S:S")]
    [InlineData("k1:600000:S:S")]
    [InlineData("w1:599999:S:S")]
    [InlineData("w1:10000001:S:S")]
    [InlineData("w1:+600000:S:S")]
    [InlineData("w1:600000:S:S:S")]
    [InlineData("w1:600000:S:S0")]
    [InlineData("w1:600000:S:0x112233445566778899aabbccddeeff")]
    public void What_is_no_weak_fingerprint_is_not_read(string text) =>
        Assert.False(WeakSecretFingerprint.TryParse(text.Replace("S", 1.ToString("x32", CultureInfo.InvariantCulture), StringComparison.Ordinal), out _));

    [Fact]
    public void Once_disposed_it_neither_makes_nor_compares()
    {
        var weak = new WeakSecretFingerprinter(1, _key, "copies");
        weak.Dispose();
        Assert.Throws<ObjectDisposedException>(() => weak.Fingerprint("a"u8));
        Assert.Throws<ObjectDisposedException>(() => weak.Matches(default, "a"u8));
    }

    [Fact]
    public void A_weak_key_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new WeakSecretFingerprinter(1, _key.AsSpan(1), "copies"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeakSecretFingerprinter(0, _key, "copies"));
        Assert.Throws<ArgumentException>(() => new WeakSecretFingerprinter(1, _key, ""));
    }
}
