using System.Text;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>Secrets of all kinds in all encodings, up to three within each other: every copy is found where it is, and nothing else is claimed.</summary>
public sealed class PlantedCopiesTests
{
    private static readonly SecretEncoding[] Encodings = [.. Enum.GetValues<SecretEncoding>().Where(static encoding => encoding != SecretEncoding.None)];

    [Theory]
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
    public void A_copy_in_one_encoding_is_found(SecretEncoding encoding) => Plant(1000 * (int)encoding, 20, 15, _ => [encoding]);

    [Fact]
    public void Copies_in_encodings_within_each_other_are_found() => Plant(1, 130, 16, Any);

    [Fact]
    [Trait("Category", "Full")]
    public void Very_many_copies_are_found() => Plant(1_000_000, 10_000, 20, Any);

    private static SecretEncoding[] Any(Random random) => [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Encodings[random.Next(Encodings.Length)])];

    private static void Plant(int firstSeed, int texts, int copies, Func<Random, SecretEncoding[]> chain)
    {
        var planted = 0;
        var complaints = new List<string>();
        for (var seed = firstSeed; seed < firstSeed + texts && complaints.Count < 20; seed++)
        {
            var random = new Random(seed);
            using var enrolment = new Enrolment(RandomSecrets.Create(random, 25));
            var text = new List<byte>();
            var expected = new List<(Located Place, string Chain)>();
            var secrets = enrolment.Secrets.ToArray();
            for (var copy = 0; copy < copies; copy++)
            {
                text.AddRange(SampleText.Create(random, random.Next(0, 200)));
                var (fingerprint, secret) = secrets[random.Next(secrets.Length)];
                if (Encode(random, secret, chain(random)) is not { } encoded)
                {
                    continue;
                }

                Separate(random, text);
                expected.Add((new Located(text.Count + encoded.Last.Start, encoded.Last.End - encoded.Last.Start, fingerprint), encoded.Chain));
                text.AddRange(encoded.Last.Bytes);
                text.AddRange(" ,\n\";"u8[random.Next(5)..][..1]);
                planted++;
            }

            Judge(seed, random, enrolment, [.. text], expected, complaints);
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        Assert.True(planted > texts, $"only {planted} were planted");
    }

    private static void Judge(int seed, Random random, Enrolment enrolment, byte[] text, List<(Located Place, string Chain)> expected, List<string> complaints)
    {
        var found = enrolment.Scan(text, EncodingChain.MaxDepth);
        foreach (var (place, chain) in expected.Where(one => !found.All.Exists(match => IsThere(match, one.Place))))
        {
            var near = found.All.Where(match => match.Fingerprint == place.Fingerprint).Select(static match => (match.Offset, match.Length, match.Encodings));
            complaints.Add($"seed {seed}: missed {place.Offset}+{place.Length} of {enrolment.Secrets[place.Fingerprint].Length} bytes in [{chain}]; found {string.Join(' ', near)}");
        }

        foreach (var match in found.All)
        {
            if (!NaiveDecoder.Holds(text[(int)match.Offset..(int)(match.Offset + match.Length)], match.Encodings, 0, enrolment.Secrets[match.Fingerprint]))
            {
                complaints.Add($"seed {seed}: claimed {match.Offset}+{match.Length} in [{match.Encodings}]");
            }
        }

        if (!found.All.SequenceEqual(enrolment.InPieces(text, EncodingChain.MaxDepth, PlainSearchTests.Cuts(random, text.Length, 8)).All))
        {
            complaints.Add($"seed {seed}: pieces make a difference");
        }
    }

    // An escape may end with the character it stands for, and the copy begin there; and what is stored uncompressed stands behind a header.
    private static bool IsThere(in KnownSecretMatch match, Located place) =>
        match.Fingerprint == place.Fingerprint && match.Offset >= place.Offset && match.Offset + match.Length <= place.Offset + place.Length;

    // Nothing that would be taken for a part of an escape.
    private static void Separate(Random random, List<byte> text)
    {
        while (text.Count > 0 && text[^1] is (byte)'\\' or (byte)'%' or (byte)'&' or (byte)'#')
        {
            text.RemoveAt(text.Count - 1);
        }

        text.AddRange(" ,=\n\"("u8[random.Next(6)..][..1]);
    }

    private static (Encoded Last, string Chain)? Encode(Random random, byte[] secret, SecretEncoding[] chain)
    {
        var before = RandomSecrets.Text(random, random.Next(0, 7), "abcxyz019 ={");
        var after = RandomSecrets.Text(random, random.Next(0, 7), "abcxyz019 ;}");
        var encoded = new Encoded([.. before, .. secret, .. after], before.Length, before.Length + secret.Length, SecretEncoding.None);
        var names = new StringBuilder();
        foreach (var encoding in chain)
        {
            // Nobody indents what is no text.
            if (encoded.Encoding is SecretEncoding.Compressed or SecretEncoding.Utf16 && encoding is SecretEncoding.Wrapped or SecretEncoding.Folded or SecretEncoding.Indented)
            {
                return null;
            }

            if (Encoders.Encode(random, encoding, encoded) is not { } next || next.Bytes.Length > 30_000)
            {
                return null;
            }

            encoded = next;
            names.Insert(0, encoding + " ");
        }

        return (encoded, names.ToString());
    }
}
