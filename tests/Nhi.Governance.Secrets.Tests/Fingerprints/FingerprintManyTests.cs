using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Secrets.Fingerprints;

/// <summary>Many at once are what each one is alone, and both are what the base class library says.</summary>
public sealed class FingerprintManyTests : IDisposable
{
    // Round the borders of one, two and three blocks, with the mark of the end and the length in the last or in one more.
    private static readonly int[] Borders = [0, 1, 31, 32, 33, 54, 55, 56, 57, 62, 63, 64, 65, 118, 119, 120, 121, 127, 128, 129, 182, 183, 184, 191, 192, 193, 247, 248, 4086, 4087, 4088, 4096];

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, Key, 32, info: Encoding.UTF8.GetBytes("nhi-governance/fingerprint/copies"));

    private readonly SecretFingerprinter _fingerprinter = new(7, Key, "copies");
    private readonly SecretFingerprinter _scalar = new(7, Key, "copies", useLanes: false);

    public static TheoryData<int> Sizes => [.. Enumerable.Range(0, 18), 1023, 1024, 1025, 3000];

    public void Dispose()
    {
        _fingerprinter.Dispose();
        _scalar.Dispose();
    }

    [Fact]
    public void Every_length_is_what_the_base_class_library_says()
    {
        var secret = RandomNumberGenerator.GetBytes(4200);
        for (var length = 0; length <= secret.Length; length++)
        {
            Assert.Equal(Expected(secret.AsSpan(0, length)), _fingerprinter.Fingerprint(secret.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Every_border_is_right_in_every_lane_beside_every_other()
    {
        foreach (var one in Borders)
        {
            foreach (var other in Borders)
            {
                for (var lane = 0; lane < 8; lane++)
                {
                    Check([.. Enumerable.Range(0, 8).Select(at => at == lane ? one : other)]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Any_number_of_any_lengths_is_right(int count)
    {
        var random = new Random(count);
        for (var time = 0; time < 20; time++)
        {
            var most = random.Next(2) == 0 ? 120 : 4200;
            Check([.. Enumerable.Range(0, count).Select(_ => random.Next(most))]);
        }
    }

    [Fact]
    public void Lengths_of_one_tile_in_any_order_are_right() => Check([.. Enumerable.Range(0, 1024).Select(at => at * 389 % 1024)]);

    [Fact]
    public void Bytes_behind_the_last_end_belong_to_nobody()
    {
        var packed = RandomNumberGenerator.GetBytes(300);
        var found = new SecretFingerprint[3];
        _fingerprinter.FingerprintMany(packed, [0, 90, 90], found);
        Assert.Equal([Expected([]), Expected(packed.AsSpan(0, 90)), Expected([])], found);
    }

    [Fact]
    public void Room_that_is_left_over_is_left_alone()
    {
        var found = new SecretFingerprint[3];
        _fingerprinter.FingerprintMany("ab"u8, [1, 2], found);
        Assert.Equal(default, found[2]);
    }

    [Theory]
    [InlineData(new[] { 2, 1 }, "ascend")]
    [InlineData(new[] { -1 }, "ascend")]
    [InlineData(new[] { 1, 5 }, "beyond")]
    [InlineData(new[] { int.MaxValue }, "beyond")]
    [InlineData(new[] { 1, 1, 1, 1 }, "room")]
    public void Wrong_ends_are_told(int[] ends, string word)
    {
        foreach (var fingerprinter in (SecretFingerprinter[])[_fingerprinter, _scalar])
        {
            var told = Assert.Throws<ArgumentException>(() => fingerprinter.FingerprintMany("abcd"u8, ends, new SecretFingerprint[3]));
            Assert.Contains(word, told.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_wrong_end_deep_inside_is_told()
    {
        var ends = Enumerable.Range(0, 5000).ToArray();
        ends[4000] = 3998;
        Assert.Throws<ArgumentException>(() => _fingerprinter.FingerprintMany(new byte[5000], ends, new SecretFingerprint[5000]));
    }

    [Fact]
    public void It_is_hmac_sha_256_of_rfc_4231()
    {
        // Cases 1 to 4 (keys of at most a block; the digest cut to 128 bits): through the lanes where this machine has them.
        (string Key, string Data, string Digest)[] cases =
        [
            (string.Concat(Enumerable.Repeat("0b", 20)), "4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b"),
            ("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "5bdcc146bf60754e6a042426089575c7"),
            (string.Concat(Enumerable.Repeat("aa", 20)), string.Concat(Enumerable.Repeat("dd", 50)), "773ea91e36800e46854db8ebd09181a7"),
            ("0102030405060708090a0b0c0d0e0f10111213141516171819", string.Concat(Enumerable.Repeat("cd", 50)), "82558a389a443c0ea4cc819899f2083a"),
        ];
        foreach (var (key, data, digest) in cases)
        {
            var (keyBytes, message) = (Convert.FromHexString(key), Convert.FromHexString(data));
            Assert.Equal(digest, $"{SecretFingerprinter.Scalar(keyBytes, message):x32}");
            if (HmacLanes.IsSupported)
            {
                Assert.Equal(digest, $"{new HmacLanes(keyBytes).HashOne(message):x32}");
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var packed = RandomNumberGenerator.GetBytes(3000 * 60);
        var ends = Enumerable.Range(1, 3000).Select(at => at * 60).ToArray();
        var found = new SecretFingerprint[ends.Length];
        Make();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Make();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Make()
        {
            _fingerprinter.FingerprintMany(packed, ends, found);
            _ = _fingerprinter.Fingerprint(packed.AsSpan(0, 40));
            _ = _fingerprinter.Fingerprint(packed.AsSpan(0, 4200));
        }
    }

    [Fact]
    public async Task Threads_do_not_disturb_one_another()
    {
        var packed = RandomNumberGenerator.GetBytes(2000 * 40);
        var ends = Enumerable.Range(1, 2000).Select(at => at * 40).ToArray();
        var found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var mine = new SecretFingerprint[ends.Length];
            _fingerprinter.FingerprintMany(packed, ends, mine);
            return mine;
        })));
        Assert.All(found, mine => Assert.Equal(Expected(packed.AsSpan(1999 * 40, 40)), mine[^1]));
        Assert.All(found, mine => Assert.Equal(found[0], mine));
    }

    [Fact]
    public async Task Disposed_meanwhile_it_throws_rather_than_fingerprint_under_no_key()
    {
        var packed = RandomNumberGenerator.GetBytes(400 * 40);
        var ends = Enumerable.Range(1, 400).Select(at => at * 40).ToArray();
        var right = new SecretFingerprint[ends.Length];
        _scalar.FingerprintMany(packed, ends, right);
        for (var time = 0; time < 50; time++)
        {
            var fingerprinter = new SecretFingerprinter(7, Key, "copies");
            var working = Task.Run(() =>
            {
                var mine = new SecretFingerprint[ends.Length];
                while (true)
                {
                    try
                    {
                        fingerprinter.FingerprintMany(packed, ends, mine);
                    }
                    catch (ObjectDisposedException)
                    {
                        return mine;
                    }

                    Assert.Equal(right, mine);
                }
            });
            await Task.Yield();
            fingerprinter.Dispose();

            // What was on its way is cleared or, where it had not begun again, right.
            Assert.All((await working).Zip(right), pair => Assert.True(pair.First == default || pair.First == pair.Second));
        }
    }

    [Fact]
    public void Equality_sees_every_bit()
    {
        var fingerprint = new SecretFingerprint(1, new UInt128(3, 5));
        Assert.True(fingerprint.Equals(new SecretFingerprint(1, new UInt128(3, 5))));
        Assert.False(fingerprint.Equals(new SecretFingerprint(2, fingerprint.Digest)));
        Assert.All(Enumerable.Range(0, 128), bit => Assert.False(fingerprint.Equals(fingerprint with { Digest = fingerprint.Digest ^ (UInt128.One << bit) })));
    }

    private static SecretFingerprint Expected(ReadOnlySpan<byte> secret) => new(7, BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(Derived, secret)));

    private void Check(int[] lengths)
    {
        var ends = new int[lengths.Length];
        var total = 0;
        for (var at = 0; at < lengths.Length; at++)
        {
            ends[at] = total += lengths[at];
        }

        // No byte more than needed, so that a block read beyond the last would be seen.
        var packed = new byte[total];
        new Random(total).NextBytes(packed);
        var lanes = new SecretFingerprint[lengths.Length];
        _fingerprinter.FingerprintMany(packed, ends, lanes);
        for (var at = 0; at < lengths.Length; at++)
        {
            Assert.Equal(Expected(packed.AsSpan(ends[at] - lengths[at], lengths[at])), lanes[at]);
        }

        var scalar = new SecretFingerprint[lengths.Length];
        _scalar.FingerprintMany(packed, ends, scalar);
        Assert.Equal(scalar, lanes);
    }
}
