using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>Decodes whole texts by regular expressions and the base class library, to judge what a search claims. It shares nothing with the search.</summary>
internal static class NaiveDecoder
{
    /// <summary>Whether bytes, decoded as is told, are a secret, the whole of it and no more; a compressed member holds it somewhere.</summary>
    public static bool Is(byte[] bytes, EncodingChain chain, byte[] secret) => Is(bytes, chain, 0, secret);

    private static bool Is(byte[] bytes, EncodingChain chain, int depth, byte[] secret)
    {
        if (depth == chain.Count)
        {
            var at = bytes.AsSpan().IndexOf(secret);
            return at >= 0 && IsOfCharacter(bytes, 0, at) && IsOfCharacter(bytes, at + secret.Length, bytes.Length);
        }

        // In a member it may be anywhere, and what decodes it further decodes what is beside it as well.
        return chain[depth] == SecretEncoding.Compressed
            ? Inflate(bytes).Any(inflated => Holds(inflated, chain, depth + 1, secret))
            : Decode(chain[depth], bytes).Any(decoded => Is(decoded, chain, depth + 1, secret));
    }

    // A secret may begin or end within a character that is encoded as one.
    private static bool IsOfCharacter(byte[] bytes, int from, int to) => from == to
        || (to - from <= 3 && (to == bytes.Length ? bytes[from..to] : bytes[(from + 1)..(to + 1)]).All(static value => (value & 0xC0) == 0x80));

    private static bool Holds(byte[] bytes, EncodingChain chain, int depth, byte[] secret) => depth == chain.Count
        ? bytes.AsSpan().IndexOf(secret) >= 0
        : Parts(chain[depth], bytes).SelectMany(part => Decode(chain[depth], part)).Any(decoded => Holds(decoded, chain, depth + 1, secret));

    // Runs of digits stand among other text; a member may start anywhere.
    private static IEnumerable<byte[]> Parts(SecretEncoding encoding, byte[] bytes) => encoding switch
    {
        SecretEncoding.Base64 => Runs(bytes, "[A-Za-z0-9+/_-]+(?:[\\r\\n][ \\t\\r\\n]*[A-Za-z0-9+/_-]+)*"),
        SecretEncoding.Hex => Runs(bytes, "[A-Fa-f0-9]+(?:[\\r\\n][ \\t\\r\\n]*[A-Fa-f0-9]+)*"),
        SecretEncoding.Utf16 => [bytes, bytes[Math.Min(1, bytes.Length)..]],
        SecretEncoding.Compressed => Enumerable.Range(0, bytes.Length).Where(at => bytes[at] is 0x1F or 0x78 or (byte)'P').Select(at => bytes[at..]),
        _ => [bytes],
    };

    private static IEnumerable<byte[]> Runs(byte[] bytes, string pattern) =>
        Regex.Matches(Encoding.Latin1.GetString(bytes), pattern, RegexOptions.None, TimeSpan.FromSeconds(30))
            .SelectMany(match => Enumerable.Range(0, Math.Min(4, match.Length)).Select(at => bytes[(match.Index + at)..(match.Index + match.Length)]));

    private static IEnumerable<byte[]> Decode(SecretEncoding encoding, byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        return encoding switch
        {
            SecretEncoding.Percent => [Replace(text, "%([0-9A-Fa-f]{2})", static match => Byte(match.Groups[1].Value, 16))],
            SecretEncoding.Backslash => [Replace(text, @"\\(?:u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-3]?[0-7]{1,2})|([!-/:-@\[-`{-~])|([nrtbfvae]))", Unescape)],
            SecretEncoding.Html => [Replace(text, "&(?:#[xX]([0-9A-Fa-f]+)|#([0-9]+)|([a-zA-Z0-9]+));", static match =>
                match.Groups[3].Success ? Utf8(WebUtility.HtmlDecode(match.Value)) : Character(match.Groups[1].Value + match.Groups[2].Value, match.Groups[1].Success ? 16 : 10))],
            SecretEncoding.Wrapped => [Replace(text, @"([""'`])[ \t]*[+.&]?[ \t]*\\?\r?\n[ \t\r\n]*(?:[+.&][ \t]*)?\1|\\?\r?\n[ \t\r\n]*", static _ => "")],
            SecretEncoding.Folded => [Replace(text, @"\r?\n[ \t]*", static _ => " ")],
            SecretEncoding.Indented => [Replace(text, @"\r?\n[ \t]*", static _ => "\n")],
            SecretEncoding.Utf16 => Utf16(bytes),
            SecretEncoding.Base64 => Digits(text, "^[A-Za-z0-9+/_-]+$", 4, static part => Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='))),
            SecretEncoding.Hex => Digits(text, "^[A-Fa-f0-9]+$", 2, Convert.FromHexString),
            _ => Inflate(bytes),
        };
    }

    private static byte[] Replace(string text, string pattern, MatchEvaluator with) =>
        Encoding.Latin1.GetBytes(Regex.Replace(text, pattern, with, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(30)));

    private static string Byte(string digits, int radix) => ((char)Convert.ToInt32(digits, radix)).ToString();

    private static string Character(string digits, int radix) => Utf8(char.ConvertFromUtf32(Convert.ToInt32(digits, radix)));

    private static string Utf8(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string Unescape(Match match) => match.Groups switch
    {
        { } groups when groups[1].Success => Utf8(new string([(char)Number(groups[1]), (char)Number(groups[2])])),
        { } groups when groups[3].Success => char.IsSurrogate((char)Number(groups[3])) ? match.Value : Character(groups[3].Value, 16),
        { } groups when groups[4].Success => Byte(groups[4].Value, 16),
        { } groups when groups[5].Success => Byte(groups[5].Value, 8),
        { } groups when groups[6].Success => groups[6].Value,
        { } groups => groups[7].Value switch { "n" => "\n", "r" => "\r", "t" => "\t", "b" => "\b", "f" => "\f", "v" => "\v", "a" => "\a", _ => "\e" },
    };

    private static int Number(Group hexadecimal) => int.Parse(hexadecimal.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // A zero at either end is no part of a claim.
    private static IEnumerable<byte[]> Utf16(byte[] bytes)
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            foreach (var padded in new byte[][] { bytes, [0, .. bytes], [.. bytes, 0] })
            {
                if (padded.Length % 2 == 0)
                {
                    yield return Encoding.UTF8.GetBytes(encoding.GetString(padded));
                }
            }
        }
    }

    // Blanks are between lines only.
    private static IEnumerable<byte[]> Digits(string text, string all, int group, Func<string, byte[]> decode)
    {
        var digits = Regex.Replace(text, @"[\r\n][ \t\r\n]*", "", RegexOptions.None, TimeSpan.FromSeconds(30));
        if (!Regex.IsMatch(digits, all, RegexOptions.None, TimeSpan.FromSeconds(30)))
        {
            yield break;
        }

        for (var before = 0; before < (group == 2 ? 2 : 3); before++)
        {
            // A claim starts with the digit in which its first byte begins: in the first, second or third of its group.
            var part = new string('0', before) + digits;
            part = part.Length % group == 1 ? part[..^1] : part;
            yield return decode(part)[before..];
        }
    }

    private static IEnumerable<byte[]> Inflate(byte[] bytes)
    {
        var header = bytes switch
        {
            [0x1F, 0x8B, 8, ..] => Gzip(bytes),
            [0x78, 0x01 or 0x5E or 0x9C or 0xDA, ..] => 2,
            [(byte)'P', (byte)'K', 3, 4, ..] when bytes.Length > 30 => 30 + BitConverter.ToUInt16(bytes, 26) + BitConverter.ToUInt16(bytes, 28),
            _ => -1,
        };
        if (header < 0 || header > bytes.Length)
        {
            yield break;
        }

        using var source = new DeflateStream(new MemoryStream(bytes[header..]), CompressionMode.Decompress);
        using var target = new MemoryStream();
        try
        {
            // One by one: what comes before an error counts.
            for (var value = source.ReadByte(); value >= 0; value = source.ReadByte())
            {
                target.WriteByte((byte)value);
            }
        }
        catch (InvalidDataException)
        {
        }

        yield return target.ToArray();
    }

    private static int Gzip(ReadOnlySpan<byte> member)
    {
        var at = 10;
        at += (member[3] & 4) != 0 ? 2 + BitConverter.ToUInt16(member[at..]) : 0;
        for (var flag = 8; flag <= 16; flag *= 2)
        {
            at += (member[3] & flag) != 0 ? member[at..].IndexOf((byte)0) + 1 : 0;
        }

        return at + ((member[3] & 2) != 0 ? 2 : 0);
    }
}
