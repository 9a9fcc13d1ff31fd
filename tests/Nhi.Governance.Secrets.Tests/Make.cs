using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Secrets.Tests;

/// <summary>
/// Makes credentials that never were in use. They are put together at run time, so that no source file holds one, and the checksums are
/// computed here by other means than in the scanner.
/// </summary>
internal static class Make
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Base36 = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string GitHub(Random random) => Checksummed(Pick(random, "ghp_", "gho_", "ghu_", "ghs_", "ghr_"), random);

    public static string Npm(Random random) => Checksummed("npm_", random);

    public static string Checksummed(string prefix, Random random)
    {
        string body = Text(random, Alphanumeric, 30);
        return prefix + body + Write(Crc(body), Base62, 6);
    }

    public static string GitLab(Random random) => "glpat-" + Text(random, Alphanumeric + "_-", 19) + "7";

    public static string GitLabRoutable(Random random, string routing, bool versioned)
    {
        byte[] noise = new byte[16];
        random.NextBytes(noise);
        string payload = Base64Url([.. Encoding.ASCII.GetBytes(routing), .. noise, 16]);
        string length = Write((uint)payload.Length, Base36, 2);
        string head = "glpat-" + payload + (versioned ? ".01." : ".") + length;
        return head + Write(Crc(head), Base36, 7);
    }

    public static string Slack(Random random) => Pick(random, "xoxb-", "xoxp-", "xoxs-", "xapp-")
        + random.NextInt64(10_000_000_000, 99_999_999_999).ToString(CultureInfo.InvariantCulture) + "-" + Text(random, Alphanumeric, 24);

    public static string Stripe(Random random) => Pick(random, "sk_live_", "rk_live_", "sk_test_", "rk_test_")
        + "7Q" + Text(random, Alphanumeric, random.Next(14, 90));

    public static string AzureKey(Random random)
    {
        byte[] key = new byte[64];
        random.NextBytes(key);
        return Convert.ToBase64String(key);
    }

    public static string AwsId(Random random) => Pick(random, "AKIA", "ASIA") + Text(random, Base32, 16);

    public static string AwsIdOf(long account, int tail) =>
        "AKIA" + Encode32(((BigInteger)1 << 79) | ((BigInteger)account << 39) | tail);

    public static string AwsSecret(Random random) => Text(random, Alphanumeric + "+/", 38) + "aZ";

    public static string Jwt(Random random, string payload = "{\"sub\":\"somebody\"}", string header = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}")
    {
        byte[] signature = new byte[64];
        random.NextBytes(signature);
        return Base64Url(Encoding.UTF8.GetBytes(header)) + "." + Base64Url(Encoding.UTF8.GetBytes(payload)) + "." + Base64Url(signature);
    }

    public static string Pem(Random random, string label = "PRIVATE KEY", int bytes = 300, string newLine = "\n")
    {
        byte[] der = new byte[bytes];
        random.NextBytes(der);
        return Pem(label, der, newLine);
    }

    public static string Pem(string label, byte[] der, string newLine = "\n")
    {
        IEnumerable<string> lines = Convert.ToBase64String(der).Chunk(64).Select(static line => new string(line));
        return "-----" + "BEGIN " + label + "-----" + newLine + string.Join(newLine, lines) + newLine + "-----" + "END " + label + "-----";
    }

    public static string Url(Random random, string? password = null) =>
        Pick(random, "postgres", "mysql", "mongodb+srv", "redis", "amqps") + "://app:" + (password ?? "k7" + Text(random, Alphanumeric, 12))
        + "@db" + random.Next(100).ToString(CultureInfo.InvariantCulture) + ".internal:5432/orders?ssl=true";

    public static string Text(Random random, string alphabet, int length) =>
        string.Create(length, (random, alphabet), static (span, state) =>
        {
            foreach (ref char c in span)
            {
                c = state.alphabet[state.random.Next(state.alphabet.Length)];
            }
        });

    public static string Sha256Hex(byte[] data) => Convert.ToHexStringLower(SHA256.HashData(data));

    public static string Base64Url(byte[] data) => System.Buffers.Text.Base64Url.EncodeToString(data);

    // Bit by bit, without a table.
    public static uint Crc(string text, Encoding? encoding = null)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in (encoding ?? Encoding.ASCII).GetBytes(text))
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool set = ((crc ^ (uint)(b >> bit)) & 1) != 0;
                crc >>= 1;
                crc = set ? crc ^ 0xEDB88320 : crc;
            }
        }

        return ~crc;
    }

    public static string Write(uint value, string digits, int width)
    {
        var text = new StringBuilder();
        for (; value > 0; value /= (uint)digits.Length)
        {
            text.Insert(0, digits[(int)(value % (uint)digits.Length)]);
        }

        return text.ToString().PadLeft(width, digits[0]);
    }

    private static string Encode32(BigInteger bits)
    {
        char[] text = new char[16];
        for (int i = text.Length - 1; i >= 0; i--, bits >>= 5)
        {
            text[i] = Base32[(int)(bits & 31)];
        }

        return new string(text);
    }

    private static string Pick(Random random, params string[] values) => values[random.Next(values.Length)];
}
