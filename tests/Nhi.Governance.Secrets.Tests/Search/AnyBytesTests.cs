using System.Text;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>Whatever the bytes are, a search ends, within its limits, and says the same however it is cut.</summary>
public sealed class AnyBytesTests
{
    private static readonly string[] Pieces =
    [
        "%", "%4", "%41", "%25", "\\", "\\u00", "\\u0041", "\\x", "\\101", "&", "&#", "&#x41;", "&amp;", "\n", "\r\n", " ", "\t", "\"", "'", " +", "\0", "a\0b\0",
        "\u001f\u008b\u0008", "PK\u0003\u0004", "x\u009c", "x^", "QUJDREVGR0g", "4142434445", "=", "Zm9v", "A", "k3y", "\ud83d", "ä",
    ];

    [Fact]
    public void Noise_of_what_matters_is_borne()
    {
        using var enrolment = new Enrolment([.. RandomSecrets.Create(new Random(1), 50), "AAAAAAAA"u8.ToArray(), "k3yk3yk3y"u8.ToArray()]);
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var text = new List<byte>();
            var repeat = random.Next(3) == 0 ? random.Next(1, 50) : 1;
            while (text.Count < 3000)
            {
                var piece = Encoding.Latin1.GetBytes(Pieces[random.Next(Pieces.Length)]);
                for (var times = 0; times < repeat; times++)
                {
                    text.AddRange(piece);
                }
            }

            var whole = enrolment.Scan(text.ToArray(), 3).All;
            Assert.True(whole.SequenceEqual(enrolment.InPieces(text.ToArray(), 3, PlainSearchTests.Cuts(random, text.Count, 5)).All), $"seed {seed}");
        }
    }

    [Fact]
    public void Random_bytes_are_borne()
    {
        using var enrolment = new Enrolment(RandomSecrets.Create(new Random(2), 50));
        for (var seed = 1000; seed < 1100; seed++)
        {
            var random = new Random(seed);
            var text = new byte[random.Next(0, 5000)];
            random.NextBytes(text);
            Assert.Empty(enrolment.Scan(text, 3).All);
        }
    }

    [Theory]
    [InlineData("%25")]
    [InlineData("\\\\")]
    [InlineData("&amp;")]
    [InlineData("QUJD")]
    [InlineData("\n")]
    [InlineData("A\0")]
    [InlineData("4")]
    [InlineData("\"\n\"")]
    public void Much_of_the_same_ends(string piece)
    {
        using var enrolment = new Enrolment(RandomSecrets.Create(new Random(3), 20));
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length)));
        Assert.Empty(enrolment.Scan(text, 3).All);
    }
}
