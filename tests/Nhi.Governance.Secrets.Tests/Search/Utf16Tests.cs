using System.Text;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>UTF-16 where random copies seldom are: with characters that are zero, and where either byte order may be meant.</summary>
public sealed class Utf16Tests
{
    // Deflated, only a few short values have no byte beyond ASCII, which UTF-16 made of text needs.
    private const string Packed = "Rsf1b7b4";
    private const string Deflated = "\u000b*N3L2O2\u0001\0";

    // The header has characters that are zero, and where they begin what is read as ASCII in UTF-16 ends.
    [Theory]
    [InlineData(false, 1, "")]
    [InlineData(true, 1, "")]
    [InlineData(false, 1, "some text before it: ")]
    [InlineData(true, 1, "some text before it: ")]
    [InlineData(false, 2, "")]
    [InlineData(true, 2, "some text before it: ")]
    public void A_zip_entry_in_utf16_is_found(bool isBigEndian, int times, string before)
    {
        const string Header = "PK\u0003\u0004\u0014\0\0\0\u0008\0\0\0\0\0\u0001\u0002\u0003\u0004\u000a\0\0\0\u0008\0\0\0\u0005\0\0\0a.txt";
        using var enrolment = new Enrolment([Encoding.ASCII.GetBytes(Packed)]);
        var text = Encoding.ASCII.GetBytes(before + Header + Deflated + "\n");
        for (var time = 0; time < times; time++)
        {
            text = In(isBigEndian, Encoding.ASCII.GetString(text));
        }

        var match = Assert.Single(enrolment.Scan(text, EncodingChain.MaxDepth).All);
        Assert.Equal(text.AsSpan().IndexOf((byte)'P'), match.Offset);
        Assert.Equal(SecretEncoding.Compressed, match.Encodings[times]);
    }

    // What begins and ends beyond ASCII has a zero on either side, one of which is its neighbour's. Escapes are far from what is looked for, or there are none.
    [Theory]
    [InlineData(false, "éaXcéZqdé", "éaXcéZqdé")]
    [InlineData(true, "éaXcéZqdé", "éaXcéZqdé")]
    [InlineData(false, "é23yéWLUäTw3Ar3UgékumaZsuX30Wé", "é23yéW&#76;UäTw3Ar3UgékumaZ&#115;uX30Wé")]
    [InlineData(true, "é23yéWLUäTw3Ar3UgékumaZsuX30Wé", "é23yéW&#76;UäTw3Ar3UgékumaZ&#115;uX30Wé")]
    public void A_copy_is_at_one_place_whichever_byte_order_is_meant(bool isBigEndian, string secret, string copy)
    {
        using var enrolment = new Enrolment([Encoding.UTF8.GetBytes(secret)]);
        var text = In(isBigEndian, "x01 " + copy + "z9;}");
        var match = Assert.Single(enrolment.Scan(text, EncodingChain.MaxDepth).All);
        var first = isBigEndian ? 1 : 0;
        Assert.Equal((2 * "x01 ".Length) + first, match.Offset);
        Assert.Equal((2 * copy.Length) - 1, match.Length);
    }

    private static byte[] In(bool isBigEndian, string text) => (isBigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode).GetBytes(text);
}
