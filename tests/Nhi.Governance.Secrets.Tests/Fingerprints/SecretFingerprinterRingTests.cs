using System.Security.Cryptography;

namespace Nhi.Governance.Secrets.Fingerprints;

public sealed class SecretFingerprinterRingTests
{
    private readonly byte[] _old = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _new = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public void A_value_is_found_under_either_key_and_told_to_be_made_anew()
    {
        using var before = new SecretFingerprinter(1, _old, "copies");
        using var ring = Ring();
        var secret = RandomNumberGenerator.GetBytes(32);
        Assert.Equal(FingerprintMatch.Outdated, ring.Compare(before.Fingerprint(secret), secret));
        Assert.Equal(FingerprintMatch.Current, ring.Compare(ring.Current.Fingerprint(secret), secret));
        Assert.Equal(FingerprintMatch.Different, ring.Compare(before.Fingerprint("another"u8), secret));
        Assert.Equal(FingerprintMatch.UnknownKey, ring.Compare(before.Fingerprint(secret) with { KeyId = 3 }, secret));
        Assert.Equal(FingerprintMatch.Different, ring.Compare(before.Fingerprint(secret) with { KeyId = 2 }, secret));
    }

    [Fact]
    public void It_is_looked_up_by_one_fingerprint_for_each_key()
    {
        using var ring = Ring();
        var found = new SecretFingerprint[ring.Count];
        ring.FingerprintAll("a"u8, found);
        Assert.Equal([2, 1], found.Select(fingerprint => (int)fingerprint.KeyId));
        Assert.Equal(ring.Current.Fingerprint("a"u8), found[0]);
        Assert.Throws<ArgumentException>(() => ring.FingerprintAll("a"u8, new SecretFingerprint[1]));
    }

    [Fact]
    public void No_keys_or_two_with_one_number_are_refused()
    {
        using var one = new SecretFingerprinter(1, _old, "copies");
        using var same = new SecretFingerprinter(1, _new, "copies");
        Assert.Throws<ArgumentException>(() => new SecretFingerprinterRing([]));
        Assert.Throws<ArgumentException>(() => new SecretFingerprinterRing([one, same]));
    }

    [Fact]
    public void Once_disposed_it_makes_none()
    {
        var ring = Ring();
        ring.Dispose();
        Assert.Throws<ObjectDisposedException>(() => ring.Current.Fingerprint("a"u8));
    }

    private SecretFingerprinterRing Ring() => new([new SecretFingerprinter(2, _new, "copies"), new SecretFingerprinter(1, _old, "copies")]);
}
