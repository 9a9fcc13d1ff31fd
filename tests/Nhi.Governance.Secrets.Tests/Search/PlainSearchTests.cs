namespace Nhi.Governance.Secrets.Tests.Search;

public sealed class PlainSearchTests
{
    [Fact]
    public void What_a_naive_search_finds_is_found()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            using var enrolment = new Enrolment(RandomSecrets.Create(random, random.Next(1, 40)));
            var text = Text(random, enrolment, random.Next(0, 6000));
            Same(enrolment.Naive(text), enrolment.Scan(text, 0).Located, seed);
        }
    }

    [Fact]
    public void What_a_naive_search_finds_across_blocks_is_found()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var random = new Random(seed);
            using var enrolment = new Enrolment(RandomSecrets.Create(random, 40));
            var text = Text(random, enrolment, 700_000);
            var naive = enrolment.Naive(text);
            Same(naive, enrolment.Scan(text, 0).Located, seed);
            Same(naive, enrolment.InPieces(text, 0, Cuts(random, text.Length, 20)).Located, seed);
        }
    }

    [Fact]
    public void A_copy_is_found_at_every_place_around_the_ends_of_blocks()
    {
        var random = new Random(3);
        var secret = RandomSecrets.Text(random, 40, "abcdefXYZ0189");
        using var enrolment = new Enrolment([secret]);
        foreach (var border in new[] { KnownSecretSession.BlockSize, 2 * KnownSecretSession.BlockSize })
        {
            for (var at = border - 60; at < border + 20; at++)
            {
                var text = new byte[border + 200];
                text.AsSpan().Fill((byte)' ');
                secret.CopyTo(text.AsSpan(at));
                Assert.Equal([at], enrolment.Scan(text, 0).All.Select(static match => (int)match.Offset));
            }
        }
    }

    [Fact]
    public void Cutting_a_text_anywhere_changes_nothing()
    {
        var random = new Random(5);
        using var enrolment = new Enrolment(RandomSecrets.Create(random, 8));
        var text = Text(random, enrolment, 400);
        var whole = enrolment.Scan(text, 3).All;
        Assert.NotEmpty(whole);
        for (var cut = 0; cut <= text.Length; cut++)
        {
            Assert.Equal(whole, enrolment.InPieces(text, 3, cut).All);
        }
    }

    [Fact]
    public void The_shortest_and_the_longest_are_found_glued_to_anything()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            byte[] shortest = RandomSecrets.Text(random, 8, "abcdefghijklmnopqrstuvwxyz"), longest = RandomSecrets.Text(random, 4096, "aB1");
            using var enrolment = new Enrolment([shortest, longest]);
            byte[] text = [(byte)'\\', (byte)'n', .. shortest, .. longest, (byte)'%', (byte)'3', (byte)'D', .. shortest, (byte)'x'];
            Same(enrolment.Naive(text), enrolment.Scan(text, 0).Located, seed);
        }
    }

    [Fact]
    public void Lines_and_columns_count_bytes_from_one()
    {
        var secret = "tok3n-0f-Q"u8.ToArray();
        using var enrolment = new Enrolment([secret]);
        byte[] text = [.. secret, (byte)'\n', .. "ä "u8, .. secret, .. "\r\n\n\t"u8, .. secret];
        Assert.Equal([(1, 1), (2, 4), (4, 2)], enrolment.Scan(text, 3).All.Select(static match => (match.Line, match.Column)));
    }

    [Fact]
    public void A_clean_text_costs_no_memory()
    {
        using var enrolment = new Enrolment(RandomSecrets.Create(new Random(1), 1000));
        var text = SampleText.Create(new Random(2), 1024 * 1024);
        var sink = default(Counting);
        enrolment.Index.Scan(text, ref sink);

        // Other tests draw from the same pool of arrays, and a collection trims it: the least of some passes is what a pass costs.
        var least = long.MaxValue;
        for (var pass = 0; pass < 10 && least > 0; pass++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            enrolment.Index.Scan(text, ref sink);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void What_was_stored_is_found_again()
    {
        var random = new Random(9);
        var secrets = RandomSecrets.Create(random, 60);
        using var first = new KnownSecretsBuilder(7, Enrolment.Key);
        using var second = new KnownSecretsBuilder(7, Enrolment.Key);
        foreach (var secret in secrets)
        {
            second.Add(first.Enrol(secret));
        }

        using var enrolment = new Enrolment(secrets);
        using var again = second.Build();
        var text = Text(random, enrolment, 20_000);
        var sink = new KnownSink();
        again.Scan(text, ref sink);
        Assert.Equal(enrolment.Scan(text, 3).All, sink.All);
        Assert.Equal(enrolment.Index.Count, again.Count);
    }

    [Fact]
    public void What_was_stored_under_another_key_or_changed_is_refused()
    {
        using var builder = new KnownSecretsBuilder(7, Enrolment.Key);
        using var other = new KnownSecretsBuilder(8, Enrolment.Key);
        var enrolled = builder.Enrol("tok3n-0f-Q"u8);
        Assert.Throws<ArgumentException>(() => other.Add(enrolled));
        Assert.Throws<ArgumentException>(() => builder.Add(enrolled with { Locator = enrolled.Locator ^ (UInt128.One << 127) }));
        Assert.Throws<ArgumentException>(() => builder.Enrol("short"u8));
        Assert.Throws<ArgumentException>(() => builder.Enrol(new byte[4097]));
    }

    internal static int[] Cuts(Random random, int length, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(length + 1)).Order()];

    private static void Same(List<Located> expected, IEnumerable<Located> actual, int seed)
    {
        var found = actual.ToList();
        Assert.True(expected.SequenceEqual(found), $"seed {seed}: {expected.Count} expected, {found.Count} found, {expected.Except(found).Count()} missed, {found.Except(expected).Count()} too many");
    }

    private static byte[] Text(Random random, Enrolment enrolment, int length)
    {
        var text = new List<byte>();
        var secrets = enrolment.Secrets.Values.ToArray();
        while (text.Count < length)
        {
            switch (random.Next(4))
            {
                case 0:
                    text.AddRange(secrets[random.Next(secrets.Length)]);
                    break;
                case 1:
                    var part = secrets[random.Next(secrets.Length)];
                    text.AddRange(part[random.Next(part.Length)..]);
                    break;
                default:
                    text.AddRange(SampleText.Create(random, random.Next(1, 40 + (length / 100))));
                    break;
            }
        }

        return [.. text];
    }

    private struct Counting : IKnownSecretSink
    {
        public int Count;

        public void Accept(in KnownSecretMatch match) => Count++;
    }
}
