using System.IO.Compression;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>Encoded text that was damaged: no decoder throws, does more than its share of work or holds more memory than that.</summary>
public sealed class DecoderFuzzTests
{
    private const int Inputs = 2_500;

    // What a block may be decoded to is a budget of the search; nothing is cut short in texts as small as these.
    private const long MostAllocated = 64 * 1024 * 1024;

    [Theory]
    [Trait("Category", "Full")]
    [InlineData(SecretEncoding.Percent)]
    [InlineData(SecretEncoding.Backslash)]
    [InlineData(SecretEncoding.Html)]
    [InlineData(SecretEncoding.Wrapped)]
    [InlineData(SecretEncoding.Folded)]
    [InlineData(SecretEncoding.Indented)]
    [InlineData(SecretEncoding.Utf16)]
    [InlineData(SecretEncoding.Base64)]
    [InlineData(SecretEncoding.Hex)]
    [InlineData(SecretEncoding.Compressed)]
    public void Damaged_input_is_borne_within_bounds(SecretEncoding encoding)
    {
        using var enrolment = new Enrolment(RandomSecrets.Create(new Random(4), 60));
        var secrets = enrolment.Secrets.Values.Where(static secret => secret.Length < 400).ToArray();
        enrolment.Scan(SampleText.Create(new Random(1), 300_000), EncodingChain.MaxDepth);
        for (var seed = 0; seed < Inputs; seed++)
        {
            var random = new Random(seed);
            if (Encoders.Encode(random, encoding, new Encoded(Whole(random, secrets), 0, 1, SecretEncoding.None)) is not { } encoded)
            {
                continue;
            }

            var text = Damage(random, encoded.Bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var whole = enrolment.Scan(text, EncodingChain.MaxDepth);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
            Assert.True(whole.Limited == 0, $"seed {seed}: cut short {whole.Limited} times in {text.Length} bytes");
            foreach (var match in whole.All)
            {
                Assert.True(
                    NaiveDecoder.Is(text[(int)match.Offset..(int)(match.Offset + match.Length)], match.Encodings, enrolment.Secrets[match.Fingerprint]),
                    $"seed {seed}: claimed {match.Offset}+{match.Length} in [{match.Encodings}]");
            }

            Assert.True(whole.All.SequenceEqual(enrolment.InPieces(text, EncodingChain.MaxDepth, PlainSearchTests.Cuts(random, text.Length, 3)).All), $"seed {seed}: pieces make a difference");
        }
    }

    [Fact]
    [Trait("Category", "Full")]
    public void What_deflate_inflates_to_is_what_the_base_class_library_says_however_it_is_damaged()
    {
        for (var seed = 0; seed < 4 * Inputs; seed++)
        {
            var random = new Random(seed);
            var data = Damage(random, Deflate(random));
            var view = new View();
            view.Begin(null, SecretEncoding.Compressed);
            var isWhole = Inflater.TryInflate(data, 100_000, view, out var used);
            Assert.InRange(used, 0, data.Length);
            Assert.InRange(view.Length, 0, 100_000 + 258);
            if (isWhole)
            {
                using var source = new DeflateStream(new MemoryStream(data), CompressionMode.Decompress);
                using var target = new MemoryStream();
                source.CopyTo(target);
                Assert.True(target.ToArray().AsSpan().SequenceEqual(view.Bytes), $"seed {seed}");
            }

            view.Forget();
        }
    }

    // Many headers before one member that inflates to much, and escapes that grow with each level.
    [Theory]
    [InlineData("x\u009c", 60_000)]
    [InlineData("\u001f\u008b\u0008\0\0\0\0\0\0\u0003", 10_000)]
    [InlineData("PK\u0003\u0004\0\0\0\0\u0008\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 4_000)]
    public void Bombs_are_given_up_and_it_is_said(string header, int times)
    {
        using var enrolment = new Enrolment(RandomSecrets.Create(new Random(4), 10));
        using var target = new MemoryStream();
        using (var stream = new DeflateStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            stream.Write(new byte[64 * 1024 * 1024]);
        }

        var bomb = System.Text.Encoding.Latin1.GetBytes(header).Concat(target.ToArray()).ToArray();
        var one = enrolment.Scan(bomb, EncodingChain.MaxDepth);
        Assert.Empty(one.All);
        Assert.True(one.Limited > 0);
        var many = enrolment.Scan(System.Text.Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(header, times))).Concat(target.ToArray()).ToArray(), EncodingChain.MaxDepth);
        Assert.Empty(many.All);
        Assert.True(many.Limited > 0);
    }

    [Fact]
    public void Nothing_is_cut_short_in_ordinary_text()
    {
        using var enrolment = new Enrolment(RandomSecrets.Create(new Random(5), 200));
        Assert.Equal(0, enrolment.Scan(SampleText.Create(new Random(6), 1024 * 1024), EncodingChain.MaxDepth).Limited);
    }

    private static byte[] Whole(Random random, byte[][] secrets)
    {
        byte[] whole = [];
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            whole = [.. whole, .. secrets[random.Next(secrets.Length)], .. SampleText.Create(random, random.Next(0, 60))];
        }

        return whole;
    }

    private static byte[] Deflate(Random random)
    {
        using var target = new MemoryStream();
        using (var stream = new DeflateStream(target, (CompressionLevel)random.Next(4), leaveOpen: true))
        {
            stream.Write(SampleText.Create(random, random.Next(0, 3000)));
        }

        return target.ToArray();
    }

    // Cut off, bits turned, parts put elsewhere, parts repeated; and now and then left as it is.
    private static byte[] Damage(Random random, byte[] bytes)
    {
        var damaged = bytes.ToList();
        for (var times = random.Next(0, 4); times > 0 && damaged.Count > 2; times--)
        {
            var (from, length) = (random.Next(damaged.Count), random.Next(1, 40));
            var part = damaged.Skip(from).Take(length).ToArray();
            switch (random.Next(4))
            {
                case 0:
                    damaged.RemoveRange(from, damaged.Count - from);
                    break;
                case 1:
                    damaged[from] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    damaged.RemoveRange(from, part.Length);
                    damaged.InsertRange(random.Next(damaged.Count + 1), part);
                    break;
                default:
                    for (var repeat = random.Next(1, 60); repeat > 0; repeat--)
                    {
                        damaged.InsertRange(from, part);
                    }

                    break;
            }
        }

        return [.. damaged];
    }
}
