using System.Text;
using System.Text.Unicode;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>A secret within something, and what was done to it last: written without the library's decoders.</summary>
/// <param name="Bytes">The whole.</param>
/// <param name="Start">Where the secret's encoded form starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Encoding">What was done.</param>
internal sealed record Encoded(byte[] Bytes, int Start, int End, SecretEncoding Encoding)
{
    /// <summary>Encodes each byte on its own.</summary>
    public static Encoded Map(Encoded from, SecretEncoding encoding, Func<int, byte[]> encode)
    {
        var bytes = new List<byte>();
        var (start, end) = (0, 0);
        for (var at = 0; at < from.Bytes.Length; at++)
        {
            start = at == from.Start ? bytes.Count : start;
            bytes.AddRange(encode(at));
            end = at == from.End - 1 ? bytes.Count : end;
        }

        return new Encoded([.. bytes], start, end, encoding);
    }

    /// <summary>Encodes each character on its own, and each byte where it is no text in UTF-8.</summary>
    public static Encoded MapCharacters(Encoded from, SecretEncoding encoding, Func<byte[], Rune?, byte[]> encode)
    {
        var isText = Utf8.IsValid(from.Bytes);
        var length = 0;
        return Map(from, encoding, at =>
        {
            // The bytes of a character behind its first have been encoded with it.
            if (length > 0 && --length > 0)
            {
                return [];
            }

            Rune? character = null;
            length = 1;
            if (isText)
            {
                Rune.DecodeFromUtf8(from.Bytes.AsSpan(at), out var rune, out length);
                character = rune;
            }

            return encode(from.Bytes[at..(at + length)], character);
        });
    }
}
