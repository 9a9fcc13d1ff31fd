using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>Encodes what holds a secret, each encoding in its varieties, at random.</summary>
internal static class Encoders
{
    private const string Safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

    /// <summary>Encodes, or not where that encoding cannot hold such bytes.</summary>
    public static Encoded? Encode(Random random, SecretEncoding encoding, Encoded from) => encoding switch
    {
        SecretEncoding.Percent => Percent(random, from),
        SecretEncoding.Backslash => Backslash(random, from),
        SecretEncoding.Html => Html(random, from),
        SecretEncoding.Wrapped => Wrap(random, from),
        SecretEncoding.Folded => Fold(random, from),
        SecretEncoding.Indented => Indent(random, from),
        SecretEncoding.Utf16 => Utf16(random, from),
        SecretEncoding.Base64 => Base64(random, from),
        SecretEncoding.Hex => Hex(random, from),
        _ => Compress(random, from),
    };

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static Encoded Percent(Random random, Encoded from)
    {
        var all = random.Next(4) == 0;
        var format = random.Next(2) == 0 ? "X2" : "x2";
        return Encoded.Map(from, SecretEncoding.Percent, at =>
            all || !Safe.Contains((char)from.Bytes[at], StringComparison.Ordinal) || random.Next(30) == 0
                ? Ascii("%" + from.Bytes[at].ToString(format, null))
                : [from.Bytes[at]]);
    }

    private static Encoded Backslash(Random random, Encoded from)
    {
        var style = random.Next(4);
        var often = random.Next(3) == 0 ? 1 : 25;
        var beyond = random.Next(3);
        return Encoded.MapCharacters(from, SecretEncoding.Backslash, (bytes, character) =>
        {
            var value = bytes[0];
            var simple = value switch
            {
                (byte)'\n' => "\\n", (byte)'\r' => "\\r", (byte)'\t' => "\\t", (byte)'"' => "\\\"", (byte)'\\' => "\\\\", 8 => "\\b", 12 => "\\f",
                (byte)'/' => random.Next(2) == 0 ? "\\/" : "/",
                _ => null,
            };
            if (simple is not null)
            {
                return Ascii(simple);
            }

            if (value is >= 32 and < 127 && random.Next(often) > 0)
            {
                return [value];
            }

            if (value >= 128)
            {
                return (beyond, character) switch
                {
                    (0, { } one) => Ascii(string.Concat(one.ToString().Select(static unit => $"\\u{(int)unit:x4}"))),
                    (1, not null) => bytes,
                    _ => Ascii(string.Concat(bytes.Select(static one => $"\\x{one:x2}"))),
                };
            }

            return style switch
            {
                0 => Ascii("\\u00" + value.ToString("x2", null)),
                1 => Ascii("\\u00" + value.ToString("X2", null)),
                2 => Ascii("\\x" + value.ToString("x2", null)),
                _ => Ascii("\\" + Convert.ToString(value, 8).PadLeft(3, '0')),
            };
        });
    }

    // Not for NUL and for what is no text: HTML has neither.
    private static Encoded? Html(Random random, Encoded from)
    {
        if (from.Bytes.Contains((byte)0) || !Utf8.IsValid(from.Bytes))
        {
            return null;
        }

        var often = random.Next(3) == 0 ? 1 : 25;
        var style = random.Next(3);
        var beyond = random.Next(2) == 0;
        return Encoded.MapCharacters(from, SecretEncoding.Html, (bytes, character) =>
        {
            var value = bytes[0];
            var name = value switch { (byte)'&' => "&amp;", (byte)'<' => "&lt;", (byte)'>' => "&gt;", (byte)'"' => "&quot;", (byte)'\'' => "&apos;", _ => null };
            if (name is not null)
            {
                return Ascii(name);
            }

            var isPlain = value < 128 ? random.Next(often) > 0 : beyond;
            return isPlain ? bytes : Ascii((style, character!.Value.Value) switch
            {
                (2, 0xE4) => "&auml;",
                (2, 0xDF) => "&szlig;",
                (0, var number) => $"&#{number};",
                (1, var number) => $"&#x{number:x};",
                (_, var number) => $"&#x{number:X4};",
            });
        });
    }

    // Blanks at the end of a line are nobody's, and quotes beside a break may be those of joined literals. Nobody wraps what is no text.
    private static Encoded? Wrap(Random random, Encoded from)
    {
        if (from.Bytes.AsSpan().ContainsAny((byte)'\n', (byte)'\r') || !IsText(from))
        {
            return null;
        }

        var width = random.Next(3) == 0 ? random.Next(2, 12) : random.Next(12, 80);
        var indent = new string(random.Next(2) == 0 ? ' ' : '\t', random.Next(0, 12));
        var (before, after) = random.Next(6) switch
        {
            0 => ("\r\n", indent),
            1 => ("\\\n", indent),
            2 => ("\" +\n", indent + "\""),
            3 => ("'\n", indent + "+ '"),
            _ => ("\n", indent),
        };
        return Encoded.Map(from, SecretEncoding.Wrapped, at =>
            at > 0 && at % width == 0 && at != from.Start && MayBreak(from.Bytes[at - 1]) && MayBreak(from.Bytes[at])
                ? [.. Ascii(before + after), from.Bytes[at]]
                : [from.Bytes[at]]);
    }

    private static Encoded? Fold(Random random, Encoded from)
    {
        if (!Enumerable.Range(1, from.Bytes.Length - 1).Any(at => IsFolded(from.Bytes, at)) || from.Bytes.AsSpan().ContainsAny((byte)'\n', (byte)'\r') || !IsText(from))
        {
            return null;
        }

        var indent = "\n" + new string(' ', random.Next(0, 9));
        return Encoded.Map(from, SecretEncoding.Folded, at => IsFolded(from.Bytes, at) ? Ascii(indent) : [from.Bytes[at]]);
    }

    private static bool IsFolded(byte[] bytes, int at) => at > 0 && at + 1 < bytes.Length && bytes[at] == ' ' && IsPlain(bytes[at - 1]) && IsPlain(bytes[at + 1]);

    private static Encoded? Indent(Random random, Encoded from)
    {
        var bytes = from.Bytes.AsSpan();
        if (!bytes.Contains((byte)'\n') || bytes.IndexOf("\n "u8) >= 0 || bytes.IndexOf("\n\t"u8) >= 0 || bytes.Contains((byte)'\r') || bytes[^1] == '\n' || !IsText(from))
        {
            return null;
        }

        var indent = Ascii((random.Next(2) == 0 ? "\r\n" : "\n") + new string(' ', random.Next(0, 9)));
        return Encoded.Map(from, SecretEncoding.Indented, at => from.Bytes[at] == '\n' ? indent : [from.Bytes[at]]);
    }

    // Not for what is no text.
    private static Encoded? Utf16(Random random, Encoded from)
    {
        if (!Utf8.IsValid(from.Bytes))
        {
            return null;
        }

        var isBigEndian = random.Next(2) == 0;
        var encoding = isBigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode;
        var encoded = Encoded.MapCharacters(from, SecretEncoding.Utf16, (_, character) => encoding.GetBytes(character!.Value.ToString()));

        // Of the first and the last character a byte that is zero does not count: in the other byte order it is the neighbour's.
        encoded = isBigEndian && encoded.Bytes[encoded.Start] == 0 ? encoded with { Start = encoded.Start + 1 } : encoded;
        return !isBigEndian && encoded.Bytes[encoded.End - 1] == 0 ? encoded with { End = encoded.End - 1 } : encoded;
    }

    private static Encoded Base64(Random random, Encoded from)
    {
        var text = Convert.ToBase64String(from.Bytes);
        text = random.Next(2) == 0 ? text : text.Replace('+', '-').Replace('/', '_').TrimEnd('=');
        var last = from.End - 1;
        var encoded = new Encoded(Ascii(text), (from.Start / 3 * 4) + (from.Start % 3), (last / 3 * 4) + (last % 3) + 2, SecretEncoding.Base64);
        return Lines(random, encoded);
    }

    private static Encoded Hex(Random random, Encoded from)
    {
        var text = random.Next(2) == 0 ? Convert.ToHexString(from.Bytes) : Convert.ToHexStringLower(from.Bytes);
        return Lines(random, new Encoded(Ascii(text), from.Start * 2, from.End * 2, SecretEncoding.Hex));
    }

    private static Encoded Lines(Random random, Encoded from)
    {
        var width = random.Next(3) switch { 0 => int.MaxValue, 1 => 64, _ => random.Next(4, 100) };
        var ending = (random.Next(2) == 0 ? "\n" : "\r\n") + new string(' ', random.Next(3) == 0 ? random.Next(1, 9) : 0);
        return width >= from.Bytes.Length
            ? from
            : Encoded.Map(from, from.Encoding, at => at > 0 && at % width == 0 && at != from.Start ? [.. Ascii(ending), from.Bytes[at]] : [from.Bytes[at]]) switch
            {
                // A break before the first byte belongs to what is before.
                var encoded => encoded,
            };
    }

    private static Encoded Compress(Random random, Encoded from)
    {
        var level = random.Next(4) switch { 0 => CompressionLevel.Fastest, 1 => CompressionLevel.SmallestSize, 2 => CompressionLevel.Optimal, _ => CompressionLevel.NoCompression };
        using var target = new MemoryStream();
        var kind = random.Next(4);
        using (Stream stream = kind switch { 0 => new GZipStream(target, level, true), 1 => new ZLibStream(target, level, true), _ => new DeflateStream(target, level, true) })
        {
            stream.Write(from.Bytes);
        }

        var data = target.ToArray();
        data = kind switch { 2 => Zip(random, data, from.Bytes.Length), 3 => Gzip(random, data), _ => data };

        // The checksum behind the data is no part of the copy.
        return new Encoded(data, 0, data.Length - kind switch { 0 or 3 => 8, 1 => 4, _ => 0 }, SecretEncoding.Compressed);
    }

    // Sizes may stand behind the data.
    private static byte[] Zip(Random random, byte[] data, int length)
    {
        var isStreamed = random.Next(2) == 0;
        var (size, whole) = isStreamed ? (0, 0) : (data.Length, length);
        byte[] extra = random.Next(2) == 0 ? [] : [1, 0, 2, 0, 9, 9];
        return
        [
            .. "PK"u8, 3, 4, 20, 0, (byte)(isStreamed ? 8 : 0), 0, 8, 0, 0, 0, 0, 0, 1, 2, 3, 4, .. BitConverter.GetBytes(size), .. BitConverter.GetBytes(whole),
            5, 0, (byte)extra.Length, 0, .. "a.txt"u8, .. extra, .. data,
        ];
    }

    // With a name, a comment, more and a checksum of all that, or none of them.
    private static byte[] Gzip(Random random, byte[] data)
    {
        var flags = random.Next(0, 32);
        byte[] more = (flags & 4) != 0 ? [3, 0, 7, 0, 7] : [];
        byte[] name = (flags & 8) != 0 ? [.. "orders.json"u8, 0] : [];
        byte[] comment = (flags & 16) != 0 ? [.. "made x by y"u8, 0] : [];
        byte[] check = (flags & 2) != 0 ? [1, 2] : [];
        return [0x1F, 0x8B, 8, (byte)flags, 1, 2, 3, 4, 0, 3, .. more, .. name, .. comment, .. check, .. data, 1, 2, 3, 4, 5, 6, 7, 8];
    }

    private static bool IsText(Encoded from) => from.Encoding is not (SecretEncoding.Compressed or SecretEncoding.Utf16);

    private static bool MayBreak(byte value) => value > ' ' && value is not ((byte)'"' or (byte)'\'' or (byte)'`' or (byte)'\\');

    private static bool IsPlain(byte value) => char.IsAsciiLetterOrDigit((char)value);
}
