using System.Text;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>Secrets of all kinds: tokens, words, punctuated, text beyond ASCII, any bytes; some begin or end another.</summary>
internal static class RandomSecrets
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static List<byte[]> Create(Random random, int count, bool inOneLine = false)
    {
        var secrets = new List<byte[]>();
        while (secrets.Count < count)
        {
            var secret = One(random);
            if (inOneLine && secret.AsSpan().ContainsAnyExceptInRange((byte)'!', (byte)'~'))
            {
                continue;
            }

            secrets.Add(secret);
            if (secret.Length > 20 && random.Next(4) == 0)
            {
                var cut = random.Next(8, secret.Length);
                secrets.Add(random.Next(3) switch
                {
                    0 => secret[..cut],
                    1 => secret[^cut..],
                    _ => secret[(secret.Length - cut)..],
                });
            }
        }

        return secrets;
    }

    public static byte[] One(Random random)
    {
        var length = random.Next(20) switch { 0 => random.Next(8, 4097), < 5 => 8, < 10 => random.Next(8, 16), _ => random.Next(16, 80) };
        return random.Next(10) switch
        {
            0 => Bytes(random, length),
            1 => Text(random, length, "abcdefghijklmnopqrstuvwxyz"),
            2 => Text(random, length, Alphanumeric + "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
            3 => Text(random, length, "0123456789abcdef"),
            4 => Text(random, length, Alphanumeric + "+/"),
            5 => Beyond(random, length),
            7 => Lines(random),
            8 => Phrase(random),
            6 => Encoding.ASCII.GetBytes("postgres://app:" + Encoding.ASCII.GetString(Text(random, 12, Alphanumeric)) + "@db.internal:5432/orders"),
            _ => Text(random, length, Alphanumeric),
        };
    }

    public static byte[] Text(Random random, int length, string alphabet) => [.. Enumerable.Range(0, length).Select(_ => (byte)alphabet[random.Next(alphabet.Length)])];

    private static byte[] Lines(Random random)
    {
        byte[] secret = [.. "-----BEGIN KEY-----"u8];
        for (var lines = random.Next(1, 30); lines > 0; lines--)
        {
            secret = [.. secret, (byte)'\n', .. Text(random, lines == 1 ? random.Next(1, 64) : 64, Alphanumeric + "+/")];
        }

        return [.. secret, .. "\n-----END KEY-----"u8];
    }

    private static byte[] Phrase(Random random)
    {
        var words = Enumerable.Range(0, random.Next(2, 12)).Select(_ => Encoding.ASCII.GetString(Text(random, random.Next(4, 9), "abcdefghijklmnopqrstuvwxyz")));
        return Encoding.ASCII.GetBytes(string.Join(' ', words));
    }

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Beyond(Random random, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(random.Next(4) == 0 ? "äöüßéñ€日本"[random.Next(9)] : Alphanumeric[random.Next(Alphanumeric.Length)]);
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return bytes.Length <= KnownSecretsBuilder.MaxLength ? bytes : bytes[..(length / 4 * 4)];
    }
}
