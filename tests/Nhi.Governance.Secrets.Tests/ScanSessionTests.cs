using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Secrets.Tests;

public sealed class ScanSessionTests
{
    [Fact]
    public void Cutting_a_text_changes_nothing() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            byte[] text = Encoding.UTF8.GetBytes(Planted.Create(random, random.Next(0, 12), random.Next(0, 200_000)).Text);
            Assert.Equal(Found.In(text), InPieces(text, random, random.Next(1, 5) * 1000));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cutting_byte_by_byte_changes_nothing()
    {
        var random = new Random(11);
        byte[] text = Encoding.UTF8.GetBytes(Planted.Create(random, 30, 2_000).Text);
        Assert.Equal(Found.In(text), InPieces(text, random, 1));
    }

    [Fact]
    public void Cutting_noise_of_anchors_changes_nothing() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            byte[] text = Encoding.UTF8.GetBytes(Fragments.Create(random, 12_000));
            Assert.Equal(Found.In(text), InPieces(text, random, 70_000));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_longest_matches_are_found_across_the_end_of_the_buffer()
    {
        var random = new Random(4);
        string pem = Make.Pem(random, bytes: 23_500);
        Assert.InRange(pem.Length, 31 * 1024, SecretFormats.MaxMatchLength);
        for (int before = ScanSession.BufferSize - pem.Length - 2; before < ScanSession.BufferSize + 2; before += 997)
        {
            byte[] text = Encoding.UTF8.GetBytes(new string(' ', before) + pem + "\n" + Make.GitHub(random));
            List<Found> whole = Found.In(text);
            Assert.Equal(2, whole.Count);
            Assert.Equal(whole, InPieces(text, random, 100_000));
        }
    }

    [Fact]
    public void A_key_longer_than_the_longest_match_is_none() => Assert.Empty(Found.In(Make.Pem(new Random(4), bytes: 26_000)));

    [Fact]
    public void Lines_and_columns_count_bytes_from_one()
    {
        string token = Make.GitHub(new Random(1));
        List<Found> found = Found.In($"{token}\nä {token}\r\n\n\t{token}");
        Assert.Equal([(1, 1), (2, 4), (4, 2)], found.Select(static f => (f.Match.Line, f.Match.Column)));
    }

    [Fact]
    public void Lines_are_those_of_a_plain_count() =>
        Prop.ForAll<int>(static seed =>
        {
            Planted planted = Planted.Create(new Random(seed), 8, 5_000);
            byte[] text = Encoding.UTF8.GetBytes(planted.Text);
            foreach (Found found in Found.In(text))
            {
                ReadOnlySpan<byte> before = text.AsSpan(0, (int)found.Match.Offset);
                Assert.Equal(before.Count((byte)'\n') + 1, found.Match.Line);
                Assert.Equal(before.Length - before.LastIndexOf((byte)'\n'), found.Match.Column);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_session_serves_one_text_after_the_other()
    {
        using var session = new ScanSession();
        var sink = new FoundSink();
        byte[] text = Encoding.UTF8.GetBytes("\n" + Make.GitHub(new Random(1)));
        session.Append(text, last: true, ref sink);
        session.Append(text.AsSpan(0, 20), last: false, ref sink);
        session.Reset();
        session.Append(text, last: true, ref sink);
        Assert.Equal(2, sink.All.Count);
        Assert.Equal(sink.All[0], sink.All[1]);
    }

    [Fact]
    public void A_disposed_session_refuses()
    {
        var session = new ScanSession();
        session.Dispose();
        session.Dispose();
        var sink = new FoundSink();
        Assert.Throws<ObjectDisposedException>(() => session.Append([1], last: true, ref sink));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_of_utf_16_is_scanned_as_the_text_it_is(bool bigEndian)
    {
        Planted planted = Planted.Create(new Random(9), 10, 60_000);
        string text = "é😀\n" + planted.Text;
        Encoding encoding = bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode;
        using var stream = new Trickle([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        var sink = new FoundSink();
        await ScanSession.ScanAsync(stream, sink);
        Assert.NotEmpty(sink.All);
        Assert.Equal(Found.In(text), sink.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u00ff")]
    [InlineData("plain")]
    public async Task A_stream_without_a_mark_is_taken_as_it_is(string start)
    {
        byte[] text = [.. Encoding.Latin1.GetBytes(start), .. Encoding.UTF8.GetBytes("\n" + Make.GitHub(new Random(1)))];
        using var stream = new Trickle(text);
        var sink = new FoundSink();
        Assert.Equal(text.Length, await ScanSession.ScanAsync(stream, sink));
        Assert.Equal(Found.In(text), sink.All);
    }

    [Fact]
    public async Task A_cancelled_scan_ends()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        using var stream = new MemoryStream(new byte[10]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ScanSession.ScanAsync(stream, new FoundSink(), cancelled.Token));
    }

    internal static List<Found> InPieces(ReadOnlySpan<byte> text, Random random, int longest)
    {
        using var session = new ScanSession();
        var sink = new FoundSink();
        while (!text.IsEmpty)
        {
            int length = Math.Min(text.Length, random.Next(1, longest + 1));
            session.Append(text[..length], last: false, ref sink);
            text = text[length..];
        }

        session.Append(default, last: true, ref sink);
        return sink.All;
    }
}
