using System.Text;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>Plants copies of secrets in texts, encoded at random, and judges what a search makes of them.</summary>
internal static class Planting
{
    private const int MostComplaints = 20;

    private static readonly SecretEncoding[] Encodings = [.. Enum.GetValues<SecretEncoding>().Where(static encoding => encoding != SecretEncoding.None)];

    /// <summary>Up to three encodings within each other, the innermost first.</summary>
    public static SecretEncoding[] Any(Random random) => [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Encodings[random.Next(Encodings.Length)])];

    /// <summary>Plants and judges texts of consecutive seeds; what is wrong with any does not depend on the others.</summary>
    public static List<string> Run(int firstSeed, int texts, int copies, Func<Random, SecretEncoding[]> chain)
    {
        var complaints = new List<string>();
        Parallel.For(firstSeed, firstSeed + texts, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (seed, loop) =>
        {
            var wrong = Run(seed, copies, chain);
            lock (complaints)
            {
                complaints.AddRange(wrong);
                if (complaints.Count >= MostComplaints)
                {
                    loop.Stop();
                }
            }
        });
        complaints.Sort(StringComparer.Ordinal);
        return complaints;
    }

    /// <summary>One text.</summary>
    public static List<string> Run(int seed, int copies, Func<Random, SecretEncoding[]> chain)
    {
        var random = new Random(seed);

        // Where no secret has blanks or bytes beyond ASCII much more is passed over.
        using var enrolment = new Enrolment(RandomSecrets.Create(random, 25, inOneLine: seed % 3 == 0));
        var (text, expected) = Plant(random, enrolment, copies, chain);
        return Judge(seed, random, enrolment, text, expected);
    }

    /// <summary>Makes a text of copies, of which some lie over the border of what is searched in one go.</summary>
    public static (byte[] Text, List<(Located Place, string Chain)> Expected) Plant(Random random, Enrolment enrolment, int copies, Func<Random, SecretEncoding[]> chain)
    {
        var secrets = enrolment.Secrets.ToArray();
        var text = new List<byte>(random.Next(8) == 0 ? SampleText.Create(random, KnownSecretSession.BlockSize - random.Next(20_000)) : []);
        var expected = new List<(Located Place, string Chain)>();
        for (var drawn = 0; expected.Count < copies && drawn < 100 * copies; drawn++)
        {
            // What cannot hold such a value is drawn again; now and then none of a text's secrets can be held, as none has two lines.
            var (fingerprint, secret) = secrets[random.Next(secrets.Length)];
            if (Encode(random, secret, chain(random)) is not { } encoded)
            {
                continue;
            }

            text.AddRange(SampleText.Create(random, random.Next(0, 200)));
            Separate(random, text, encoded.Last.Bytes[0]);
            expected.Add((new Located(text.Count + encoded.Last.Start, encoded.Last.End - encoded.Last.Start, fingerprint), encoded.Chain));
            text.AddRange(encoded.Last.Bytes);
            text.AddRange(" ,\n\";"u8[random.Next(5)..][..1]);
        }

        return ([.. text], expected);
    }

    private static List<string> Judge(int seed, Random random, Enrolment enrolment, byte[] text, List<(Located Place, string Chain)> expected)
    {
        var complaints = new List<string>();
        var found = enrolment.Scan(text, EncodingChain.MaxDepth);
        var exact = found.Located.ToHashSet();
        foreach (var (place, chain) in expected.Where(one => !exact.Contains(one.Place) && !found.All.Exists(match => IsWithin(match, one.Place))))
        {
            var near = found.All.Where(match => match.Fingerprint == place.Fingerprint).Select(static match => (match.Offset, match.Length, match.Encodings));
            complaints.Add($"seed {seed}: missed {place.Offset}+{place.Length} of {enrolment.Secrets[place.Fingerprint].Length} bytes in [{chain}]; found {string.Join(' ', near)}");
        }

        foreach (var place in enrolment.Naive(text).Where(place => !exact.Contains(place)))
        {
            complaints.Add($"seed {seed}: missed {place.Offset}+{place.Length} that stands as it is");
        }

        foreach (var match in found.All)
        {
            if (!NaiveDecoder.Is(text[(int)match.Offset..(int)(match.Offset + match.Length)], match.Encodings, enrolment.Secrets[match.Fingerprint]))
            {
                complaints.Add($"seed {seed}: claimed {match.Offset}+{match.Length} of {enrolment.Secrets[match.Fingerprint].Length} bytes in [{match.Encodings}]");
            }
        }

        if (found.Limited != 0)
        {
            complaints.Add($"seed {seed}: cut short {found.Limited} times in {text.Length} bytes");
        }

        if (!found.All.SequenceEqual(enrolment.InPieces(text, EncodingChain.MaxDepth, PlainSearchTests.Cuts(random, text.Length, 8)).All))
        {
            complaints.Add($"seed {seed}: pieces make a difference");
        }

        return complaints;
    }

    // Not quite where it was planted is right as well where the bytes claimed are the secret, which is asked of every claim: the escape of a quote
    // ends with the quote, and what is stored in a compressed member stands there as it is.
    private static bool IsWithin(in KnownSecretMatch match, Located place) =>
        match.Fingerprint == place.Fingerprint && match.Offset >= place.Offset && match.Offset + match.Length <= place.Offset + place.Length;

    // Nothing that would be taken for a part of an escape.
    private static void Separate(Random random, List<byte> text, byte next)
    {
        while (text.Count > 0 && text[^1] is (byte)'\\' or (byte)'%' or (byte)'&' or (byte)'#')
        {
            text.RemoveAt(text.Count - 1);
        }

        text.AddRange(" ,=\n\"("u8[random.Next(6)..][..1]);
        if (next == ' ')
        {
            // Behind a line feed a blank is as well its indentation.
            text.Add((byte)':');
        }
    }

    private static (Encoded Last, string Chain)? Encode(Random random, byte[] secret, SecretEncoding[] chain)
    {
        var before = RandomSecrets.Text(random, random.Next(0, 7), "abcxyz019 ={");
        var after = RandomSecrets.Text(random, random.Next(0, 7), "abcxyz019 ;}");
        var encoded = new Encoded([.. before, .. secret, .. after], before.Length, before.Length + secret.Length, SecretEncoding.None);
        var names = new StringBuilder();
        foreach (var encoding in chain)
        {
            if (Encoders.Encode(random, encoding, encoded) is not { } next || next.Bytes.Length > KnownSecretSession.Reach)
            {
                return null;
            }

            encoded = next;
            names.Insert(0, encoding + " ");
        }

        return (encoded, names.ToString().TrimEnd());
    }
}
