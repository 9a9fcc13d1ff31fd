using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Secrets.Tests;

public sealed class RobustnessTests
{
    [Fact]
    public void No_bytes_make_it_throw() =>
        Prop.ForAll<byte[]>(static bytes =>
        {
            foreach (Found found in Found.In(bytes))
            {
                Assert.InRange(found.Match.Length, 1, SecretFormats.MaxMatchLength);
            }

            foreach (SecretFormat format in SecretFormats.All)
            {
                SecretReader.Read(format, bytes);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_damage_to_a_credential_makes_it_throw() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            byte[] text = Encoding.UTF8.GetBytes(Planted.Create(random, 6, 50).Text + Fragments.Create(random, 100));
            for (int i = 0; i < 20; i++)
            {
                text[random.Next(text.Length)] = (byte)random.Next(256);
            }

            Assert.Equal(Found.In(text), ScanSessionTests.InPieces(text, random, 100));
            foreach (Found found in Found.In(text))
            {
                SecretReader.Read(found.Match.Format, Encoding.UTF8.GetBytes(found.Text));
                SecretReader.Read(found.Match.Format, Encoding.UTF8.GetBytes(found.Text[..random.Next(found.Text.Length)]));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_damage_to_a_key_file_makes_its_reading_throw() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            foreach (byte[] original in Keys.AllDer())
            {
                byte[] der = (byte[])original.Clone();
                for (int i = random.Next(4); i >= 0; i--)
                {
                    der[random.Next(Math.Min(der.Length, 60))] = (byte)random.Next(256);
                }

                foreach (string label in Keys.Labels)
                {
                    SecretReader.Read(SecretFormats.PrivateKey, Encoding.ASCII.GetBytes(Make.Pem(label, der)));
                }
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("AKIAQQQQWWWWEEEERRRR+")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN ")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.")]
    [InlineData("\"eyJhbGciOiJIUzI1NiJ9.eyJh")]
    [InlineData("mysql://a:b@c,")]
    [InlineData("glpat-")]
    [InlineData("xoxb-1")]
    [InlineData("sk_live_")]
    [InlineData("-")]
    [InlineData("_")]
    public void Text_made_to_be_slow_is_scanned_through(string piece)
    {
        // It ends: that is what is asked. How fast, the benchmarks tell.
        byte[] text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)));
        Assert.NotNull(Found.In(text));
    }

    [Fact]
    public void No_public_type_prints_a_secret() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            foreach (Found found in Found.In(Planted.Create(random, 8, 400).Text))
            {
                SecretReading reading = SecretReader.Read(found.Match.Format, Encoding.UTF8.GetBytes(found.Text));
                string printed = found.Match + " " + found.Match.Format + " " + reading;
                string secret = found.Match.Format == SecretFormats.DatabaseUrl ? found.Text.Split(':', '@')[2] : found.Secret;
                Assert.DoesNotContain(secret, printed, StringComparison.Ordinal);
                Assert.DoesNotContain(secret[^12..], printed, StringComparison.Ordinal);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_clean_scan_allocates_nothing()
    {
        byte[] text = Encoding.UTF8.GetBytes(Planted.Create(new Random(1), 0, 500_000).Text);
        var sink = new CountingSink();
        SecretScanner.Scan(text, ref sink);
        long before = GC.GetAllocatedBytesForCurrentThread();
        SecretScanner.Scan(text, ref sink);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, sink.Count);
    }

    [Fact]
    public void Thirty_megabytes_in_one_line_need_one_buffer() => ScanOneLine(megabytes: 30);

    [Fact]
    [Trait("Category", "Full")]
    public void Three_hundred_megabytes_in_one_line_need_one_buffer() => ScanOneLine(megabytes: 300);

    private static void ScanOneLine(int megabytes)
    {
        var random = new Random(1);
        byte[] block = new byte[1 << 20];
        random.NextBytes(block);
        block.AsSpan().Replace((byte)'\n', (byte)' ');
        byte[] token = Encoding.ASCII.GetBytes(" " + Make.GitHub(random) + " ");
        token.CopyTo(block, 4711);
        var sink = new CountingSink();
        using (var session = new ScanSession())
        {
            session.Append(block, last: true, ref sink);
            sink = default;
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < megabytes; i++)
            {
                session.Append(block, last: i == megabytes - 1, ref sink);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256 * 1024);
        }

        Assert.Equal(megabytes, sink.Count);
        long offset = ((megabytes - 1L) << 20) + 4712;
        Assert.Equal((offset, 1, (int)offset + 1), (sink.Last.Offset, sink.Last.Line, sink.Last.Column));
    }

    private struct CountingSink : IMatchSink
    {
        public int Count;
        public SecretMatch Last;

        public void Accept(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret)
        {
            Count++;
            Last = match;
        }
    }
}
