using System.Text;

namespace Nhi.Governance.Benchmarks;

/// <summary>Secrets to be enrolled, the same in every run.</summary>
internal static class RandomSecrets
{
    private const string Digits = "0123456789";
    private const string Small = "abcdefghijklmnopqrstuvwxyz";
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Small + Digits;

    public static byte[] Next(Random random, SecretMix mix)
    {
        var kind = mix switch
        {
            SecretMix.Tokens => int.MaxValue,
            SecretMix.ShortAndPunctuated => random.Next(20) is var one && one < 2 ? one : int.MaxValue,
            _ => random.Next(20),
        };
        return Encoding.ASCII.GetBytes(kind switch
        {
            0 => Text(random, random.Next(8, 12), Alphanumeric),
            1 => Text(random, random.Next(8, 20), Alphanumeric + "!#$%&*+-./:;=?@_"),
            2 => Text(random, random.Next(8, 20), Small),
            3 => Text(random, 32, Digits + "abcdef"),
            4 => Text(random, 43, Alphanumeric + "+/") + "=",
            5 => "postgres://app:" + Text(random, 12, Alphanumeric) + "@db.internal:5432/orders",
            6 => string.Join(' ', Enumerable.Range(0, 5).Select(_ => Text(random, random.Next(4, 9), Small))),
            _ => Text(random, random.Next(20, 64), Alphanumeric),
        });
    }

    private static string Text(Random random, int length, string alphabet) => string.Create(length, (random, alphabet), static (text, from) =>
    {
        foreach (ref var character in text)
        {
            character = from.alphabet[from.random.Next(from.alphabet.Length)];
        }
    });
}
