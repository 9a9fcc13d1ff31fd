using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>Decodes by regular expressions and the base class library, to judge what a search claims.</summary>
internal static class NaiveDecoder
{
    /// <summary>Whether bytes hold a secret, encoded as is told.</summary>
    public static bool Holds(byte[] bytes, EncodingChain chain, int depth, byte[] secret) => depth == chain.Count
        ? bytes.AsSpan().IndexOf(secret) >= 0
        : Decode(chain[depth], bytes).Any(decoded => Holds(decoded, chain, depth + 1, secret));

    private static IEnumerable<byte[]> Decode(SecretEncoding encoding, byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        return encoding switch
        {
            SecretEncoding.Percent => [Replace(text, "%([0-9A-Fa-f]{2})", static match => Number(match.Groups[1].Value, 16))],
            SecretEncoding.Backslash => [Replace(text, @"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-3]?[0-7]{1,2})|([^a-zA-Z0-9\s])|([nrtbfvae]))", Unescape)],
            SecretEncoding.Html => [Replace(text, "&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([a-zA-Z]+));", static match =>
                match.Groups[3].Success ? System.Net.WebUtility.HtmlDecode(match.Value) : Number(match.Groups[1].Value + match.Groups[2].Value, match.Groups[1].Success ? 16 : 10))],
            SecretEncoding.Wrapped => [Replace(text, @"[""'`][ \t]*[+.&]?[ \t]*\\?\r?\n[ \t\r\n]*(?:[+.&][ \t]*)?[""'`]|\\?\r?\n[ \t\r\n]*", static _ => "")],
            SecretEncoding.Folded => [Replace(text, @"\r?\n[ \t]*", static _ => " ")],
            SecretEncoding.Indented => [Replace(text, @"\r?\n[ \t]*", static _ => "\n")],
            SecretEncoding.Utf16 => [[.. bytes.Where(static value => value != 0)]],
            SecretEncoding.Base64 => Digits(string.Concat(text.Where(static c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '-' or '_')), 4, static part => Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='))),
            SecretEncoding.Hex => Digits(string.Concat(text.Where(char.IsAsciiHexDigit)), 2, Convert.FromHexString),
            _ => Inflate(bytes),
        };
    }

    private static byte[] Replace(string text, string pattern, MatchEvaluator with) => Encoding.Latin1.GetBytes(Regex.Replace(text, pattern, with, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(30)));

    private static string Number(string digits, int radix) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(((char)Convert.ToInt32(digits, radix)).ToString())) switch
    {
        // A byte beyond ASCII is meant as such where two hexadecimal digits give it.
        { Length: > 1 } when digits.Length == 2 => ((char)Convert.ToInt32(digits, radix)).ToString(),
        var text => text,
    };

    private static string Unescape(Match match)
    {
        if (match.Groups[1].Success || match.Groups[2].Success)
        {
            return Number(match.Groups[1].Value + match.Groups[2].Value, 16);
        }

        if (match.Groups[3].Success)
        {
            return ((char)Convert.ToInt32(match.Groups[3].Value, 8)).ToString();
        }

        return match.Groups[4].Success ? match.Groups[4].Value : match.Groups[5].Value switch { "n" => "\n", "r" => "\r", "t" => "\t", "b" => "\b", "f" => "\f", "v" => "\v", "a" => "\a", _ => "\e" };
    }

    private static IEnumerable<byte[]> Digits(string digits, int group, Func<string, byte[]> decode)
    {
        for (var pad = 0; pad < group; pad++)
        {
            var part = new string('0', pad) + digits;
            part = part.Length % group == 1 ? part[..^1] : part;
            byte[] decoded;
            try
            {
                decoded = decode(part);
            }
            catch (FormatException)
            {
                continue;
            }

            yield return decoded;
        }
    }

    // The member is somewhere in what was decoded before.
    private static IEnumerable<byte[]> Inflate(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length - 2; at++)
        {
            var header = bytes.AsSpan(at) switch { [0x1F, 0x8B, 8, ..] => 10, [0x78, 0x01 or 0x5E or 0x9C or 0xDA, ..] => 2, [(byte)'P', (byte)'K', 3, 4, ..] => 35, _ => -1 };
            if (header < 0 || at + header > bytes.Length)
            {
                continue;
            }

            using var source = new DeflateStream(new MemoryStream(bytes[(at + header)..]), CompressionMode.Decompress);
            using var target = new MemoryStream();
            try
            {
                source.CopyTo(target);
            }
            catch (InvalidDataException)
            {
                // What came before counts.
            }

            yield return target.ToArray();
        }
    }
}
