namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>What works on many bytes at a time finds what works on one.</summary>
public sealed class VectorTests
{
    [Fact]
    public void Pairs_are_those_found_one_by_one()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var text = Noise(random);
            var set = new ulong[1024];
            for (var count = random.Next(0, 200); count > 0; count--)
            {
                set[random.Next(1024)] |= 1UL << random.Next(64);
            }

            foreach (var finder in new[] { AnchorPairs.Rare, AnchorPairs.Scarce, new PairFinder(set) })
            {
                int[] expected = new int[text.Length], actual = new int[text.Length + PairFinder.Slack];
                var from = random.Next(0, 20);
                var to = random.Next(from, text.Length + 10);
                var count = finder.FindScalar(text, from, Math.Min(to, text.Length - 1), expected);
                Assert.Equal(expected[..count], actual[..finder.Find(text, from, to, actual)]);
            }
        }
    }

    [Fact]
    public void Runs_are_those_found_one_by_one()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var text = Noise(random);
            int[] expected = new int[RunFinder.Most(text.Length)], actual = new int[RunFinder.Most(text.Length)];
            var from = random.Next(0, 20);
            var to = random.Next(from, text.Length);
            var isShort = random.Next(2) == 0;
            var maps = new ulong[ByteMaps.Size(text.Length)];
            var count = RunFinder.FindScalar(text, from, to, maps, isShort, expected);
            Assert.Equal(expected[..count], actual[..RunFinder.Find(text, from, to, maps, isShort, actual)]);
        }
    }

    [Fact]
    public void Tags_are_those_of_the_base_class_library()
    {
        var random = new Random(1);
        var tagger = new WindowTagger("0123456789abcdef"u8);
        for (var length = 0; length < 200; length++)
        {
            var windows = Enumerable.Range(0, length).Select(_ => (ulong)random.NextInt64()).ToArray();
            ulong[] expected = new ulong[length], actual = new ulong[length];
            tagger.TagPortable(windows, expected);
            tagger.Tag(windows, actual);
            Assert.Equal(expected, actual);
        }
    }

    private static byte[] Noise(Random random)
    {
        var text = new byte[random.Next(40, 700)];
        random.NextBytes(text);
        var alphabet = RandomSecrets.Text(random, 64, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_ ");
        if (random.Next(3) > 0)
        {
            for (var index = 0; index < text.Length; index++)
            {
                text[index] = alphabet[text[index] & 63];
            }
        }

        return text;
    }
}
