using System.Text;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>What a search does is in proportion to the text, whatever the text is made of; counted in steps, as no clock is to be trusted.</summary>
public sealed class EffortTests
{
    private const int Length = 30_000;

    // Four times the text, with as much to spare again as what is at its ends makes.
    private const double MostGrowth = 5;

    private const long MostStepsOfByte = 1536 + 64;

    public static TheoryData<string> Hostile { get; } =
    [
        "%25", "%2525", "%", "\\", "\\\\", "\\u005c", "\\u005cu005c", "&amp;", "&#38;#38;", "&", "\n", " \n", "\\\n", "\" +\n\"", "+\n", "eJx\n",
        "eJwH", "H4sI", "UEsDB", "789c", "1f8b08", "504b0304", "x\u009c", "QUFB", "Zm9v", "%41%4", "a\0", "a\0\0\0", "\\x00a", "&#10;", "%0a", "\\n", "4142",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Steps_grow_as_the_text_does(string piece)
    {
        using var enrolment = new Enrolment(RandomSecrets.Create(new Random(4), 60));
        var less = Steps(enrolment, Repeat(piece, Length));
        var more = Steps(enrolment, Repeat(piece, 4 * Length));
        Assert.InRange(more, 0, (long)(MostGrowth * Math.Max(less, Length)));
    }

    // The window is there, but not the secret: everything that might have been done to it is tried.
    [Theory]
    [InlineData("")]
    [InlineData("\\n")]
    [InlineData("%0a")]
    [InlineData("&#10;")]
    [InlineData("\" +\n \"")]
    public void Steps_of_confirming_in_vain_grow_as_the_text_does(string between)
    {
        var secret = "postgres://app:Qz7KdzxP4mW9@db.internal:5432/orders"u8.ToArray();
        using var enrolment = new Enrolment([secret]);
        var choice = WindowPicker.Pick(secret);
        var window = Encoding.ASCII.GetString(secret, choice.Offset, choice.IsShort ? WindowPicker.ShortLength : WindowPicker.Length);
        var piece = window + between;
        var less = Steps(enrolment, Repeat(piece, Length));
        var more = Steps(enrolment, Repeat(piece, 4 * Length));
        Assert.InRange(less, Length, MostStepsOfByte * KnownSecretSession.BlockSize);
        Assert.InRange(more, 0, Math.Min((long)(MostGrowth * less), MostStepsOfByte * KnownSecretSession.BlockSize));
    }

    private static byte[] Repeat(string piece, int length) => [.. Enumerable.Repeat(Encoding.Latin1.GetBytes(piece), (length / piece.Length) + 1).SelectMany(static bytes => bytes).Take(length)];

    private static long Steps(Enrolment enrolment, byte[] text)
    {
        var workspace = enrolment.Index.Rent();
        var sink = new KnownSink();
        workspace.Start(EncodingChain.MaxDepth);
        workspace.Search(text, 0, text.Length, isCut: false, ref sink);
        return workspace.Steps;
    }
}
