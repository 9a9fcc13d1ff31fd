using System.Text;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>An escape that is broken over lines is taken for one, and signs of escapes in ordinary source are not.</summary>
public sealed class NearEscapesTests
{
    private static readonly string[] Breaks = ["\n", "\r\n", "\n    ", "\\\n", "\" +\n  \"", "'\n'"];

    [Theory]
    [InlineData("%41")]
    [InlineData("%2f")]
    [InlineData("\\x41")]
    [InlineData("\\u0041")]
    [InlineData("\\ud83d\\ude00")]
    [InlineData("\\U0001F600")]
    [InlineData("&lt;")]
    [InlineData("&plusmn;")]
    [InlineData("&#65;")]
    [InlineData("&#x0041;")]
    public void A_broken_escape_is_one(string escape)
    {
        foreach (var broken in Breaks)
        {
            // A backslash escapes the quote behind it, and the end of a line it continues.
            for (var cut = escape[0] == '\\' ? 2 : 1; cut < escape.Length; cut++)
            {
                var text = Encoding.ASCII.GetBytes("0123456789 0123456789 0123456789" + escape[..cut] + broken + escape[cut..] + "ab\ncdefghijklmnopqrstuvwxyz");
                var feed = text.AsSpan().LastIndexOf((byte)'\n');
                Assert.True(NearEscapes.AreIn(text), $"{escape} cut at {cut} by {broken}");

                // Of the longest, cut at the last digit, only the break it is cut by tells.
                var isWithinReach = cut + broken.IndexOf('\n', StringComparison.Ordinal) < 12;
                Assert.True(!isWithinReach || NearEscapes.Are(text, feed, feed + 1), $"{escape} cut at {cut} by {broken} near a break");
            }
        }
    }

    [Theory]
    [InlineData("%\\x34\\x31")]
    [InlineData("&&#35;65;")]
    [InlineData("%%34\n1")]
    public void An_escape_of_escapes_is_one(string text) => Assert.True(NearEscapes.AreIn(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData("if (a && b\n    && !c) { n = x & 1;\n")]
    [InlineData("#define A \\\n  B \\\n  C\n")]
    [InlineData("100 % of\nall, \"%s %i\"\n, or 50%;\n")]
    [InlineData("If \\p Allow\nis \\s*\\d+ or \\\r\n")]
    [InlineData("f(&info);\n\n*(&p->left) && q\n")]
    public void What_stands_in_source_is_none(string source)
    {
        var text = Encoding.ASCII.GetBytes("0123456789 0123456789 0123456789 " + source + "0123456789 0123456789 0123456789");
        Assert.False(NearEscapes.AreIn(text));
        for (var feed = 0; feed < text.Length; feed++)
        {
            Assert.False(text[feed] == '\n' && text[feed - 1] is not ((byte)'\\' or (byte)'\r') && NearEscapes.Are(text, feed, feed + 1));
        }
    }

    [Fact]
    public void Signs_by_the_thousand_are_no_trouble() => Assert.True(NearEscapes.AreIn(Encoding.ASCII.GetBytes(new string('%', 1_000_000))));
}
