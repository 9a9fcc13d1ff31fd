using System.Text;
using System.Xml;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Answers cut and mangled at random: nothing but the one failure each reader has.</summary>
public sealed class AwsAnswerFuzzTests
{
    private const string Issued = """
        <CreateAccessKeyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><CreateAccessKeyResult><AccessKey><UserName>svc</UserName><AccessKeyId>AKIAQQQQQQQQQQQQQQQQ</AccessKeyId><Status>Active</Status><SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY</SecretAccessKey><CreateDate>2026-01-02T03:04:05Z</CreateDate></AccessKey></CreateAccessKeyResult></CreateAccessKeyResponse>
        """;

    private static readonly string[] Samples =
    [
        Issued,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ErrorResponse><Error><Code>Throttling</Code><Message><![CDATA[Rate exceeded]]></Message></Error></ErrorResponse>",
        """{"__type":"com.amazonaws.secretsmanager#ResourceNotFoundException","Message":"Secrets Manager can't find the specified secret."}""",
        """{"__type":"InvalidSignatureException","message":"Signature expired: \ud83d\ude00 is now earlier than"}""",
    ];

    private static readonly byte[][] Bits = ["<"u8.ToArray(), ">"u8.ToArray(), "&#xFFFF;"u8.ToArray(), "\"\\ud800\""u8.ToArray(), "]]>"u8.ToArray(), "{\"__type\":"u8.ToArray(), "encoding=\"x\""u8.ToArray(), [0xFF, 0xFE], [0], [0xED, 0xA0, 0x80]];

    [Fact]
    public void Mangled_answers_are_refused_and_never_thrown_at()
    {
        var random = new Random(20260102);
        for (var round = 0; round < 20_000; round++)
        {
            var body = Mangle(Encoding.UTF8.GetBytes(Samples[random.Next(Samples.Length)]), random);
            AwsError.Read(body);
            IssuedAccessKey.Read(body)?.Dispose();
            try
            {
                AwsXml.Parse(body);
            }
            catch (XmlException)
            {
                // The one failure it has.
            }
        }
    }

    [Fact]
    public void The_secret_is_cut_out_and_stands_nowhere_else()
    {
        using var issued = IssuedAccessKey.Read(Encoding.UTF8.GetBytes(Issued));
        Assert.NotNull(issued);
        Assert.Equal("wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY", Encoding.ASCII.GetString(issued.Secret.Reveal()));
        Assert.Equal(new AwsAccessKey("AKIAQQQQQQQQQQQQQQQQ", true, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)), issued.Key);
    }

    [Fact]
    public void What_is_deeper_or_longer_than_any_answer_is_refused()
    {
        Assert.Throws<XmlException>(() => AwsXml.Parse(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 20)) + string.Concat(Enumerable.Repeat("</a>", 20)))));
        Assert.Throws<XmlException>(() => AwsXml.Parse(Encoding.UTF8.GetBytes("<a>" + string.Concat(Enumerable.Repeat("<b/>", 100_001)) + "</a>")));
        Assert.Throws<XmlException>(() => AwsXml.Parse("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"u8.ToArray()));
    }

    private static byte[] Mangle(byte[] body, Random random)
    {
        var bytes = body.ToList();
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(at, Math.Min(random.Next(40), bytes.Count - at));
                    break;
                case 1:
                    bytes.InsertRange(at, Bits[random.Next(Bits.Length)]);
                    break;
                case 2 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(0, Math.Min(at, 60)));
                    break;
            }
        }

        return [.. bytes];
    }
}
