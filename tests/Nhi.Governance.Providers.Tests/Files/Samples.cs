using System.Globalization;

namespace Nhi.Governance.Providers.Tests.Files;

/// <summary>Values of the scanner's formats, put together when a test runs, so that no source file holds one.</summary>
internal static class Samples
{
    public static string Slack(int seed = 0) => "xoxb-" + Digits(seed, 12) + "-" + Digits(seed + 1, 12) + "-" + Letters(seed + 2, 24);

    public static string AwsId(int seed = 0) => "AKIA" + Letters(seed, 16).ToUpperInvariant().Replace('0', 'Q').Replace('1', 'R').Replace('8', 'S').Replace('9', 'T');

    public static string AwsPair(int seed = 0) => $"aws_access_key_id = {AwsId(seed)}\naws_secret_access_key = {Letters(seed + 7, 40)}\n";

    public static string Stripe(int seed = 0) => "sk_" + "live_" + Letters(seed, 24);

    public static string Jwt() =>
        string.Join('.', Part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}"), Part("{\"iss\":\"https://idp.example.org/x\",\"sub\":\"system:serviceaccount:a:b\"}"), Letters(3, 86));

    private static string Part(string json) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Digits(int seed, int length) => string.Concat(Enumerable.Range(0, length).Select(index => (((seed + 1) * 7919 * (index + 3)) % 1009 % 10).ToString(CultureInfo.InvariantCulture)));

    private static string Letters(int seed, int length)
    {
        const string Alphabet = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ234567";
        var state = (uint)((seed + 1) * 2654435761);
        var letters = new char[length];
        for (var index = 0; index < length; index++)
        {
            state = (state * 1664525) + 1013904223;
            letters[index] = Alphabet[(int)((state >> 16) % (uint)Alphabet.Length)];
        }

        return new string(letters);
    }
}
