using System.Globalization;
using System.Text;

namespace Nhi.Governance.Tests.Inventory;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Instants_are_read_as_they_were_written()
    {
        var random = new Random(3);
        for (var round = 0; round < 10_000; round++)
        {
            var instant = new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks) / Divisors[round % Divisors.Length] * Divisors[round % Divisors.Length], TimeSpan.Zero);
            Assert.True(CanonicalJson.TryParseInstant(Encoding.UTF8.GetBytes(CanonicalJson.Instant(instant)), out var read));
            Assert.Equal(instant, read);
        }
    }

    [Fact]
    public void What_is_read_from_bytes_and_from_text_is_the_same_instant_or_none()
    {
        var random = new Random(4);
        var read = 0;
        for (var round = 0; round < 100_000; round++)
        {
            var text = CanonicalJson.Instant(new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero)).ToCharArray();
            text[random.Next(text.Length)] = (char)random.Next(' ', 'z');
            var fromText = CanonicalJson.ParseInstant(new string(text));
            var fromBytes = CanonicalJson.TryParseInstant(Encoding.UTF8.GetBytes(text), out var instant) ? instant : (DateTimeOffset?)null;
            Assert.True(fromText == fromBytes, string.Create(CultureInfo.InvariantCulture, $"{new string(text)}: {fromText:o} and {fromBytes:o}"));
            read += fromBytes is null ? 0 : 1;
        }

        Assert.InRange(read, 5_000, 95_000);
    }

    [Fact]
    public void A_text_is_made_once_unless_it_is_long()
    {
        Assert.Same(KnownTexts.Of("aws:iam-role of this test"u8), KnownTexts.Of("aws:iam-role of this test"u8));
        var utf8 = Encoding.UTF8.GetBytes(new string('a', 200));
        Assert.Equal(KnownTexts.Of(utf8), KnownTexts.Of(utf8));
        Assert.NotSame(KnownTexts.Of(utf8), KnownTexts.Of(utf8));
        Assert.Equal("Gerät", KnownTexts.Of("Gerät"u8));
        Assert.Throws<InvalidOperationException>(() => KnownTexts.Of([0x61, 0xFF]));
    }

    [Fact]
    public void Texts_that_share_a_place_are_told_apart()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var number = 0; number < 50_000; number++)
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"name-{number}");
                Assert.Equal(text, KnownTexts.Of(Encoding.UTF8.GetBytes(text)));
            }
        }
    }

    private static readonly long[] Divisors = [1, 10, 1_000, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerSecond];
}
